"""Time of 10,000 bootstrap resamples and of as many randomisation trials, by documents.

python benchmarks/bootstrap.py [--documents 500] [--rows 60]
"""

from __future__ import annotations

import argparse
import platform
import time

import numpy as np

from nlp_kit.scoring.statistics import (
    RESAMPLES,
    bootstrap_weights,
    interval,
    prf,
    randomization_test,
    resample,
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--rows", type=int, default=60, help="how many measures and groups at once")
    options = parser.parse_args()
    generator = np.random.default_rng(0)
    shape = (options.documents, options.rows, 3)
    a, b = generator.integers(0, 9, size=shape), generator.integers(0, 9, size=shape)
    for what, work in (
        (
            "bootstrap intervals, 1 row",
            lambda: interval(prf(resample(bootstrap_weights(options.documents), a[:, :1]))),
        ),
        (
            f"bootstrap intervals, {options.rows} rows",
            lambda: interval(prf(resample(bootstrap_weights(options.documents), a))),
        ),
        ("randomisation test, 1 row", lambda: randomization_test(a[:, :1], b[:, :1])),
        (f"randomisation test, {options.rows} rows", lambda: randomization_test(a, b)),
    ):
        best = min(_seconds(work) for _ in range(3))
        print(f"{what:<32} {RESAMPLES:,} times, {options.documents} documents: {best:.2f} s")
    print(f"Python {platform.python_version()}, NumPy {np.__version__}, best of 3")


def _seconds(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
