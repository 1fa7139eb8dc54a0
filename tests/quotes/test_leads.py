import pytest

from nlp_kit.quotes.leads import after_lead
from nlp_kit.quotes.words import read_words


def subject(text: str) -> str:
    """Return the text from the first word that is of no lead."""
    words = read_words(text)
    first = after_lead(words, 0, len(words))
    return text[words.starts[first] :]


@pytest.mark.parametrize(
    "lead",
    [
        "خبرگزاری سپهر: ",
        "خبرگزاری سپهر - مهرگان: ",
        "خبرگزاری سپهر- ",
        "خبرگزاری سپهر_",
        "در این نشست ",
        "در همین رابطه ",
        "در این مراسم نیز، ",
        "در ادامه این دیدار نیز ",
        "در ادامه ",
        "بار دیگر ",
        "حال ",
        "همچنین روز شنبه ",
    ],
)
def test_what_stands_before_a_subject_is_passed_over(lead: str) -> None:
    assert subject(f"{lead}رئیس شورای شهر گفت") == "رئیس شورای شهر گفت"


def test_who_is_pointed_at_is_a_subject() -> None:
    assert subject("در ادامه این مقام گفت") == "این مقام گفت"


def test_an_occasion_without_a_speaker_after_it_is_left_in_place() -> None:
    assert subject("در این نشست تازه ما گفت").startswith("در این نشست")
