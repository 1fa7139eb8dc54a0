"""Training data for spaCy, read straight from documents: no converted copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.training import Example
from spacy.util import registry

from nlp_kit.corpus import load_documents
from nlp_kit.pipeline.layers import gold_doc, make_doc


@registry.readers("nlp_kit.Documents.v1")  # type: ignore[untyped-decorator]
def read_examples(
    path: Path | None = None,
    split: str | None = None,
    augmenter: Callable[[Language, Example], Iterator[Example]] | None = None,
) -> Callable[[Language], Iterator[Example]]:
    """Return what yields one Example a document: the bare text, and the gold layers.

    Args:
        path: A corpus folder or a JSON Lines file of documents; the embedded corpus if None.
        split: Only the documents of this split of a corpus folder.
        augmenter: What makes variants of each example; see :mod:`nlp_kit.pipeline.augment`.

    Raises:
        InputError: If the documents cannot be read.
    """

    def examples(nlp: Language) -> Iterator[Example]:
        for document in load_documents(Path("corpus") if path is None else Path(path), split=split):
            example = Example(make_doc(nlp, document), gold_doc(nlp, document))
            if augmenter is None:
                yield example
            else:
                yield from augmenter(nlp, example)

    return examples
