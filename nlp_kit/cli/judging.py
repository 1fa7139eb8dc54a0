"""Gold and predictions as the commands that judge them read them, with their scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_kit.cli.console import progress, say
from nlp_kit.cli.results import one_of

if TYPE_CHECKING:
    from nlp_kit.documents import Document
    from nlp_kit.scoring import Scores


@dataclass(frozen=True, slots=True)
class Judged:
    """Gold documents, what was predicted for them, and how right that is.

    Attributes:
        gold: The documents that were scored on.
        predicted: Their predictions.
        scores: Of these on those.
        in_training: The ids of gold documents that the corpus sets apart for training.
    """

    gold: tuple[Document, ...]
    predicted: tuple[Document, ...]
    scores: Scores
    in_training: tuple[str, ...]


def judge(
    gold: Path,
    predicted: Path | None,
    *,
    model: Path | None,
    split: str | None,
    layers: Sequence[str] | None,
    labels: Sequence[str] | None,
    resamples: int,
    seed: int,
) -> Judged:
    """Read gold and predictions and score them; says so where the gold was trained on.

    Args:
        gold: A JSON Lines file, or a corpus folder, of which the test split is taken by default.
        predicted: A JSON Lines file; None lets a pipeline predict.
        model: That pipeline's folder; None takes the one that is found.
        split: Of the corpus.
        layers: Names as given by the user; None measures all.
        labels: Entity labels as given by the user; None measures all.
        resamples: Of the bootstrap.
        seed: Of the bootstrap.

    Raises:
        InputError: If a name is not known, an input is unusable, or the sides do not fit.
    """
    from typing import get_args

    from nlp_kit.documents import EntityLabel
    from nlp_kit.scoring import LAYERS, score, surfaces

    wanted = one_of("layer", layers, LAYERS) or LAYERS
    kept = one_of("label", labels, get_args(EntityLabel))
    is_corpus = not gold.is_file() and not gold.suffix
    split = (split or "test") if is_corpus else split
    documents, trained_on = _gold(gold, split, is_corpus=is_corpus)
    guesses = _predicted(predicted, documents, model)
    scores = score(
        documents,
        guesses,
        layers=wanted,
        labels=kept,
        seen=surfaces(trained_on) if trained_on else None,
        split=split,
        resamples=resamples,
        seed=seed,
    )
    known = {document.text for document in trained_on}
    learned = tuple(document.id for document in documents if document.text in known)
    if learned:
        say(
            f"Notice: {len(learned)} of {len(documents)} documents are in the corpus's train "
            "split. A pipeline trained on it has read them: this is fit, not accuracy."
        )
    return Judged(documents, guesses, scores, learned)


def _gold(
    gold: Path, split: str | None, *, is_corpus: bool
) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
    """Return the gold documents and those that the corpus sets apart for training."""
    from nlp_kit.corpus import load, load_documents
    from nlp_kit.errors import InputError, Where

    if not is_corpus:
        documents = load_documents(gold, split=split)
        try:
            return documents, load().split("train")
        except InputError:
            return documents, ()  # an installation without a corpus has trained on none
    corpus = load(gold)
    documents = corpus.split(split or "test")
    if not documents:
        raise InputError(
            f"the split {split!r} holds no documents.",
            where=Where(str(gold)),
            hint="Name another one with --split.",
        )
    return documents, corpus.split("train")


def _predicted(
    path: Path | None, gold: tuple[Document, ...], model: Path | None
) -> tuple[Document, ...]:
    from nlp_kit.errors import InputError

    if path is not None:
        if model is not None:
            raise InputError(
                "both predictions and a model are given.", hint="Leave out PRED or --model."
            )
        from nlp_kit.documents import read_documents

        return tuple(read_documents(path))
    from nlp_kit.annotate import annotate, load_model
    from nlp_kit.documents import Document

    loaded = load_model(model, notice=say)
    say(f"Using {loaded.origin}.")
    bare = (Document(id=item.id, text=item.text, meta=item.meta) for item in gold)
    guesses = []
    with progress("Annotating", total=len(gold)) as advance:
        for document in annotate(bare, model=loaded):
            guesses.append(document)
            advance()
    return tuple(guesses)
