"""Score a pipeline: python scripts/evaluate.py [GOLD] [--model DIR] (twin of nlp-kit evaluate)."""

from __future__ import annotations

import argparse
from pathlib import Path

from nlp_kit.annotate import annotate, load_model
from nlp_kit.cli.app import reporting_errors
from nlp_kit.cli.console import print_table
from nlp_kit.corpus import load_documents
from nlp_kit.scoring import score
from nlp_kit.scoring.tables import overall


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="?", type=Path, default=Path("corpus"))
    parser.add_argument("--model", type=Path)
    options = parser.parse_args()

    # A corpus is scored on its test split: the pipeline has seen the others.
    split = None if options.gold.is_file() else "test"
    gold = load_documents(options.gold, split=split)
    model = load_model(options.model)
    scores = score(gold, list(annotate(gold, model=model)), split=split)

    table = overall(scores)
    print_table(f"{table.title}, by {model.origin}", table.columns, table.rows)
    print(scores.signature)


if __name__ == "__main__":
    with reporting_errors():
        main()
