"""Train, score and export on the embedded corpus: what `make demo` runs."""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

from nlp_kit.annotate import annotate, load_model, shipped_model
from nlp_kit.cli.app import reporting_errors
from nlp_kit.cli.claims import print_claims
from nlp_kit.cli.console import print_table, progress, say
from nlp_kit.corpus import load
from nlp_kit.dataset import export_dataset
from nlp_kit.documents import atomic_write, write_documents
from nlp_kit.evidence import claims
from nlp_kit.report import report_html
from nlp_kit.scoring import score
from nlp_kit.scoring.tables import as_markdown, overall
from nlp_kit.training import default_config, train


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=Path("out"))
    folder = parser.parse_args().output
    began = time.monotonic()
    pipeline, report, dataset = folder / "pipeline", folder / "report.html", folder / "dataset"

    say("1 of 4: training on the authored documents (two to five minutes on two cores)")
    with progress("Training") as advance:
        done = 0

        def step(now: int, steps: int, scores: dict[str, float]) -> None:
            nonlocal done
            advance(now - done, total=steps)
            done = now

        train(default_config(), output=pipeline, report=step)

    say("2 of 4: annotating the dispatch, which nothing was trained on")
    corpus = load()
    gold = corpus.split("test")
    predicted = list(annotate(gold, model=load_model(pipeline)))
    write_documents(folder / "predicted.jsonl", predicted)

    say("3 of 4: scoring")
    scores = score(gold, predicted, split="test")
    table = overall(scores)
    with atomic_write(folder / "scores.md") as stream:
        stream.write(as_markdown([table], signature=str(scores.signature)))
    with atomic_write(report) as stream:
        stream.write(report_html(gold, predicted, scores))

    say("4 of 4: exporting the dataset")
    export_dataset(corpus, dataset)

    found = [claim for document in predicted for claim in claims(document)]
    print_claims(found, width=50, title="Who said what, as the pipeline reads the dispatch")
    print_table(
        "Scores on the dispatch (one document: read the fractions)", table.columns, table.rows
    )
    say(str(scores.signature))
    paths = {
        "pipeline": pipeline,
        "predictions": folder / "predicted.jsonl",
        "scores": folder / "scores.md",
        "report": report,
        "dataset": dataset,
    }
    print_table("Where to look", ("what", "path"), [(k, str(v)) for k, v in paths.items()], right=2)
    shipped = shipped_model()
    if shipped is not None:
        say(f"For texts of your own, {shipped} finds more names: `nlp-kit annotate` uses it.")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        2**20 if sys.platform == "darwin" else 2**10
    )
    say(f"Done in {time.monotonic() - began:.0f} seconds; peak memory {peak:,.0f} MiB.")


if __name__ == "__main__":
    with reporting_errors():
        main()
