"""Hypothesis strategies for documents that strain offsets: every layer, on awkward characters."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from nlp_kit.documents import Document
from nlp_kit.text import tokenize

# Few documents by default; NLP_KIT_EXAMPLES=2000 for the long run.
ROUND_TRIPS = settings(
    max_examples=int(os.environ.get("NLP_KIT_EXAMPLES", "40")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)

_PIECES = [
    *("می‌رود", "خانه‌ها", "كتاب", "علي", "ایران", "۱۴۰۰", "قلمِ", "ا\u0653ب", "a\u0301"),
    *("😀", "👨‍👩‍👧", "🇮🇷", "❤️", "𐎠", "\u200f", "\u202bمتن\u202c", "\u2067x\u2069"),
    *("«", "»", '"', "'", "،", "؛", ":", ".", "#", "# text = ", "\\", "&amp;", "<b>", "|", "-"),
    *(" ", "  ", "\t", "\n", "\r\n", "\u00a0", "\u200b", "\ufeff", "\u2028", "\x85"),
]
_META = {
    "title": st.none() | st.sampled_from(["", "عنوان «الف»\tب", "😀"]),
    "outlet": st.none() | st.just("رهیاب"),
    "published": st.none() | st.sampled_from(["2021-10-18", "1981-01-01"]),
    "published_basis": st.none() | st.sampled_from(["stated", "inferred"]),
    "retrieved": st.none() | st.just("2024-03-28T16:03"),
    "genre": st.sampled_from(["dispatch", "authored"]),
}


@st.composite
def documents(draw: Any, *, illegal_in_xml: bool = True) -> Document:
    """Draw a document whose spans keep to the borders of tokens and to one line."""
    pieces = st.sampled_from([*_PIECES, "\x00"] if illegal_in_xml else _PIECES)
    text = "".join(draw(st.lists(pieces, max_size=40)))
    tokens = tokenize(text)
    actors = [
        {"id": f"A{number}", "label": label, "name": name, "wikidata": item}
        for number, (label, name, item) in enumerate(
            draw(st.lists(st.tuples(_LABELS, _NAMES, st.sampled_from([None, "Q42"])), max_size=3)),
            start=draw(st.integers(1, 2)),
        )
    ]
    actor = st.none() | st.sampled_from([row["id"] for row in actors]) if actors else st.none()
    spans = _spans(text, tokens)
    value: dict[str, Any] = {"id": draw(st.sampled_from(["a", "b-1", "C.2_x"])), "text": text}
    value["meta"] = {key: draw(strategy) for key, strategy in _META.items()}
    value["actors"] = actors
    if spans is not None:
        several = {"max_size": 4}
        value["zones"] = draw(st.lists(_with(spans, label=_ZONES), **several))
        value["non_quotes"] = draw(st.lists(_with(spans, label=_MARKED), **several))
        value["entities"] = _numbered(
            draw, "E", draw(st.lists(_with(spans, label=_LABELS, actor=actor), **several))
        )
        times = draw(
            st.lists(_with(spans, type=_TYPES, value=_VALUES, calendar=_CALENDARS), **several)
        )
        value["times"] = _numbered(draw, "T", times)
        for time in value["times"]:
            others = [row["id"] for row in value["times"]]
            time["conflicts_with"] = draw(st.none() | st.sampled_from(others))
        part = st.none() | spans
        quotes = draw(
            st.lists(_with(spans, kind=_KINDS, cue=part, source=part, speaker=actor), **several)
        )
        value["quotes"] = _numbered(draw, "Q", quotes)
    return Document.model_validate(value, strict=False)


_LABELS = st.sampled_from(["PER", "ORG", "LOC", "FAC", "EVENT", "PROD"])
_NAMES = st.sampled_from(["نادر یزدان‌پناه", "x", "😀 «الف»"])
_ZONES = st.sampled_from(["CHROME", "HEADLINE", "BODY"])
_MARKED = st.sampled_from(["NAME", "TITLE", "TERM"])
_TYPES = st.sampled_from(["DATE", "TIME", "DURATION", "SET"])
_VALUES = st.sampled_from([None, "2021-10-18", "2021-03-21/2022-03-20", "P3D", "2001~"])
_CALENDARS = st.sampled_from([None, "jalali", "gregorian", "islamic"])
_KINDS = st.sampled_from(["direct", "mixed", "indirect", "unmarked"])


def _spans(text: str, tokens: list[tuple[int, int]]) -> Any:
    """Return a strategy of spans from a token to one on the same line, or None without tokens."""
    if not tokens:
        return None

    def ends(index: int) -> Any:
        start = tokens[index][0]
        line_break = text.find("\n", start)
        limit = line_break if line_break >= 0 else len(text)
        fitting = [end for _, end in tokens[index : index + 6] if end <= limit]
        return st.sampled_from(fitting).map(lambda end: {"start": start, "end": end})

    return st.integers(0, len(tokens) - 1).flatmap(ends)


def _with(spans: Any, **fields: Any) -> Any:
    return st.tuples(spans, st.fixed_dictionaries(fields)).map(lambda pair: {**pair[0], **pair[1]})


def _numbered(draw: Any, letter: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    first = draw(st.integers(1, 2))
    return [{"id": f"{letter}{number}", **row} for number, row in enumerate(rows, start=first)]
