"""Rules that hold for the spans of every layer."""

from __future__ import annotations

from collections.abc import Iterator

from nlp_kit.documents import Document, HasOffsets
from nlp_kit.text import ZWNJ, tokenize
from nlp_kit.validation.marks import LINE_BREAK
from nlp_kit.validation.registry import Problem, rule

# Not «؟» and «!»: names of works end so («خانه کجاست؟»).
_EDGE_PUNCTUATION = frozenset("،؛:.,;…")


@rule(
    "span-white-space",
    layer="spans",
    section=1,
    fix="Move the border to the first or last character that is no white space.",
)
def span_white_space(document: Document) -> Iterator[Problem]:
    """A span never begins or ends with white space."""
    for path, span in document.spans():
        surface = document.surface(span)
        if surface != surface.strip():
            edge = "begins" if surface[:1].isspace() else "ends"
            yield Problem(path, f"The span {edge} with white space.", span)


@rule(
    "span-line-break",
    layer="spans",
    section=1,
    fix="End the span before the line break; a quotation over paragraphs is a quote for each.",
)
def span_line_break(document: Document) -> Iterator[Problem]:
    """A span never crosses a line break (zones are made of lines and may)."""
    for path, span in document.spans():
        if not path.startswith("zones") and LINE_BREAK.search(document.surface(span).strip()):
            yield Problem(path, "The span crosses a line break.", span)


@rule(
    "span-splits-word",
    layer="spans",
    section=1,
    fix="Move the border to the border of the word; enclitics and half-spaces are inside words.",
)
def span_splits_word(document: Document) -> Iterator[Problem]:
    """A span's borders are borders of orthographic words: white space or punctuation. ZWNJ is
    inside a word.
    """
    text = document.text
    starts, ends = set(), set()
    for start, end in tokenize(text):
        starts.add(start)
        ends.add(end)
    for path, span in document.spans():
        for offset, borders, edge in ((span.start, starts, "begins"), (span.end, ends, "ends")):
            at_space = text[offset if edge == "begins" else offset - 1].isspace()
            if offset not in borders and not at_space:
                zwnj = ZWNJ in text[max(0, offset - 1) : offset + 1]
                place = "at a half-space inside a word" if zwnj else "inside a word"
                context = f"{text[max(0, offset - 8) : offset]}|{text[offset : offset + 8]}"
                yield Problem(path, f"The span {edge} {place} ({_one_line(context)}).", span)


@rule(
    "span-punctuation",
    layer="spans",
    section=1,
    fix="Leave the punctuation outside the span.",
)
def span_punctuation(document: Document) -> Iterator[Problem]:
    """An entity, a time, a source or a cue does not begin or end with a stop, a comma, a colon
    or a semicolon; the stop of an abbreviation is part of its word.
    """
    for path, span in document.spans():
        if _is_phrase(path):
            surface = document.surface(span)
            tokens = tokenize(surface)
            if not tokens:
                continue
            for (start, end), edge in ((tokens[0], "begins"), (tokens[-1], "ends")):
                # «رسول خ.»: the stop after an initial is the initial's.
                initial = edge == "ends" and len(tokens) > 2 and tokens[-2][1] - tokens[-2][0] == 1
                if set(surface[start:end]) <= _EDGE_PUNCTUATION and not initial:
                    yield Problem(path, f"The span {edge} with «{surface[start:end]}».", span)
                    break


def _is_phrase(path: str) -> bool:
    return path.startswith(("entities", "times")) or path.endswith((".cue", ".source"))


def _one_line(text: str) -> str:
    return LINE_BREAK.sub(" ", text)


def overlaps(first: HasOffsets, second: HasOffsets) -> bool:
    """Tell whether two spans share a character."""
    return first.start < second.end and second.start < first.end


def crosses(first: HasOffsets, second: HasOffsets) -> bool:
    """Tell whether two spans overlap and neither holds the other."""
    return overlaps(first, second) and not holds(first, second) and not holds(second, first)


def holds(outer: HasOffsets, inner: HasOffsets) -> bool:
    """Tell whether a span holds another, which may be equal to it."""
    return outer.start <= inner.start and inner.end <= outer.end
