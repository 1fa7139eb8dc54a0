"""``nlp-kit evaluate``: predictions against gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_kit.cli.console import progress, say
from nlp_kit.cli.results import chosen_form, hand_over, one_of

if TYPE_CHECKING:
    from nlp_kit.documents import Document


def command(
    gold: Annotated[
        Path, typer.Argument(help="Gold documents (JSON Lines), or the corpus folder: corpus.")
    ],
    predicted: Annotated[
        Path | None,
        typer.Argument(
            metavar="[PRED]", help="Predicted documents (JSON Lines); else a model predicts them."
        ),
    ] = None,
    *,
    model: Annotated[
        Path | None, typer.Option(help="A pipeline's folder, where no predictions are given.")
    ] = None,
    split: Annotated[
        str | None,
        typer.Option(help="The corpus's split: test (if left out), validation or train."),
    ] = None,
    layer: Annotated[
        list[str] | None, typer.Option(help="Only this layer; may be repeated.")
    ] = None,
    label: Annotated[
        list[str] | None, typer.Option(help="Only entities of this label; may be repeated.")
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option(help="Print this breakdown too: label, kind, form, …; `all` prints each."),
    ] = None,
    resamples: Annotated[
        int, typer.Option(min=0, help="Bootstrap resamples for the intervals; 0: no intervals.")
    ] = 10_000,
    seed: Annotated[int, typer.Option(help="Seed of the bootstrap.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print all figures as CSV.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown tables.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead.")
    ] = None,
) -> None:
    """Score predictions against gold: precision, recall, F1 with support and 95 % intervals.

    What is counted as right is section 6 of the annotation scheme. A corpus is scored on its test
    split unless another is named.

    Example: nlp-kit evaluate corpus predicted.jsonl --by label --by kind
    """
    from typing import get_args

    from nlp_kit.documents import EntityLabel
    from nlp_kit.scoring import LAYERS, score, surfaces, tables

    form = chosen_form(json=json, csv=csv, markdown=markdown, output=output)
    layers = one_of("layer", layer, LAYERS) or LAYERS
    labels = one_of("label", label, get_args(EntityLabel))
    is_corpus = not gold.is_file() and not gold.suffix
    split = (split or "test") if is_corpus else split
    documents, trained_on = _gold(gold, split, is_corpus=is_corpus)
    scores = score(
        documents,
        _predicted(predicted, documents, model),
        layers=layers,
        labels=labels,
        seen=surfaces(trained_on) if trained_on else None,
        split=split,
        resamples=resamples,
        seed=seed,
    )
    known = {document.text for document in trained_on}
    learned = [document.id for document in documents if document.text in known]
    if learned:
        say(
            f"Notice: {len(learned)} of {len(documents)} documents are in the corpus's train "
            "split. A pipeline trained on it has read them: this is fit, not accuracy."
        )
    dimensions = tables.dimensions(scores)
    if by is not None and "all" in by:
        by = dimensions
    hand_over(
        [
            tables.overall(scores),
            *(tables.breakdown(scores, name) for name in one_of("breakdown", by, dimensions) or ()),
            tables.errors(scores),
        ],
        signature=str(scores.signature),
        content=lambda: {**scores.as_dict(), "in_training": learned},
        records=lambda: tables.records(scores),
        form=form,
        output=output,
    )


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

    loaded = load_model(model)
    say(f"Using {loaded.origin}.")
    bare = (Document(id=item.id, text=item.text, meta=item.meta) for item in gold)
    guesses = []
    with progress("Annotating", total=len(gold)) as advance:
        for document in annotate(bare, model=loaded):
            guesses.append(document)
            advance()
    return tuple(guesses)
