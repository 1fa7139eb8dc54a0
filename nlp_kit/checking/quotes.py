"""Quotes that lack something, speakers that nothing names, and cues that report nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from nlp_kit.checking.suspicion import Suspicion, suspect
from nlp_kit.checking.words import Key, Words, index_of, joined, overlapping
from nlp_kit.documents import HasOffsets, Quote, Span
from nlp_kit.text import fold_key

_FEW = 3
# What stands between a cue and what it introduces.
_INTRODUCERS = frozenset({":", "که", "«", "“", '"'})


def quotes_without_cue(texts: Sequence[Words]) -> Iterator[Suspicion]:
    """Yield quotes that neither a cue nor the layout reports."""
    for words in texts:
        for quote in words.document.quotes:
            if quote.cue is None and not _layout_reports(words, quote):
                yield suspect(
                    "quote-without-cue",
                    words.document,
                    quote,
                    f"{quote.kind}, and no cue reports it.",
                    score=0.6,
                )


def speakers_never_named(texts: Sequence[Words]) -> Iterator[Suspicion]:
    """Yield quotes whose speaker no entity is linked to and whose name the text does not hold."""
    for words in texts:
        document = words.document
        linked = {entity.actor for entity in document.entities}
        whole = fold_key(document.text)
        for quote in document.quotes:
            if quote.speaker is None or quote.speaker in linked:
                continue
            name = document.actor(quote.speaker).name
            parts = fold_key(name).split(" ")
            missing = [part for part in parts if part not in whole]
            if missing:
                yield suspect(
                    "speaker-never-named",
                    document,
                    quote.source or quote,
                    f"No entity is linked to the speaker «{name}» ({quote.speaker}), and the text "
                    f"does not hold «{' '.join(missing)}».",
                    score=0.3 + 0.6 * len(missing) / len(parts),
                    subject=quote.id,
                )


def sources_of_others(texts: Sequence[Words]) -> Iterator[Suspicion]:
    """Yield quotes whose source begins with a person who is not the speaker."""
    for words in texts:
        for quote in words.document.quotes:
            source = quote.source
            if source is None:
                continue
            for entity in words.document.entities:
                if (
                    entity.label == "PER"
                    and entity.start == source.start
                    and entity.actor is not None
                    and entity.actor != quote.speaker
                ):
                    yield suspect(
                        "source-not-speaker",
                        words.document,
                        source,
                        f"The source names {entity.actor}, the speaker is "
                        f"{quote.speaker or 'null'}.",
                        score=0.85,
                        subject=quote.id,
                    )


def missed_quotes(texts: Sequence[Words]) -> Iterator[Suspicion]:
    """Yield cues known from other quotes that introduce something which is no quote."""
    cues: Counter[Key] = Counter(
        words.key(quote.cue) for words in texts for quote in words.document.quotes if quote.cue
    )
    index = index_of(key for key, count in cues.items() if count >= _FEW)
    bare: dict[Key, list[tuple[Words, Span]]] = {}
    for words in texts:
        quotes = words.document.quotes
        used: list[HasOffsets] = [quote.cue for quote in quotes if quote.cue is not None]
        for key, place in words.occurrences(index):
            if words.frame.zone(place) not in {"BODY", "HEADLINE"}:
                continue
            if overlapping(used, place) or overlapping(quotes, place):
                continue
            _, last = words.frame.token_range(place)
            if last < len(words.keys) and words.keys[last] in _INTRODUCERS:
                bare.setdefault(key, []).append((words, place))
    for key, places in bare.items():
        share = cues[key] / (cues[key] + len(places))
        for words, place in places:
            yield suspect(
                "missed-quote",
                words.document,
                place,
                f"Introduces no quote; «{joined(key)}» is the cue of {cues[key]} quotes.",
                score=share * 0.9,
            )


def _layout_reports(words: Words, quote: Quote) -> bool:
    """Tell whether a quote needs no cue: after a colon, in a headline, or going on with one."""
    line = words.document.text[: quote.start].rpartition("\n")[2].rstrip(' \t«“"')
    if words.frame.zone(quote) == "HEADLINE" or line.endswith(":"):
        return True
    return quote.kind == "direct" and not line
