"""``nlp-kit agree``: how far annotators agree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_kit.cli.results import chosen_form, hand_over, one_of

if TYPE_CHECKING:
    from nlp_kit.documents import Document


def command(
    annotators: Annotated[
        list[Path],
        typer.Argument(
            metavar="A B [C ...]",
            help="Each a JSON Lines file of documents, or a folder of annotations/.",
        ),
    ],
    *,
    layer: Annotated[
        list[str] | None, typer.Option(help="Only this layer; may be repeated.")
    ] = None,
    by: Annotated[
        list[str] | None, typer.Option(help="Print this breakdown too: label or document.")
    ] = None,
    resamples: Annotated[
        int, typer.Option(min=0, help="Bootstrap resamples for the intervals; 0: no intervals.")
    ] = 10_000,
    seed: Annotated[int, typer.Option(help="Seed of the bootstrap.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print all coefficients as CSV.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown tables.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead.")
    ] = None,
) -> None:
    """Measure the agreement of two or more annotators over the documents they share.

    Spans by F1 (exact, label-blind, overlap), tokens by Cohen's kappa and Krippendorff's alpha
    with O counted, and the share of equal values, kinds, sources and speakers on the spans that
    both marked. What is undefined is said, with the reason.

    Example: nlp-kit agree annotations/first annotations/second --by label
    """
    from nlp_kit.agreement import SPAN_LAYERS, agree, tables

    form = chosen_form(json=json, csv=csv, markdown=markdown, output=output)
    result = agree(
        _named(annotators),
        layers=one_of("layer", layer, SPAN_LAYERS) or SPAN_LAYERS,
        resamples=resamples,
        seed=seed,
    )
    dimensions = one_of("breakdown", by, ("label", "document")) or ()
    hand_over(
        [tables.overall(result), *(tables.breakdown(result, name) for name in dimensions)],
        signature=str(result.signature),
        content=lambda: {
            "signature": str(result.signature),
            "shared": [
                {"annotators": list(names), "documents": list(ids)}
                for names, ids in result.shared.items()
            ],
            "agreement": [
                {key: value for key, value in record.items() if key != "signature"}
                for record in tables.records(result)
            ],
        },
        records=lambda: tables.records(result),
        form=form,
        output=output,
    )


def _named(paths: list[Path]) -> dict[str, tuple[Document, ...]]:
    """Return each annotator's documents under the shortest name that tells them apart."""
    from nlp_kit.errors import InputError, Where

    short = [path.stem if path.is_file() else path.name for path in paths]
    names = short if len(set(short)) == len(short) else [str(path) for path in paths]
    found: dict[str, tuple[Document, ...]] = {}
    for name, path in zip(names, paths, strict=True):
        if name in found:
            raise InputError(
                "the same annotator is named twice.",
                where=Where(str(path)),
                hint="Agreement with oneself is complete and means nothing.",
            )
        found[name] = annotator_documents(path)
    return found


def annotator_documents(path: Path) -> tuple[Document, ...]:
    """Return what an annotator made: of a JSON Lines file or a folder of annotations."""
    from nlp_kit.corpus import annotators, default_corpus, load
    from nlp_kit.documents import read_documents
    from nlp_kit.errors import InputError, Where

    if path.is_file() or path.suffix:
        return tuple(read_documents(path))
    # A folder of annotations stands beside the corpus whose texts it annotates.
    corpus = path.resolve().parent.parent / "corpus" if path.is_dir() else default_corpus()
    if path.is_dir() or path.name in annotators(corpus):
        return load(corpus, annotator=path.name).documents
    raise InputError(
        "there is no such file or folder of annotations.",
        where=Where(str(path)),
        hint="Annotators of the corpus are: " + ", ".join(annotators(corpus)) + ".",
    )
