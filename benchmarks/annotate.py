"""Speed and memory of the whole: annotating 2,000 documents, and how soon commands answer.

    python benchmarks/annotate.py [--model DIR] [--documents 2000]

The documents are the embedded corpus, repeated with other ids. Each figure is of a process of its
own: `/usr/bin/time`-like wall seconds and peak resident memory by the operating system.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from nlp_kit.annotate import last_model, shipped_model
from nlp_kit.corpus import load
from nlp_kit.documents import write_documents
from nlp_kit.text import tokenize


def measured(*arguments: str) -> tuple[float, float]:
    """Return wall seconds and peak resident megabytes of one run of nlp-kit."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "nlp_kit", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"nlp-kit {' '.join(arguments)} failed")
    scale = 2**20 if sys.platform == "darwin" else 2**10
    return time.perf_counter() - begin, usage.ru_maxrss / scale


def median_of(runs: int, *arguments: str) -> tuple[float, float]:
    results = sorted(measured(*arguments) for _ in range(runs))
    return results[len(results) // 2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--model", type=Path, default=last_model() or shipped_model())
    parser.add_argument("--documents", type=int, default=2000)
    options = parser.parse_args()
    if options.model is None:
        raise SystemExit("Train a pipeline first: make demo, or nlp-kit train --output DIR.")
    originals = load().documents
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        copies = islice(cycle(originals), options.documents)
        documents = [
            item.model_copy(update={"id": f"{item.id}-{number}"})
            for number, item in enumerate(copies)
        ]
        words = sum(len(tokenize(item.text)) for item in documents)
        write_documents(source, documents)
        write_documents(Path(folder, "one.jsonl"), documents[:1])
        model = ("--model", str(options.model))
        start, _ = median_of(
            3, "annotate", str(Path(folder, "one.jsonl")), "-o", str(target), *model
        )
        seconds, memory = measured("annotate", str(source), "-o", str(target), *model)
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}")
    print(f"annotate: {len(documents):,} documents, {words:,} words in {seconds:.1f} s")
    print(f"annotate: {words / (seconds - start):,.0f} words/s after a start of {start:.1f} s")
    print(f"annotate: peak memory {memory:,.0f} MiB")
    for arguments in (("--help",), ("validate", "corpus"), ("stats",)):
        seconds, memory = median_of(5, *arguments)
        print(f"nlp-kit {' '.join(arguments)}: {seconds:.2f} s, {memory:,.0f} MiB")


if __name__ == "__main__":
    main()
