"""Quotations of a text as values of the document record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from nlp_kit.documents import Entity, NonQuote, NonQuoteLabel, Quote, Span, Zone
from nlp_kit.quotes.finder import Finder, Proposal
from nlp_kit.quotes.judgement import Judge
from nlp_kit.quotes.lexicon import clause_words
from nlp_kit.quotes.marks import Marked
from nlp_kit.quotes.words import Words, read_words


@dataclass(frozen=True, slots=True)
class Findings:
    """The quotations of a text, the marked strings that are none, and why."""

    quotes: tuple[Quote, ...]
    non_quotes: tuple[NonQuote, ...]
    explanations: dict[str, dict[str, Any]]


def find_quotes(
    text: str,
    *,
    zones: Iterable[Zone] = (),
    entities: Iterable[Entity] = (),
    tokens: Sequence[tuple[int, int]] | None = None,
    sentences: Sequence[tuple[int, int]] | None = None,
) -> Findings:
    """Return the quotations of a text with cue and source, and the marked strings that are none."""
    words = read_words(text, tokens=tokens, sentences=sentences, zones=zones, entities=entities)
    judge = Judge()
    finder = Finder(words, judge)
    quotes: list[Quote] = []
    explanations: dict[str, dict[str, Any]] = {}
    for number, item in enumerate(_distinct(finder.run()), 1):
        quote = _quote(words, item, f"Q{number}")
        quotes.append(quote)
        explanations[quote.id] = {
            "confidence": item.confidence,
            "introducer": item.introducer,
            "cue": None if item.cue is None else item.cue.name,
        }
    non_quotes = tuple(_non_quote(words, item) for item in finder.unclaimed())
    return Findings(tuple(quotes), non_quotes, explanations)


def _distinct(proposals: list[Proposal]) -> list[Proposal]:
    seen: dict[tuple[int, int], Proposal] = {}
    for item in proposals:
        seen.setdefault((item.first, item.last), item)
    return list(seen.values())


def _quote(words: Words, item: Proposal, identifier: str) -> Quote:
    cue = item.cue
    return Quote(
        id=identifier,
        start=words.starts[item.first],
        end=words.ends[item.last],
        kind=item.kind,
        cue=None if cue is None else _span(words, cue.first, _cue_end(words, cue)),
        source=None if item.source is None else _span(words, *item.source),
    )


def _cue_end(words: Words, cue: Any) -> int:
    last = cue.last
    if cue.type == "participial":
        while words.keys[last] in ("که", "اینکه", "آنکه", "این", "مطلب", "نکته", "موضوع", "سخن", "پرسش", "جمله", "ادعا", "خبر") and last > cue.first:
            last -= 1
    return int(last)


def _span(words: Words, first: int, last: int) -> Span:
    return Span(start=words.starts[first], end=words.ends[last])


def _non_quote(words: Words, item: Marked) -> NonQuote:
    lexicon = clause_words()
    before = words.keys[item.left - 1] if item.left else ""
    label: NonQuoteLabel = "TERM"
    if before in lexicon.title_heads:
        label = "TITLE"
    elif before in lexicon.name_heads or words.entity_of[item.first]:
        label = "NAME"
    return NonQuote(start=words.starts[item.first], end=words.ends[item.last], label=label)
