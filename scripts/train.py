"""Train a pipeline: python scripts/train.py [CONFIG] --output DIR (the twin of nlp-kit train)."""

from __future__ import annotations

import argparse
from pathlib import Path

from nlp_kit.annotate import remember_model
from nlp_kit.cli.app import reporting_errors
from nlp_kit.training import default_config, train


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", nargs="?", type=Path, default=default_config())
    parser.add_argument("--output", type=Path, default=Path("out/pipeline"))
    options = parser.parse_args()

    def report(step: int, steps: int, scores: dict[str, float]) -> None:
        # A component that learns before the others tells its loss, not scores.
        if "ents_f" in scores:
            told = f"entities F1 {scores['ents_f']:.3f} (validation)"
        elif step % 50 == 0:
            told = f"loss {scores['loss']:.3f}"
        else:
            return
        print(f"step {step:5} of at most {steps}: {told}")

    train(options.config, output=options.output, report=report)
    remember_model(options.output)
    print(f"The pipeline is in {options.output}.")


if __name__ == "__main__":
    with reporting_errors():
        main()
