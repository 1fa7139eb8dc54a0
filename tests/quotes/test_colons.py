import pytest

from nlp_kit.documents import Entity
from nlp_kit.quotes import find_quotes


def labelled(text: str, **names: str) -> list[tuple[str, str | None]]:
    """Return content and source of each quotation of a text whose names are known."""
    entities = [
        Entity(id=label, start=text.index(name), end=text.index(name) + len(name), label=label)
        for label, name in names.items()
    ]
    return [
        (
            text[quote.start : quote.end],
            None if quote.source is None else text[quote.source.start : quote.source.end],
        )
        for quote in find_quotes(text, entities=entities).quotes
    ]


@pytest.mark.parametrize(
    "before", ["🔸 ", "• بانه: ", "🔹 برق از صبح رفته است. "], ids=["bullet", "place", "sentence"]
)
def test_a_name_with_its_role_before_a_colon_speaks(before: str) -> None:
    text = f"{before}نادر صفایی، دبیر انجمن: هنوز چراغ‌ها را می‌شماریم"
    names = {"PER": "نادر صفایی", **({"LOC": "بانه"} if "بانه" in before else {})}
    assert labelled(text, **names) == [("هنوز چراغ‌ها را می‌شماریم", "نادر صفایی، دبیر انجمن")]


def test_after_a_name_and_its_role_speech_may_be_short_of_a_verb() -> None:
    text = "🔸 نادر صفایی، دبیر انجمن: آب کم، صبر مردم زیاد"
    assert labelled(text, PER="نادر صفایی") == [("آب کم، صبر مردم زیاد", "نادر صفایی، دبیر انجمن")]


@pytest.mark.parametrize(
    "label", ["خبرگزاری موج - کرمان", "آژانس خبری موج، کرمان", "کرمان - خبرگزاری موج"]
)
def test_an_agency_and_its_place_before_a_colon_do_not_speak(label: str) -> None:
    text = f"{label}: آتش انبار پنبه پیش از ظهر خاموش شد."
    assert labelled(text, LOC="کرمان") == []


@pytest.mark.parametrize("label", ["قهرمان سال", "راستی‌آزمایی", "لیگ والیبال"])
def test_a_label_of_an_issue_does_not_speak(label: str) -> None:
    assert labelled(f"{label}: تیم بندر جام را به خانه برد.") == []


def test_what_a_thing_is_called_is_no_speech() -> None:
    text = "قنات به راهی گفته می‌شود که آب را از دل کوه می‌آورد."
    assert labelled(text) == []
