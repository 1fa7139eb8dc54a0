"""Predicting documents: which pipeline is used, and how texts stream through it."""

from __future__ import annotations

import importlib.util
import os
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_kit.corpus import default_corpus
from nlp_kit.documents import Document, atomic_write
from nlp_kit.errors import InputError, Where

if TYPE_CHECKING:
    from spacy.language import Language

# What `nlp-kit train` leaves behind: the folder of the pipeline made last.
LAST_MODEL = Path("out") / "last-model.txt"
BATCH = 32


@dataclass(frozen=True, slots=True)
class Model:
    """A loaded pipeline and where it came from, in words."""

    nlp: Language
    origin: str


def load_model(path: Path | None = None, *, notice: Callable[[str], None] | None = None) -> Model:
    """Return the pipeline in a folder, else the best that is at hand.

    Without a path: the pipeline that ``nlp-kit train`` made last from this folder; else the one
    with a pretrained encoder that comes with the checkout; else one that is trained on the
    embedded corpus and cached for the next time.

    Args:
        path: The pipeline's folder.
        notice: Told, in words, before a training begins.

    Raises:
        InputError: If the folder holds no pipeline that this version can load.
    """
    if path is not None:
        return Model(_load(path), f"the pipeline in {path}")
    last = last_model()
    if last is not None:
        return Model(_load(last), f"the pipeline trained last, in {last}")
    shipped = shipped_model()
    if shipped is not None:
        return Model(_load(shipped), f"the pretrained pipeline in {shipped}")
    cached = _cache_folder()
    if not (cached / "config.cfg").exists():
        from nlp_kit.training import default_config, train

        if notice is not None:
            notice(
                "No pipeline was trained here yet: training one on the embedded corpus now "
                "(some five minutes, once; it is kept)."
            )
        train(default_config(), output=cached)
        return Model(_load(cached), f"a pipeline trained now on the embedded corpus, in {cached}")
    return Model(_load(cached), f"the cached pipeline of the embedded corpus, in {cached}")


def shipped_model() -> Path | None:
    """Return the folder of the pipeline that comes with the checkout, if it is here and can run."""
    path = default_corpus().parent / "models" / "encoder"
    runs = all(importlib.util.find_spec(name) for name in ("onnxruntime", "tokenizers"))
    return path if runs and (path / "config.cfg").exists() else None


def last_model() -> Path | None:
    """Return the folder of the pipeline that was trained last from here, if it is still there."""
    if not LAST_MODEL.exists():
        return None
    path = Path(LAST_MODEL.read_text(encoding="utf-8").strip())
    return path if (path / "config.cfg").exists() else None


def remember_model(path: Path) -> None:
    """Record a pipeline's folder as the one that was trained last from here."""
    with atomic_write(LAST_MODEL) as stream:
        stream.write(f"{path.resolve()}\n")


def annotate(
    documents: Iterable[Document], *, model: Path | Model | None = None
) -> Iterator[Document]:
    """Yield for each document its text, id and meta with the layers that a pipeline predicts.

    Layers that the documents bring are not looked at; a missing ``meta.published`` is filled in,
    marked as inferred, where the text allows it. Documents stream: one batch at a time is
    held in memory.

    Args:
        documents: The texts.
        model: A pipeline's folder, or a loaded one; see :func:`load_model` for None.
    """
    loaded = model if isinstance(model, Model) else load_model(model)
    from nlp_kit.pipeline.layers import document_of, make_doc

    docs = (make_doc(loaded.nlp, document) for document in documents)
    for doc in loaded.nlp.pipe(docs, batch_size=BATCH):
        yield document_of(doc)


def _load(path: Path) -> Language:
    if not (path / "config.cfg").exists():
        reason = "there is no such folder" if not path.exists() else "it holds no config.cfg"
        raise InputError(
            f"no pipeline here: {reason}.",
            where=Where(str(path)),
            hint="Train one with `nlp-kit train`, or leave --model out.",
        )
    import spacy

    import nlp_kit.pipeline.components  # noqa: F401  # registers what the pipeline names

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            return spacy.load(path)
    except (ValueError, OSError, KeyError) as error:
        message = str(error).strip().splitlines()[0]
        raise InputError(
            f"the pipeline cannot be loaded: {message}",
            where=Where(str(path)),
            hint="Train it again with this version of nlp_kit.",
        ) from error


def _cache_folder() -> Path:
    """Return the cache folder of the default pipeline: one for each version and corpus."""
    from nlp_kit.training import default_fingerprint

    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "nlp_kit" / default_fingerprint()
