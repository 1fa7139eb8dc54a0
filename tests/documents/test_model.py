"""The document record: small frozen values that check themselves."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from nlp_kit.documents import (
    Actor,
    Document,
    Entity,
    NonQuote,
    Quote,
    Span,
    Time,
    Zone,
    outermost,
)

TEXT = "نوری گفت: می‌روم"


def document(**layers: Any) -> Document:
    return Document(id="d", text=TEXT, **layers)


def test_only_id_and_text_are_needed() -> None:
    one = document()
    assert one.meta.language == "fa"
    assert one.meta.published is None
    assert (
        one.zones == one.entities == one.times == one.quotes == one.non_quotes == one.actors == ()
    )


def test_keys_stand_in_the_order_of_the_scheme() -> None:
    quote = Quote(id="Q1", start=10, end=16, kind="unmarked", cue=Span(start=5, end=8))
    dumped = document(quotes=(quote,)).model_dump()
    assert " ".join(dumped) == "id text meta zones entities times quotes non_quotes actors"
    assert " ".join(dumped["meta"]) == (
        "title outlet agency language published published_basis retrieved genre license source"
    )
    assert " ".join(dumped["quotes"][0]) == "id start end kind cue source speaker"
    assert " ".join(Time(id="T", start=0, end=1, type="DATE").model_dump()) == (
        "id start end type value calendar conflicts_with"
    )
    assert " ".join(Entity(id="E", start=0, end=1, label="PER").model_dump()) == (
        "id start end label actor"
    )
    assert " ".join(Actor(id="A", label="PER", name="ن").model_dump()) == "id label name wikidata"


def test_values_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        document().text = "دیگر"  # type: ignore[misc]


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_spans_end_after_they_start(start: int, end: int) -> None:
    with pytest.raises(ValidationError, match=r"is not after start|greater than or equal"):
        Span(start=start, end=end)


@pytest.mark.parametrize(
    "layers",
    [
        {"zones": (Zone(start=0, end=17, label="BODY"),)},
        {"entities": (Entity(id="E1", start=0, end=17, label="PER"),)},
        {"non_quotes": (NonQuote(start=0, end=17, label="TERM"),)},
        {"quotes": (Quote(id="Q", start=0, end=4, kind="direct", cue=Span(start=5, end=17)),)},
        {"quotes": (Quote(id="Q", start=0, end=4, kind="direct", source=Span(start=5, end=17)),)},
    ],
)
def test_no_span_ends_past_the_text(layers: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="ends past the text, which has 16 code points"):
        document(**layers)


def test_offsets_are_code_points() -> None:
    one = Document(
        id="d", text="😀😀 نوری", entities=(Entity(id="E", start=3, end=7, label="PER"),)
    )
    assert one.surface(one.entities[0]) == "نوری"


def test_ids_are_used_once_over_all_layers() -> None:
    with pytest.raises(ValidationError, match="id 'X' is used 2 times in the document"):
        document(
            entities=(Entity(id="X", start=0, end=4, label="PER"),),
            times=(Time(id="X", start=5, end=8, type="DATE"),),
        )


@pytest.mark.parametrize(
    ("layers", "message"),
    [
        (
            {"entities": (Entity(id="E", start=0, end=4, label="PER", actor="A9"),)},
            "entities.0.actor: no actor has the id 'A9'",
        ),
        (
            {"quotes": (Quote(id="Q", start=0, end=4, kind="direct", speaker="A9"),)},
            "quotes.0.speaker: no actor has the id 'A9'",
        ),
        (
            {"times": (Time(id="T", start=0, end=4, type="DATE", conflicts_with="T9"),)},
            "times.0.conflicts_with: no time has the id 'T9'",
        ),
    ],
)
def test_references_name_something(layers: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        document(**layers)


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Zone, {"start": 0, "end": 1, "label": "TITLE"}),
        (Entity, {"id": "E", "start": 0, "end": 1, "label": "GPE"}),
        (Entity, {"id": "", "start": 0, "end": 1, "label": "PER"}),
        (Entity, {"id": "E", "start": 0.0, "end": 1, "label": "PER"}),
        (Entity, {"id": "E", "start": "0", "end": 1, "label": "PER"}),
        (Entity, {"id": "E", "start": 0, "end": 1, "label": "PER", "note": "?"}),
        (Time, {"id": "T", "start": 0, "end": 1, "type": "date"}),
        (Quote, {"id": "Q", "start": 0, "end": 1, "kind": "free"}),
        (Actor, {"id": "A", "label": "PER", "name": "نوری", "wikidata": "R12"}),
        (Actor, {"id": "A", "label": "PER", "name": ""}),
        (Document, {"id": "no slug", "text": ""}),
        (Document, {"id": "", "text": ""}),
        (Document, {"id": "d"}),
        (Document, {"id": "d", "text": "", "notes": ()}),
    ],
)
def test_labels_keys_and_types_are_the_schemes(model: Any, values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        model(**values)


def test_the_flat_view_holds_the_outermost_entities() -> None:
    def entity(name: str, start: int, end: int) -> Entity:
        return Entity(id=name, start=start, end=end, label="ORG")

    inner, outer, same, later = (
        entity("inner", 2, 4),
        entity("outer", 0, 6),
        entity("same", 0, 6),
        entity("later", 6, 9),
    )
    assert outermost((later, inner, outer, same)) == (outer, later)
    assert outermost(()) == ()


def test_spans_are_told_with_their_paths() -> None:
    one = document(
        zones=(Zone(start=0, end=16, label="BODY"),),
        quotes=(
            Quote(
                id="Q",
                start=10,
                end=16,
                kind="unmarked",
                cue=Span(start=5, end=8),
                source=Span(start=0, end=4),
            ),
        ),
    )
    assert [(path, one.surface(span)) for path, span in one.spans()] == [
        ("zones.0", TEXT),
        ("quotes.0", "می‌روم"),
        ("quotes.0.cue", "گفت"),
        ("quotes.0.source", "نوری"),
    ]


def test_an_actor_is_found_by_its_id() -> None:
    actor = Actor(id="A1", label="PER", name="نوری")
    assert document(actors=(actor,)).actor("A1") is actor
    with pytest.raises(KeyError):
        document().actor("A1")
