import pytest

from nlp_kit.documents import Entity
from nlp_kit.quotes import find_quotes


def read(text: str, **names: str) -> tuple[str, str | None]:
    """Return content and source of the one quotation of a text whose names are known."""
    entities = []
    for label, name in names.items():
        start = text.index(name)
        entities.append(
            Entity(id=f"E{len(entities) + 1}", start=start, end=start + len(name), label=label)
        )
    (quote,) = find_quotes(text, entities=entities).quotes
    source = None if quote.source is None else text[quote.source.start : quote.source.end]
    return text[quote.start : quote.end], source


@pytest.mark.parametrize(
    ("apposition", "after"),
    [
        ("سفالگری که سی سال کوره ساخته بود", ""),
        ("عسل‌فروش ۵۸ ساله", "در بازار "),
        ("از بنیان‌گذاران تعاونی", ""),
        ("وکیل مدافع وی", ""),
        ("عضو این انجمن", "روز شنبه "),
        ("دلال فرش در کاشان", ""),
        ("مادر سه فرزند", "هم "),
    ],
)
def test_an_apposition_after_a_name_ends_at_the_comma_that_closes_it(
    apposition: str, after: str
) -> None:
    text = f"نادر صفایی، {apposition}، {after}گفت که راه بسته است."
    names = {"PER": "نادر صفایی", **({"LOC": "کاشان"} if "کاشان" in text else {})}
    assert read(text, **names) == ("راه بسته است", f"نادر صفایی، {apposition}")


@pytest.mark.parametrize("phrase", ["به گفته", "به نوشته", "به نقل از"])
def test_an_apposition_after_an_attribution_is_no_part_of_the_content(phrase: str) -> None:
    text = f"{phrase} نادر صفایی، خاک‌شناس ساکن یزد، رود خشک شده است."
    assert read(text, PER="نادر صفایی") == ("رود خشک شده است", "نادر صفایی، خاک‌شناس ساکن یزد")


@pytest.mark.parametrize("between", ["در نشستی خبری", "روز شنبه", "با اندوه"])
def test_what_is_no_noun_phrase_is_no_apposition(between: str) -> None:
    text = f"نادر صفایی، {between}، گفت که راه بسته است."
    assert read(text, PER="نادر صفایی")[1] == "نادر صفایی"


def test_a_list_of_countries_after_a_name_is_of_the_clause() -> None:
    text = "به گفته نادر صفایی، چین، هند و ژاپن گاز می‌خرند."
    assert read(text, PER="نادر صفایی", LOC="چین") == ("چین، هند و ژاپن گاز می‌خرند", "نادر صفایی")


@pytest.mark.parametrize("place", ["بانه: ", "بانه | ", "• بانه: "])
def test_a_place_before_a_colon_or_a_bar_is_no_source(place: str) -> None:
    text = f"{place}نادر صفایی، رئیس انجمن، هشدار داد که راه بسته است."
    found = read(text, PER="نادر صفایی", LOC="بانه")
    assert found == ("راه بسته است", "نادر صفایی، رئیس انجمن")


def test_an_object_after_a_single_name_is_not_of_the_source() -> None:
    text = "صفایی سفر ناوگان همسایه به بندر را «بازی با آتش» خواند."
    assert read(text, PER="صفایی") == ("بازی با آتش", "صفایی")


@pytest.mark.parametrize("adverb", ["همچنان", "غروب"])
def test_an_adverb_is_not_of_the_source(adverb: str) -> None:
    text = f"باغداران {adverb} شکایت کردند که آب نرسیده است."
    assert read(text) == ("آب نرسیده است", "باغداران")
