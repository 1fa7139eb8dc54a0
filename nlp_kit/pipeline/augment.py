"""spaCy augmenters: training sees each text also damaged, and with other names in it."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from spacy.language import Language
from spacy.training import Example
from spacy.util import registry

from nlp_kit.documents import Document, Entity, HasOffsets
from nlp_kit.documents.rewrite import rewrite
from nlp_kit.names import listed_places
from nlp_kit.pipeline.damage import DAMAGES, damaged
from nlp_kit.pipeline.layers import document_of, gold_doc, make_doc
from nlp_kit.text import fold_key
from nlp_kit.text.views import Edit

Augmenter = Callable[[Language, Example], Iterator[Example]]


@registry.augmenters("nlp_kit.News.v1")  # type: ignore[untyped-decorator]
def create_augmenter(swap: float, damage: float, seed: int = 0) -> Augmenter:
    """Return an augmenter that changes names, and then the spelling, of a share of the documents.

    Swapping mentions for others of their label teaches that the words around a name tell what
    it is (mention replacement, Dai and Adel 2020). The names come from the documents seen so
    far and, for places, from the name lists.

    Args:
        swap: The share of documents, 0 to 1, whose names are swapped.
        damage: The share that is spelt in one of the ways of :mod:`nlp_kit.pipeline.damage`.
        seed: Of the choices; the same seed and order of documents give the same ones.
    """
    generator = random.Random(seed)
    names: dict[str, set[str]] = defaultdict(set)
    names["LOC"] |= set(listed_places())

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        document = document_of(example.reference)
        for entity in document.entities:
            names[entity.label].add(document.surface(entity))
        changed = document
        if generator.random() < swap:
            pools = {label: sorted(pool) for label, pool in names.items()}
            changed = with_other_names(changed, pools, generator)
        if generator.random() < damage:
            changed = damaged(changed, generator.choice(DAMAGES))
        if changed is document:
            yield example
        else:
            yield Example(make_doc(nlp, changed), gold_doc(nlp, changed))

    return augment


def with_other_names(
    document: Document, pools: dict[str, list[str]], generator: random.Random
) -> Document:
    """Return the document with about half of its names swapped for others of the same label.

    Equal names stay equal. An entity that holds another annotation is left as it is.
    """
    spans = [span for _, span in document.spans()]
    chosen: dict[tuple[str, str], str] = {}
    edits: list[Edit] = []
    for entity in sorted(document.entities, key=lambda item: (item.start, item.end)):
        if (edits and entity.start < edits[-1].end) or _holds_another(entity, spans):
            continue
        key = (entity.label, fold_key(document.surface(entity)))
        if key not in chosen:
            swapped = generator.random() < 0.5
            chosen[key] = (
                generator.choice(pools[entity.label]) if swapped else document.surface(entity)
            )
        if chosen[key] != document.surface(entity):
            edits.append(Edit(entity.start, entity.end, chosen[key]))
    return rewrite(document, edits)


def _holds_another(entity: Entity, spans: Sequence[HasOffsets]) -> bool:
    return any(
        entity.start <= span.start
        and span.end <= entity.end
        and (span.start, span.end) != (entity.start, entity.end)
        for span in spans
    )
