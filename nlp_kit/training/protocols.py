"""Protocols that train several times: cross-validation, one paragraph out, learning curves.

In every run the weights are chosen on documents that are neither trained on nor scored.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp_kit.annotate import annotate
from nlp_kit.documents import Document, write_documents
from nlp_kit.errors import InputError
from nlp_kit.scoring import Scores, score
from nlp_kit.training.run import train

SHARE_FOR_CHOICE = 0.2


@dataclass(frozen=True, slots=True)
class Run:
    """One training of a protocol: what it was, how many documents it learnt from, its scores."""

    name: str
    seed: int
    trained_on: int
    scores: Scores


Done = Callable[[Run], None]


def cross_validate(
    config: Path,
    documents: Sequence[Document],
    *,
    folds: int,
    seeds: Sequence[int],
    overrides: Mapping[str, Any] | None = None,
    done: Done | None = None,
) -> list[Run]:
    """Train and score on each fold of the documents, for each seed; every document is scored once.

    Raises:
        InputError: If there are fewer documents than folds, or the config cannot be used.
    """
    if len(documents) < folds or folds < 2:
        raise InputError(
            f"{len(documents)} documents cannot be cut into {folds} folds.",
            hint="Ask for at least 2 folds and no more than there are documents.",
        )
    runs = []
    for seed in seeds:
        order = _shuffled(documents, seed)
        for fold in range(folds):
            tested = order[fold::folds]
            known = {document.id for document in tested}
            rest = [document for document in order if document.id not in known]
            name = f"fold {fold + 1} of {folds}"
            run, _ = _trained_and_scored(
                name, config, rest, tested, seed=seed, overrides=overrides, done=done
            )
            runs.append(run)
    return runs


def leave_one_paragraph_out(
    config: Path,
    document: Document,
    others: Sequence[Document],
    *,
    seed: int,
    overrides: Mapping[str, Any] | None = None,
    done: Done | None = None,
) -> tuple[list[Run], Scores]:
    """Train on other documents and all paragraphs of one but one, and score on that one.

    Returns the runs and the scores of all left-out paragraphs together.
    """
    parts = list(paragraphs(document))
    runs, predictions = [], []
    for index, part in enumerate(parts):
        rest = [*others, *parts[:index], *parts[index + 1 :]]
        run, predicted = _trained_and_scored(
            part.id, config, rest, [part], seed=seed, overrides=overrides, done=done
        )
        predictions += predicted
        runs.append(run)
    return runs, score(parts, predictions, split="left-out paragraphs")


def learning_curve(
    config: Path,
    training: Sequence[Document],
    tested: Sequence[Document],
    *,
    shares: Sequence[float],
    seeds: Sequence[int],
    overrides: Mapping[str, Any] | None = None,
    done: Done | None = None,
) -> list[Run]:
    """Train on growing shares of the training documents and score each on the same documents.

    Of one seed, each share holds the smaller ones.
    """
    runs = []
    for seed in seeds:
        order = _shuffled(training, seed)
        for share in shares:
            part = order[: max(2, round(share * len(order)))]
            run, _ = _trained_and_scored(
                f"{share:.0%}", config, part, tested, seed=seed, overrides=overrides, done=done
            )
            runs.append(run)
    return runs


def paragraphs(document: Document) -> Iterator[Document]:
    """Yield each line of a document that holds an annotation as a document of its own.

    Offsets are those of the part; links to what stands in other parts are cut, actors stay.
    """
    position = 0
    for number, line in enumerate(document.text.split("\n"), 1):
        start, end = position, position + len(line)
        position = end + 1
        part = _part(document, start, end, number)
        if part is not None:
            yield part


def _part(document: Document, start: int, end: int, number: int) -> Document | None:
    def inside(items: Sequence[Any]) -> list[dict[str, Any]]:
        return [
            {**item.model_dump(), "start": item.start - start, "end": item.end - start}
            for item in items
            if start <= item.start and item.end <= end
        ]

    layers = {
        name: inside(getattr(document, name))
        for name in ("zones", "entities", "times", "quotes", "non_quotes")
    }
    if not any(layers[name] for name in ("entities", "times", "quotes")):
        return None
    times = {time["id"] for time in layers["times"]}
    for time in layers["times"]:
        if time["conflicts_with"] not in times:
            time["conflicts_with"] = None
    for quote in layers["quotes"]:
        for role in ("cue", "source"):
            span = quote[role]
            if span is not None:
                fits = start <= span["start"] and span["end"] <= end
                quote[role] = (
                    {"start": span["start"] - start, "end": span["end"] - start} if fits else None
                )
    return Document.model_validate(
        {
            "id": f"{document.id}.{number}",
            "text": document.text[start:end],
            "meta": document.meta,
            **layers,
            "actors": document.actors,
        },
        strict=False,
    )


def _shuffled(documents: Sequence[Document], seed: int) -> list[Document]:
    order = sorted(documents, key=lambda document: document.id)
    random.Random(seed).shuffle(order)
    return order


def _trained_and_scored(
    name: str,
    config: Path,
    known: Sequence[Document],
    tested: Sequence[Document],
    *,
    seed: int,
    overrides: Mapping[str, Any] | None,
    done: Done | None,
) -> tuple[Run, list[Document]]:
    order = _shuffled(known, seed)
    chosen = max(1, round(SHARE_FOR_CHOICE * len(order)))
    with tempfile.TemporaryDirectory() as folder:
        files = {"train": Path(folder, "train.jsonl"), "dev": Path(folder, "dev.jsonl")}
        write_documents(files["dev"], order[:chosen])
        write_documents(files["train"], order[chosen:])
        pipeline = Path(folder, "pipeline")
        values = {
            **(overrides or {}),
            "system.seed": seed,
            **{f"paths.{key}": str(path) for key, path in files.items()},
            **{f"corpora.{key}.split": None for key in files},
        }
        train(config, output=pipeline, overrides=values)
        predicted = list(annotate(tested, model=pipeline))
    run = Run(name, seed, len(order) - chosen, score(tested, predicted, split=name, resamples=0))
    if done is not None:
        done(run)
    return run, predicted
