"""Train word vectors for `paths.vectors` of configs/small.cfg from any raw text.

python scripts/train_vectors.py TEXT.txt [MORE.jsonl.gz …] --output out/vectors

Text files hold a paragraph a line, JSON Lines hold text in the fields named with --field.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from nlp_kit.cli.app import reporting_errors
from nlp_kit.cli.console import progress, say
from nlp_kit.training.vectors import read_paragraphs, train_vectors


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("inputs", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--field", dest="fields", action="append", help="default: text")
    parser.add_argument("--width", type=int, default=100)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--epochs", type=int, default=5)
    options = parser.parse_args()
    fields = options.fields or ["text"]
    with progress("Reading paragraphs") as advance:

        def paragraphs() -> Iterator[str]:
            for path in options.inputs:
                for paragraph in read_paragraphs(path, fields=fields):
                    advance()
                    yield paragraph

        train_vectors(
            paragraphs(),
            options.output,
            width=options.width,
            rows=options.rows,
            epochs=options.epochs,
        )
    say(
        f"The vectors are in {options.output}. Use them with:\n"
        "nlp-kit train configs/small.cfg --output out/pipeline "
        f"--set paths.vectors={options.output} "
        "--set components.tok2vec.model.embed.include_static_vectors=true"
    )


if __name__ == "__main__":
    with reporting_errors():
        main()
