"""Quotations of a text as values of the document record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from nlp_kit.documents import Entity, NonQuote, NonQuoteLabel, Quote, Span, Zone
from nlp_kit.quotes.cues import Cue
from nlp_kit.quotes.finder import Finder
from nlp_kit.quotes.judgement import Judge
from nlp_kit.quotes.lexicon import clause_words, cue_words
from nlp_kit.quotes.linear import Models
from nlp_kit.quotes.marks import Marked
from nlp_kit.quotes.proposals import Proposal
from nlp_kit.quotes.words import Words, read_words

# How often a quotation found by rule was right on our training documents, by what introduces it.
_RULE_CONFIDENCE = {
    "colon": 0.98,
    "that": 0.95,
    "marks": 0.95,
    "zero": 0.9,
    "comma": 0.8,
    "fragment": 0.9,
    "label": 0.9,
    "alone": 0.9,
    "continued": 0.95,
}


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
    models: Models | None = None,
) -> Findings:
    """Return the quotations of a text with cue and source, and the marked strings that are none.

    Offsets are code points of the untouched text, half-open. Speakers are left open; they are the
    business of :func:`nlp_kit.actors.resolve`.

    Args:
        text: The untouched text.
        zones: Its zones; nothing is looked for in CHROME and CREDIT. Without any, all is body.
        entities: Its entities, as far as they are known; names that are missing are not fatal.
        tokens: The half-open spans of its words, where they are known.
        sentences: The half-open spans of its sentences, likewise.
        models: Trained models by question (:mod:`nlp_kit.quotes.judgement`); a question without
            a model is decided by rule.
    """
    words = read_words(text, tokens=tokens, sentences=sentences, zones=zones, entities=entities)
    finder = Finder(words, Judge(words, models))
    proposals = finder.run()
    quotes = tuple(_quote(words, item, f"Q{number}") for number, item in enumerate(proposals, 1))
    non_quotes = tuple(_non_quote(words, item) for item in finder.unclaimed())
    explanations = {
        quote.id: _explanation(item) for quote, item in zip(quotes, proposals, strict=True)
    }
    return Findings(quotes, non_quotes, explanations)


def _explanation(item: Proposal) -> dict[str, Any]:
    decision = item.decision
    confidence = _RULE_CONFIDENCE[item.introducer]
    if decision.probability is not None:
        confidence = decision.probability
    return {
        "confidence": round(confidence, 3),
        "decided by": decision.by,
        "introducer": item.introducer,
        "cue": None if item.cue is None else item.cue.name,
        "cue type": None if item.cue is None else item.cue.type,
        "source": "none" if item.source is None else "found",
        "reasons": decision.reasons or {},
    }


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


def _cue_end(words: Words, cue: Cue) -> int:
    """Return the last word of a cue without the «اینکه» that ends a participial one."""
    last = cue.last
    if cue.type == "participial":
        tails = cue_words().tail_words
        while last > cue.first and words.keys[last] in tails:
            last -= 1
    return last


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
