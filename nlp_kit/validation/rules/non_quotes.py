"""Rules of the marked strings that are no quotations."""

from __future__ import annotations

from collections.abc import Iterator

from nlp_kit.documents import Document, HasOffsets, Span
from nlp_kit.validation.marks import CLOSING_MARKS, OPENING_MARKS, pairs
from nlp_kit.validation.registry import Problem, rule
from nlp_kit.validation.rules.spans import overlaps
from nlp_kit.validation.rules.zones import is_annotated


@rule(
    "marked-unlisted",
    layer="non_quotes",
    section=5,
    fix="Make it a quote, or list it in non_quotes as NAME, TITLE or TERM.",
    needs=("quotes", "non_quotes", "zones"),
)
def marked_unlisted(document: Document) -> Iterator[Problem]:
    """Every marked string in HEADLINE, CAPTION and BODY is a quote, lies in a quote, or is listed
    in non_quotes.
    """
    if not is_annotated(document):
        return
    text = document.text
    listed: list[HasOffsets] = [*document.quotes, *document.non_quotes]
    listed += [zone for zone in document.zones if zone.label in ("CHROME", "CREDIT")]
    for pair in pairs(text):
        start, end = pair.content(text)
        if start >= end:
            continue
        content = Span(start=start, end=end)
        if not any(overlaps(item, content) for item in listed):
            unclosed = "" if pair.closed else " and not closed"
            yield Problem(
                "non_quotes",
                f"The string at {start}-{end} is marked{unclosed}, but nothing says what it is.",
                content,
            )


@rule(
    "non-quote-marks",
    layer="non_quotes",
    section=5,
    fix="Let the span begin right after the opening mark and end right before the closing one.",
)
def non_quote_marks(document: Document) -> Iterator[Problem]:
    """A non_quote is a string that stands in quotation marks; the marks are outside the span."""
    text = document.text
    for index, item in enumerate(document.non_quotes):
        before = text[: item.start].rstrip(" \t\u00a0")[-1:]
        after = text[item.end :].lstrip(" \t\u00a0")[:1]
        if before not in OPENING_MARKS or after not in CLOSING_MARKS | {"\n", "\r", ""}:
            around = f"{before}[…]{after.strip()}"
            yield Problem(f"non_quotes.{index}", f"No pair of marks around it ({around}).", item)


@rule(
    "non-quote-is-quote",
    layer="non_quotes",
    section=5,
    fix="Decide: words of a speaker are a quote, a name, a title or a term is not.",
)
def non_quote_is_quote(document: Document) -> Iterator[Problem]:
    """A marked string is either a quotation or none, and is listed once."""
    seen = {(quote.start, quote.end): f"the content of {quote.id}" for quote in document.quotes}
    for index, item in enumerate(document.non_quotes):
        key = (item.start, item.end)
        if key in seen:
            yield Problem(f"non_quotes.{index}", f"It is {seen[key]} too.", item)
        seen.setdefault(key, f"non_quotes.{index}")
