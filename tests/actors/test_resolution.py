import re

import pytest

from nlp_kit.actors import resolve
from nlp_kit.documents import Entity
from nlp_kit.quotes import find_quotes


def speakers(marked: str) -> list[str | None]:
    """Return who speaks in each quotation; persons stand in [ ], bodies in { } in the text."""
    entities = []
    text = ""
    for piece in re.split(r"(\[.*?\]|\{.*?\})", marked):
        bare = piece.strip("[]{}") if piece[:1] in "[{" and piece else piece
        if bare != piece:
            label = "PER" if piece[0] == "[" else "ORG"
            start = len(text)
            entities.append(Entity(id=f"E{start}", start=start, end=start + len(bare), label=label))
        text += bare
    quotes = find_quotes(text, entities=entities).quotes
    found = resolve(text, entities=entities, quotes=quotes)
    names = {actor.id: actor.name for actor in found.actors}
    assert all(entity.actor in names for entity in found.entities)
    return [names.get(quote.speaker or "") for quote in found.quotes]


ALI = "[علی امینی]، رئیس شورای شهر مهرگان، گفت: «راه بسته است و باز نمی‌شود»."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{ALI}\nاو افزود: «فردا باز می‌شود».", "علی امینی"),
        (f"{ALI}\nوی افزود که فردا باز می‌شود.", "علی امینی"),
        (f"{ALI}\n[امینی] افزود: «فردا باز می‌شود».", "علی امینی"),
        (f"{ALI}\nآقای [امینی] افزود: «فردا باز می‌شود».", "علی امینی"),
        (f"{ALI}\nرئیس شورای شهر مهرگان افزود: «فردا باز می‌شود».", "علی امینی"),
        (f"{ALI}\nرئیس شورا افزود: «فردا باز می‌شود».", "علی امینی"),
        (f"{ALI}\nاین مقام افزود: «فردا باز می‌شود».", "علی امینی"),
        (f"{ALI}\nهمچنین افزود: «فردا باز می‌شود».", "علی امینی"),
        (f"{ALI}\n{{وزارت راه}} اعلام کرد که فردا باز می‌شود.", "وزارت راه"),
        (f"{ALI}\n[رضا صفایی] دیروز به شهر رسید. او گفت: «فردا باز می‌شود».", "رضا صفایی"),
        (f"{ALI}\nیک مقام آگاه گفت که فردا باز می‌شود.", "یک مقام آگاه"),
        (f"{ALI}\nدر بیانیه {{وزارت راه}} آمده است: «فردا باز می‌شود».", "وزارت راه"),
        (f"{ALI}\nروابط عمومی {{وزارت راه}} اعلام کرد که فردا باز می‌شود.", "وزارت راه"),
        (
            f"{ALI}\nحکم [رضا صفایی] رئیس {{شورای راه}} را خواندند. در حکم [رضا صفایی] رئیس"
            " {شورای راه} آمده است: «فردا باز می‌شود».",
            "رضا صفایی",
        ),
        (
            f"{ALI}\nرئیس بیمارستان شهید [رضا صفایی] گفت که فردا باز می‌شود.",
            "رئیس بیمارستان شهید رضا صفایی",
        ),
        (f"{ALI}\nگفته می‌شود که فردا باز می‌شود.", None),
    ],
)
def test_who_is_meant_by_what_stands_there(text: str, expected: str | None) -> None:
    assert speakers(text) == ["علی امینی", expected]


def test_a_title_before_its_bearer_is_named_finds_him() -> None:
    text = "رئیس شورای مهرگان گفت که راه بسته است.\n[علی امینی] در جمع خبرنگاران افزود: برف می‌بارد."
    assert speakers(text) == ["علی امینی", "علی امینی"]


def test_a_ministry_is_not_its_minister() -> None:
    text = f"{ALI}\n{{وزارت راه}} گفت که برف می‌بارد.\nاین وزارتخانه افزود که راه بسته است."
    assert speakers(text)[1:] == ["وزارت راه", "وزارت راه"]


def test_a_name_that_the_tagger_missed_still_speaks() -> None:
    text = "آنا کریمی، سخنگوی شهرداری، گفت که راه بسته است.\nکریمی افزود که برف می‌بارد."
    assert speakers(text) == ["آنا کریمی", "آنا کریمی"]


def test_the_counsel_of_somebody_is_not_that_somebody() -> None:
    text = f"{ALI}\nوکیل [رضا صفایی] گفت که راه باز است."
    assert speakers(text)[1] == "وکیل رضا صفایی"


