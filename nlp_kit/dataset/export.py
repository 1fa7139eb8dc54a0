"""Writing the dataset: all of it or nothing, the same bytes each time."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from nlp_kit.corpus import Corpus, CorpusDocument
from nlp_kit.corpus.files import SplitName
from nlp_kit.dataset.card import dataset_card
from nlp_kit.dataset.croissant import CROISSANT, croissant_json
from nlp_kit.dataset.rows import (
    document_features,
    document_row,
    entity_features,
    entity_row,
)
from nlp_kit.documents import atomic_folder
from nlp_kit.errors import InputError, Where

CARD = "README.md"


@dataclass(frozen=True, slots=True)
class Export:
    """What was written: the folder and the number of documents of each split."""

    path: Path
    documents: dict[str, int]


def export_dataset(corpus: Corpus, output: Path) -> Export:
    """Write a corpus as a dataset that ``datasets.load_dataset(output)`` reads offline.

    Two configurations: ``documents`` (every layer; the default) and ``entities`` (tokens with
    IOB2 tags). The folder appears when all of it is written; one that an earlier export made is
    replaced.

    Raises:
        InputError: If the corpus has no documents, or the folder cannot be written or holds
            something that no export made.
    """
    _check_free(output)
    splits = {name: _of_split(corpus, name) for name in get_args(SplitName)}
    filled = {name: items for name, items in splits.items() if items}
    if not filled:
        raise InputError(
            "the corpus has no annotated documents.",
            where=Where(str(corpus.path)),
            hint="annotations/README.md says how to add some.",
        )
    with atomic_folder(output) as folder:
        for name, items in filled.items():
            _write(folder / "data" / _file(name), items, document_row, document_features())
            _write(folder / "entities" / _file(name), items, entity_row, entity_features())
        (folder / CARD).write_text(dataset_card(corpus, filled), encoding="utf-8")
        (folder / CROISSANT).write_text(croissant_json(corpus, folder), encoding="utf-8")
    return Export(output, {name: len(items) for name, items in filled.items()})


def _of_split(corpus: Corpus, name: str) -> list[CorpusDocument]:
    return [item for item in corpus.items if item.record.split == name]


def _file(split: str) -> str:
    return f"{split}-00000-of-00001.parquet"


def _write(
    path: Path,
    items: list[CorpusDocument],
    row: Callable[[CorpusDocument], dict[str, Any]],
    features: Any,
) -> None:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    from datasets import Dataset, disable_progress_bars

    disable_progress_bars()
    path.parent.mkdir(parents=True, exist_ok=True)
    Dataset.from_list([row(item) for item in items], features=features).to_parquet(path)


def _check_free(output: Path) -> None:
    if not output.exists():
        return
    made_here = output.is_dir() and (output / CARD).exists() and (output / "data").is_dir()
    if not made_here and (not output.is_dir() or any(output.iterdir())):
        raise InputError(
            "something else stands here.",
            where=Where(str(output)),
            hint="Name a new folder, or one that an earlier export made.",
        )
