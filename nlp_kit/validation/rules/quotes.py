"""Rules of the contents of quotations: their borders, and their kind against the marks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from nlp_kit.documents import Document, HasOffsets, Quote, Span
from nlp_kit.text import fold, tokenize
from nlp_kit.validation.marks import LINE_BREAK, Pair, pairs
from nlp_kit.validation.registry import Problem, rule
from nlp_kit.validation.rules.spans import crosses, holds

CONJUNCTION = "که"


def _within(pair: Pair, span: HasOffsets) -> bool:
    """Tell whether a span holds a pair with its marks."""
    return span.start <= pair.open and pair.close + (1 if pair.closed else 0) <= span.end


def _content(pair: Pair, text: str) -> Span | None:
    start, end = pair.content(text)
    return Span(start=start, end=end) if start < end else None


def _without_stop(text: str, start: int, end: int) -> int:
    """Return the end of a span before its last full stop, if it has one."""
    return end - 1 if end - start > 1 and text[end - 1] == "." else end


@rule(
    "quote-direct-marks",
    layer="quotes",
    section=5,
    fix="Let the content begin after the opening mark and end before the closing one, "
    "or change the kind.",
)
def quote_direct_marks(document: Document) -> Iterator[Problem]:
    """The whole content of a direct quote stands in quotation marks, and is all that stands in
    them. An unclosed one ends with its paragraph.
    """
    text = document.text
    found = pairs(text)
    spans = {pair.content(text): pair for pair in found}
    ends = {
        (start, _without_stop(text, start, end))
        for (start, end), pair in spans.items()
        if not pair.closed
    }
    unclosed = [pair.open for pair in found if not pair.closed]
    for index, quote in enumerate(document.quotes):
        key = (quote.start, quote.end)
        if quote.kind != "direct" or key in spans or key in ends:
            continue
        if not _carries_on(text, quote, unclosed):
            before = text[max(0, quote.start - 3) : quote.start]
            after = text[quote.end : quote.end + 3]
            around = LINE_BREAK.sub("⏎", f"{before}[…]{after}")
            yield Problem(
                f"quotes.{index}", f"It is not what stands in a pair of marks ({around}).", quote
            )


def _carries_on(text: str, quote: Quote, unclosed: list[int]) -> bool:
    """Tell whether a paragraph goes on with a quotation that an earlier one has left open."""
    line = max((match.end() for match in LINE_BREAK.finditer(text, 0, quote.start)), default=0)
    starts_line = not text[line : quote.start].strip(' \t«“‹"')
    return starts_line and any(offset < line for offset in unclosed)


@rule(
    "quote-mixed-marks",
    layer="quotes",
    section=5,
    fix="Use `indirect` or `unmarked`, or take the speaker's words out of non_quotes.",
    needs=("non_quotes",),
)
def quote_mixed_marks(document: Document) -> Iterator[Problem]:
    """Part of a mixed quote stands in marks; a name or title in marks does not make it mixed."""
    text = document.text
    names = {(item.start, item.end) for item in document.non_quotes}
    found = pairs(text)
    for index, quote in enumerate(document.quotes):
        if quote.kind != "mixed":
            continue
        inside = [pair for pair in found if quote.start <= pair.open < quote.end]
        if not inside:
            yield Problem(f"quotes.{index}.kind", "No words stand in marks.", quote)
        elif all(pair.content(text) in names for pair in inside):
            yield Problem(
                f"quotes.{index}.kind", "Only names or titles (non_quotes) stand in marks.", quote
            )


@rule(
    "quote-indirect-marks",
    layer="quotes",
    section=5,
    fix="Use `mixed`, or list the marked string in non_quotes if it is a name, title or term.",
    needs=("non_quotes", "quotes"),
)
def quote_indirect_marks(document: Document) -> Iterator[Problem]:
    """None of an indirect or unmarked quote stands in marks, save names, titles and terms, which
    non_quotes lists, and words of somebody else, which are a quote of their own.
    """
    text = document.text
    found = pairs(text)
    for index, quote in enumerate(document.quotes):
        if quote.kind not in ("indirect", "unmarked"):
            continue
        listed = {(item.start, item.end) for item in document.non_quotes}
        inner = [other for other in document.quotes if other is not quote and holds(quote, other)]
        for pair in found:
            content = _content(pair, text)
            if content is None or not _within(pair, quote):
                continue
            known = (content.start, content.end) in listed or any(
                holds(other, content) for other in inner
            )
            # What stands within marks that stand within marks belongs to the outer string.
            nested = any(
                outer is not pair and outer.open < pair.open and pair.close < outer.close
                for outer in found
                if _within(outer, quote)
            )
            if not known and not nested:
                yield Problem(
                    f"quotes.{index}.kind",
                    f"{quote.kind}, but «{document.surface(content)[:40]}» stands in marks.",
                    quote,
                )


@rule(
    "quote-marked-whole",
    layer="quotes",
    section=5,
    fix="Make it `direct`, and leave the marks outside the content.",
    needs=("non_quotes",),
)
def quote_marked_whole(document: Document) -> Iterator[Problem]:
    """A quote whose whole content stands in one pair of marks is direct."""
    text = document.text
    names = {(item.start, item.end) for item in document.non_quotes}
    closed = [pair for pair in pairs(text) if pair.closed]
    outside = {(pair.open, pair.close + 1): pair for pair in closed}
    inside = {pair.content(text): pair for pair in closed}
    for index, quote in enumerate(document.quotes):
        if quote.kind == "direct":
            continue
        pair = outside.get((quote.start, quote.end)) or inside.get((quote.start, quote.end))
        if pair is not None and pair.content(text) not in names:
            yield Problem(f"quotes.{index}.kind", f"{quote.kind}, but all of it is marked.", quote)


@rule(
    "quote-split-marks",
    layer="quotes",
    section=5,
    fix="Make one quote of all that stands in the marks.",
    needs=("quotes",),
)
def quote_split_marks(document: Document) -> Iterator[Problem]:
    """One pair of marks is one utterance: it is never split, however many sentences it holds."""
    indexed = list(enumerate(document.quotes))
    for pair in pairs(document.text):
        content = _content(pair, document.text)
        if content is None:
            continue
        inside = [item for item in indexed if holds(content, item[1])]
        whole = any(
            holds(quote, content) or _almost(document.text, quote, content) for _, quote in indexed
        )
        parts = [
            item
            for item in inside
            if not any(other is not item and holds(other[1], item[1]) for other in inside)
        ]
        if len(parts) > 1 and not whole:
            index, quote = parts[1]
            first = parts[0][1]
            yield Problem(f"quotes.{index}", f"Shares one pair of marks with {first.id}.", quote)


def _almost(text: str, quote: Quote, content: Span) -> bool:
    return (quote.start, quote.end) == (
        content.start,
        _without_stop(text, content.start, content.end),
    )


@rule(
    "quote-unbalanced",
    layer="quotes",
    section=5,
    fix="Let the content hold both marks or neither.",
)
def quote_unbalanced(document: Document) -> Iterator[Problem]:
    """A content that is not direct holds both marks of a pair or neither."""
    for index, quote in enumerate(document.quotes):
        if quote.kind == "direct":
            continue
        for pair in pairs(document.text):
            opens = quote.start <= pair.open < quote.end
            closes = quote.start <= pair.close < quote.end
            if pair.closed and opens != closes:
                half = "opening" if opens else "closing"
                yield Problem(
                    f"quotes.{index}", f"The content holds only the {half} mark of a pair.", quote
                )


@rule("quote-twice", layer="quotes", section=5, fix="Keep one of the two.")
def quote_twice(document: Document) -> Iterator[Problem]:
    """A content is one quote: the outer source is its source."""
    seen: dict[tuple[int, int], str] = {}
    for index, quote in enumerate(document.quotes):
        key = (quote.start, quote.end)
        if key in seen:
            yield Problem(f"quotes.{index}", f"Has the content of {seen[key]}.", quote)
        seen.setdefault(key, quote.id)


@rule(
    "quote-crossing",
    layer="quotes",
    section=5,
    fix="End the first before the second begins, or let it hold the second.",
)
def quote_crossing(document: Document) -> Iterator[Problem]:
    """Contents may nest; they never cross."""
    for (_, first), (index, second) in combinations(enumerate(document.quotes), 2):
        if crosses(first, second):
            yield Problem(
                f"quotes.{index}", f"Crosses {first.id} ({first.start}-{first.end}).", second
            )


@rule(
    "quote-full-stop",
    layer="quotes",
    section=5,
    fix="End the content before the full stop.",
)
def quote_full_stop(document: Document) -> Iterator[Problem]:
    """A content that is not direct ends before its final full stop."""
    for index, quote in enumerate(document.quotes):
        surface = document.surface(quote)
        tokens = tokenize(surface)
        if quote.kind != "direct" and tokens and surface[tokens[-1][0] :].strip() == ".":
            yield Problem(f"quotes.{index}", "The content ends with a full stop.", quote)


@rule("quote-that", layer="quotes", section=5, fix="Begin the content after «که».")
def quote_that(document: Document) -> Iterator[Problem]:
    """The content of an indirect or mixed quote is the clause without «که»."""
    for index, quote in enumerate(document.quotes):
        if quote.kind in ("indirect", "mixed"):
            surface = fold(document.surface(quote))
            tokens = tokenize(surface)
            if len(tokens) > 1 and surface[: tokens[0][1]] == CONJUNCTION:
                yield Problem(f"quotes.{index}", "The content begins with «که».", quote)


@rule(
    "quote-colon",
    layer="quotes",
    section=5,
    fix="Use `unmarked` after a bare colon, `indirect` after «که» or after nothing.",
)
def quote_colon(document: Document) -> Iterator[Problem]:
    """Speech without marks is unmarked after a bare colon, and indirect after «که», after
    nothing or after «به گفته …».
    """
    text = document.text
    for index, quote in enumerate(document.quotes):
        line = max((match.end() for match in LINE_BREAK.finditer(text, 0, quote.start)), default=0)
        before = fold(text[line : quote.start]).rstrip()
        colon = before.endswith(":") and not before[:-1].rstrip().endswith(f" {CONJUNCTION}")
        if quote.kind == "indirect" and colon:
            yield Problem(f"quotes.{index}.kind", "indirect, but after a bare colon.", quote)
        if quote.kind == "unmarked" and before[-1:].isalnum():
            yield Problem(f"quotes.{index}.kind", "unmarked, but after no colon.", quote)
