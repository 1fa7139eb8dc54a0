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