def test_a_name_that_is_also_a_role_is_whole() -> None:
    text = "[محمدرضا] کارگر در گفت‌وگو با ما گفت که راه بسته است.\nکارگر افزود که برف می‌بارد."
    assert speakers(text) == ["محمدرضا کارگر", "محمدرضا کارگر"]


def test_what_is_tagged_too_long_is_cut_to_the_name() -> None:
    assert speakers("[علی امینی نایب] رئیس شورا گفت که راه بسته است.") == ["علی امینی"]
    assert speakers("[رضا شاملو بیان] کرد: راه بسته است.") == ["رضا شاملو"]


def test_a_body_with_a_place_in_its_name_is_no_person() -> None:
    text = f"{ALI}\nمدیر [جهاد کشاورزی شهرستان مهرگان] گفت که برف می‌بارد."
    assert speakers(text)[1] != "جهاد کشاورزی شهرستان مهرگان"


def test_a_body_does_not_bear_a_persons_title() -> None:
    text = "{وزارت راه} گفت که راه بسته است.\nسخنگوی پلیس گفت که برف می‌بارد."
    assert speakers(text) == ["وزارت راه", "سخنگوی پلیس"]


def test_the_agency_that_reports_has_not_issued_the_statement() -> None:
    text = "به گزارش {رهیاب}، در این بیانیه آمده است: «راه بسته است و باز نمی‌شود»."
    assert speakers(text) == [None]


def test_a_bare_noun_means_the_body_that_was_named() -> None:
    text = f"{ALI}\n{{شرکت آوای شرق}} گفت که راه بسته است.\nشرکت افزود که برف می‌بارد."
    assert speakers(text)[2] == "شرکت آوای شرق"


def test_a_family_name_that_is_a_source_twice_is_a_person() -> None:
    text = (
        "تسخیری گفت که راه بسته است.\nرئیس ستاد مهرگان افزود: برف می‌بارد.\nتسخیری گفت که خوب است."
    )
    assert speakers(text) == ["تسخیری"] * 3


def test_this_source_is_the_one_introduced_by_the_same_noun() -> None:
    text = f"{ALI}\nیک منبع آگاه گفت که برف می‌بارد.\n{ALI}\nاین منبع افزود که راه بسته است."
    assert speakers(text)[1::2] == ["یک منبع آگاه", "یک منبع آگاه"]


def test_a_document_of_this_body_is_the_bodys() -> None:
    text = (
        f"{{مرکز آب مهرگان}} سال پیش بنیاد شد.\n{ALI}\n"
        "در گزارش همین مرکز آمده است: «راه بسته است و باز نمی‌شود»."
    )
    assert speakers(text)[1] == "مرکز آب مهرگان"


def test_a_plural_role_is_no_single_person() -> None:
    text = f"{ALI}\nباشندگان می‌گویند که برف می‌بارد."
    assert speakers(text)[1] == "باشندگان"


def test_a_role_tagged_as_a_name_is_a_title() -> None:
    text = (
        "[علی امینی]، نایب رئیس شورای شهر، گفت که راه بسته است.\n"
        "[نایب] رئیس شورا افزود که برف می‌بارد."
    )
    assert speakers(text) == ["علی امینی", "علی امینی"]


def test_a_role_that_is_a_family_name_is_one() -> None:
    text = "[علی کارگر] گفت که برف می‌بارد.\n[رضا صفایی] گفت که نمی‌بارد.\n[کارگر] گفت که می‌بارد."
    assert speakers(text) == ["علی کارگر", "رضا صفایی", "علی کارگر"]


def test_a_name_in_marks_names_its_body_without_them_whatever_its_label() -> None:
    text = "{گروه کوهنوردی «آذرخش»} گفت که راه بسته است.\n[آذرخش] گفت که فردا باز می‌شود."
    assert speakers(text) == ["گروه کوهنوردی آذرخش", "گروه کوهنوردی آذرخش"]


@pytest.mark.parametrize("body", ["{ستاد خبری}", "ستاد خبری"])
def test_a_body_in_a_documents_phrase_is_named_to_its_end(body: str) -> None:
    text = f"طبق گزارش {body} نخستین جشنواره خوراک مهرگان، راه بسته است."
    assert speakers(text) == ["ستاد خبری نخستین جشنواره خوراک مهرگان"]
