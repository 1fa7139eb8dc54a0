"""``nlp-kit preannotate``: a pipeline's predictions as Label Studio tasks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nlp_kit.cli.console import say


def command(
    source: Annotated[
        Path, typer.Argument(metavar="IN.jsonl", help="Documents: at least id and text a line.")
    ],
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The Label Studio tasks to write (JSON).")
    ],
    model: Annotated[
        Path | None,
        typer.Option(help="A pipeline's folder; else the one trained last, or the pretrained."),
    ] = None,
    config: Annotated[
        Path | None, typer.Option(help="Also write the labelling configuration (XML) here.")
    ] = None,
) -> None:
    """Write predictions for Label Studio, the least certain documents first.

    The score of a prediction is the pipeline's certainty of the document's named entities: the
    mean over its candidate entities of max(p, 1 - p), p being their probability.

    Example: nlp-kit preannotate news.jsonl --output tasks.json --config labels.xml
    """
    from nlp_kit.annotate import load_model
    from nlp_kit.documents import atomic_write, read_documents
    from nlp_kit.formats.label_studio import labelling_config, task_of, write_tasks
    from nlp_kit.preannotation import predict

    documents = list(read_documents(source))
    loaded = load_model(model, notice=say)
    say(f"Using {loaded.origin}.")
    predictions = predict(documents, loaded)
    tasks = [
        task_of(row.document, score=round(row.certainty, 4), model_version=loaded.nlp.meta["name"])
        for row in predictions
    ]
    write_tasks(output, tasks)
    if config is not None:
        with atomic_write(config) as stream:
            stream.write(labelling_config())
    say(f"Wrote {len(tasks)} tasks to {output}, the least certain first.")
