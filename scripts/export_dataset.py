"""Export the dataset: python scripts/export_dataset.py --output DIR (twin of nlp-kit export)."""

from __future__ import annotations

import argparse
from pathlib import Path

from nlp_kit.cli.app import reporting_errors
from nlp_kit.corpus import load
from nlp_kit.dataset import export_dataset


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, default=Path("corpus"))
    parser.add_argument("--output", type=Path, default=Path("out/dataset"))
    options = parser.parse_args()

    made = export_dataset(load(options.corpus), options.output)
    for split, count in made.documents.items():
        print(f"{split:10} {count:4} documents")
    print(f"The dataset is in {made.path}.")


if __name__ == "__main__":
    with reporting_errors():
        main()
