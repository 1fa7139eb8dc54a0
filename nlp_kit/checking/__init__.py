"""Likely mistakes in gold: what is annotated against the custom of the rest, ranked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from nlp_kit.checking import mentions, quotes, times
from nlp_kit.checking.accepted import accept, read_accepted
from nlp_kit.checking.suspicion import Suspicion
from nlp_kit.checking.words import Words
from nlp_kit.documents import Document

__all__ = ["CHECKS", "Suspicion", "accept", "read_accepted", "suspicions"]

# By the id of the suspicions they yield.
CHECKS: dict[str, Callable[[Sequence[Words]], Iterator[Suspicion]]] = {
    "label-conflict": mentions.label_conflicts,
    "missed-entity": mentions.missed_entities,
    "missed-time": mentions.missed_times,
    "border-word": mentions.border_words,
    "actor-conflict": mentions.actor_conflicts,
    "weekday-conflict": times.weekday_conflicts,
    "value-conflict": times.value_conflicts,
    "quote-without-cue": quotes.quotes_without_cue,
    "speaker-never-named": quotes.speakers_never_named,
    "source-not-speaker": quotes.sources_of_others,
    "missed-quote": quotes.missed_quotes,
}


def suspicions(
    documents: Sequence[Document],
    *,
    checks: Collection[str] | None = None,
    accepted: Collection[str] = (),
) -> list[Suspicion]:
    """Return the likely mistakes of gold documents, the likeliest first.

    Args:
        documents: All that should be annotated alike; the more, the better the evidence.
        checks: Names of :data:`CHECKS`; all if None.
        accepted: Keys of suspicions that are known to be right.
    """
    texts = [Words.of(document) for document in documents]
    found = {
        suspicion.key: suspicion
        for name, check in CHECKS.items()
        if checks is None or name in checks
        for suspicion in check(texts)
        if suspicion.key not in accepted
    }
    return sorted(
        found.values(), key=lambda item: (-item.score, item.document, item.start, item.key)
    )
