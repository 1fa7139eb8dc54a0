"""Hypothesis strategies for documents whose layers nest, cross and touch, on invented words."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from nlp_kit.documents import Actor, Document, Entity, Quote, Span, Time

WORDS = 12
TEXT = " ".join(f"واژه{index}" for index in range(WORDS))
_BORDERS: list[tuple[int, int]] = []
_place = 0
for _word in TEXT.split(" "):
    _BORDERS.append((_place, _place + len(_word)))
    _place += len(_word) + 1
ACTORS = tuple(Actor(id=f"A{index}", label="PER", name=f"نام {index}") for index in range(3))


def span(first: int, last: int) -> tuple[int, int]:
    """Return the code points of the words from ``first`` to ``last``, both included."""
    return _BORDERS[first][0], _BORDERS[last][1]


@st.composite
def spans(draw: Any) -> tuple[int, int]:
    """Draw a span of whole words."""
    first, last = sorted((draw(st.integers(0, WORDS - 1)), draw(st.integers(0, WORDS - 1))))
    return span(first, last)


@st.composite
def entity_lists(draw: Any, *, most: int = 6) -> list[Entity]:
    """Draw entities, overlapping at will."""
    found = draw(
        st.lists(st.tuples(spans(), st.sampled_from(["PER", "ORG", "LOC"])), max_size=most)
    )
    return [
        Entity(id=f"E{index}", start=start, end=end, label=label)
        for index, ((start, end), label) in enumerate(found)
    ]


@st.composite
def time_lists(draw: Any) -> list[Time]:
    """Draw times, with values and without."""
    value = st.sampled_from([None, "2021", "2022"])
    found = draw(st.lists(st.tuples(spans(), st.sampled_from(["DATE", "SET"]), value), max_size=4))
    return [
        Time(id=f"T{index}", start=start, end=end, type=kind, value=value)
        for index, ((start, end), kind, value) in enumerate(found)
    ]


@st.composite
def quote_lists(draw: Any) -> list[Quote]:
    """Draw quotes with and without source and speaker."""
    source = st.none() | spans().map(lambda pair: Span(start=pair[0], end=pair[1]))
    kind = st.sampled_from(["direct", "mixed", "indirect", "unmarked"])
    speaker = st.none() | st.sampled_from([actor.id for actor in ACTORS])
    found = draw(st.lists(st.tuples(spans(), kind, source, speaker), max_size=4))
    return [
        Quote(id=f"Q{index}", start=start, end=end, kind=kind, source=source, speaker=speaker)
        for index, ((start, end), kind, source, speaker) in enumerate(found)
    ]


@st.composite
def documents(draw: Any, *, identifier: str = "d") -> Document:
    """Draw a document with entities, times and quotes."""
    return Document(
        id=identifier,
        text=TEXT,
        entities=tuple(draw(entity_lists())),
        times=tuple(draw(time_lists())),
        quotes=tuple(draw(quote_lists())),
        actors=ACTORS,
    )


@st.composite
def pairs(draw: Any, *, most: int = 4) -> tuple[list[Document], list[Document]]:
    """Draw gold documents and predictions for them."""
    count = draw(st.integers(1, most))
    names = [f"d{index}" for index in range(count)]
    gold = [draw(documents(identifier=name)) for name in names]
    return gold, [draw(documents(identifier=name)) for name in names]


def shuffled(document: Document, order: Any) -> Document:
    """Return the document with each layer shuffled and its ids given anew."""
    layers: dict[str, Any] = {}
    for name in ("entities", "times", "quotes"):
        items = list(getattr(document, name))
        order.shuffle(items)
        layers[name] = tuple(
            item.model_copy(update={"id": f"{name}{index}"}) for index, item in enumerate(items)
        )
    return document.model_copy(update=layers)
