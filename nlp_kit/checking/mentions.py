"""The same string annotated in different ways: labels, missed mentions, borders, actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from nlp_kit.checking.suspicion import Suspicion, suspect
from nlp_kit.checking.words import Key, Words, index_of, joined, overlapping, usual
from nlp_kit.documents import Document, Entity, HasOffsets, Span, outermost

_SHORT = 3
# Three against one at the least.
_MOSTLY = 0.75
# A country may name its land and its team, a building may be a place and act.
_EITHER = frozenset({"ORG", "FAC", "LOC"})


def label_conflicts(texts: Sequence[Words]) -> Iterator[Suspicion]:
    """Yield spans whose string has another label in most other places."""
    layers: tuple[tuple[str, Callable[[Document], Sequence[HasOffsets]], str], ...] = (
        ("entities", lambda document: document.entities, "label"),
        ("times", lambda document: document.times, "type"),
        ("non_quotes", lambda document: document.non_quotes, "label"),
    )
    for layer, spans, name in layers:
        found: dict[Key, list[tuple[Words, HasOffsets]]] = {}
        for words in texts:
            for span in spans(words.document):
                found.setdefault(words.key(span), []).append((words, span))
        for places in found.values():
            counts = Counter(getattr(span, name) for _, span in places)
            if len(counts) < 2:
                continue
            common, share = usual(counts)
            for words, span in places:
                label = getattr(span, name)
                if label == common:
                    continue
                open_question = layer == "entities" and {label, common} <= _EITHER
                yield suspect(
                    "label-conflict",
                    words.document,
                    span,
                    f"{label} here, {common} in {counts[common]} of {counts.total()} places.",
                    score=share * (0.7 if open_question else 1),
                    subject=label,
                )


def missed_entities(texts: Sequence[Words]) -> Iterator[Suspicion]:
    """Yield places where a string stands bare that is an entity elsewhere."""
    yield from _missed(texts, "missed-entity", lambda document: document.entities)


def missed_times(texts: Sequence[Words]) -> Iterator[Suspicion]:
    """Yield places where a string stands bare that is a time elsewhere."""
    yield from _missed(texts, "missed-time", lambda document: document.times)


def border_words(texts: Sequence[Words]) -> Iterator[Suspicion]:
    """Yield entities that hold, or leave out, a border word against the custom of their label.

    This finds heads left outside («… فرودگاه» before the name) and titles taken inside.
    """
    inside: dict[tuple[str, str, str], list[tuple[Words, Entity]]] = {}
    outside: dict[tuple[str, str, str], list[tuple[Words, Entity]]] = {}
    for words in texts:
        for entity in outermost(words.document.entities):
            key = words.key(entity)
            if len(key) > 1:
                inside.setdefault((entity.label, "begin", key[0]), []).append((words, entity))
                inside.setdefault((entity.label, "end", key[-1]), []).append((words, entity))
            for side, place in (("begin", words.before(entity)), ("end", words.after(entity))):
                if place is not None:
                    beside = (entity.label, side, words.keys[place])
                    outside.setdefault(beside, []).append((words, entity))
    for item in sorted(inside.keys() & outside.keys()):
        label, side, word = item
        # Prepositions and marks stand at any border.
        if not word.isalpha() or len(word) < _SHORT:
            continue
        sides = {"within": inside[item], "outside": outside[item]}
        custom, share = usual(Counter({name: len(places) for name, places in sides.items()}))
        if share < _MOSTLY:
            continue
        other = "outside" if custom == "within" else "within"
        for words, entity in sides[other]:
            yield suspect(
                "border-word",
                words.document,
                entity,
                f"«{word}» stands {other} at the {side}; {len(sides[custom])} other {label} "
                f"spans have it {custom}.",
                score=share * 0.8,
                subject=f"{side}{label}",
            )


def actor_conflicts(texts: Sequence[Words]) -> Iterator[Suspicion]:
    """Yield mentions linked to another actor than equal ones of the same document."""
    for words in texts:
        found: dict[tuple[str, Key], list[Entity]] = {}
        for entity in words.document.entities:
            found.setdefault((entity.label, words.key(entity)), []).append(entity)
        for places in found.values():
            counts = Counter(entity.actor or "none" for entity in places)
            if len(counts) < 2:
                continue
            common, share = usual(counts)
            for entity in places:
                if (entity.actor or "none") != common:
                    yield suspect(
                        "actor-conflict",
                        words.document,
                        entity,
                        f"Linked to {entity.actor or 'no actor'}; the same words are linked to "
                        f"{common} elsewhere in the document.",
                        score=max(share, 0.6),
                        subject=entity.actor or "none",
                    )


def _missed(
    texts: Sequence[Words], check: str, layer: Callable[[Document], Sequence[HasOffsets]]
) -> Iterator[Suspicion]:
    annotated: Counter[Key] = Counter()
    within: dict[Key, set[str]] = {}
    for words in texts:
        for span in layer(words.document):
            key = words.key(span)
            annotated[key] += 1
            within.setdefault(key, set()).add(words.document.id)
    # One word that was annotated once says little about the same word elsewhere.
    known = {key for key, count in annotated.items() if count > 1 or len(key) > 1}
    index = index_of(known)
    bare: dict[Key, list[tuple[Words, Span]]] = {}
    for words in texts:
        exact = {(span.start, span.end) for span in layer(words.document)}
        for key, place in words.occurrences(index):
            if (place.start, place.end) not in exact and _is_free(words, place, check):
                bare.setdefault(key, []).append((words, place))
    for key, places in bare.items():
        share = annotated[key] / (annotated[key] + len(places))
        for words, place in places:
            here = words.document.id in within[key]
            yield suspect(
                check,
                words.document,
                place,
                f"Not annotated; «{joined(key)}» is in {annotated[key]} of "
                f"{annotated[key] + len(places)} places"
                + (", in this document too." if here else "."),
                score=share * (1 if here else 0.8),
            )


def _is_free(words: Words, place: HasOffsets, check: str) -> bool:
    """Tell whether the scheme would have a mention annotated in a place that has none."""
    document = words.document
    zone = words.frame.zone(place)
    if zone is None or (zone == "CHROME" and check != "missed-time"):
        return False
    if zone == "CREDIT" and check == "missed-time":
        return False
    if overlapping(document.times, place):
        return False
    for entity in document.entities:
        if not (entity.start < place.end and place.start < entity.end):
            continue
        holds = entity.start <= place.start and place.end <= entity.end
        held = place.start <= entity.start and entity.end <= place.end
        # Parts of a person's name are no mentions of their own, nor do entities cross.
        if check == "missed-time" or not (holds or held) or (holds and entity.label == "PER"):
            return False
    return True
