"""Time expressions: words and sentences a second, beside parstdex and dateparser, in one run.

    python benchmarks/times.py PATH [--articles 300] [--peer-python PYTHON] [--peer-sentences 300]

PATH is raw news as JSON Lines (also .gz) with the text under "body". All systems get the same
sentences, one at a time; the peers get the first --peer-sentences of them, as they are slower.
They run under --peer-python (this Python unless said), an environment with

    pip install --no-deps parstdex==1.3.1 && pip install dateparser==1.5.0 numpy pandas

so that they need not be installed beside nlp_kit. Each figure is the best of three runs of CPU
time, after a warm-up. nlp_kit also gives each expression its value, which parstdex does not.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
import types
from collections.abc import Callable, Sequence
from pathlib import Path

PUBLISHED = "2021-10-18"


def sentences_of(path: Path, articles: int) -> list[list[str]]:
    """Return the sentences of each of the first articles that have a text."""
    from nlp_kit.text import split_sentences

    found: list[list[str]] = []
    opening = gzip.open if path.suffix == ".gz" else open
    with opening(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            body = json.loads(line)["body"] or ""
            if body:
                found.append([body[start:end] for start, end in split_sentences(body)])
            if len(found) == articles:
                break
    return found


def rate(run: Callable[[str], object], texts: Sequence[str], *, runs: int = 3) -> dict[str, float]:
    """Return words and texts a second of CPU time, the best of some runs."""
    for text in texts[:20]:
        run(text)
    best = float("inf")
    for _ in range(runs):
        begin = time.process_time()
        for text in texts:
            run(text)
        best = min(best, time.process_time() - begin)
    words = sum(len(text.split()) for text in texts)
    return {"texts": len(texts), "words_s": words / best, "texts_s": len(texts) / best}


def peer(name: str) -> Callable[[str], object]:
    if name == "parstdex":
        # Only its token tags use textspan, which has no wheel for this Python.
        sys.modules.setdefault("textspan", types.ModuleType("textspan"))
        from parstdex import Parstdex

        return Parstdex().extract_span
    from datetime import datetime

    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.fromisoformat(PUBLISHED)}
    return lambda text: search_dates(text, languages=["fa"], settings=settings)


def run_peer(name: str, python: str, texts: Sequence[str]) -> dict[str, float] | None:
    """Return a peer's figures from a process of its own; None where it is not installed."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(list(texts), file)
        file.flush()
        process = subprocess.run(
            [python, __file__, "--peer", name, file.name],
            capture_output=True,
            text=True,
            check=False,
        )
    if process.returncode:
        reason = process.stderr.strip().splitlines()[-1:]
        print(f"{name}: not run ({' '.join(reason)})", file=sys.stderr)
        return None
    figures: dict[str, float] = json.loads(process.stdout)
    return figures


def in_pipeline(articles: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return the figures of tokenizer, sentences, zones and times on whole articles."""
    import spacy

    from nlp_kit.documents import Meta
    from nlp_kit.pipeline import sentences, times, zones  # noqa: F401 - registers them

    nlp = spacy.blank("xx")
    for name in ("nlp_kit.sentences.v1", "nlp_kit.zones.v1", "nlp_kit.times.v1"):
        nlp.add_pipe(name)

    def run(text: str) -> None:
        doc = nlp.make_doc(text)
        doc._.meta = Meta(published=PUBLISHED)
        for _, component in nlp.pipeline:
            doc = component(doc)

    return rate(run, ["\n".join(article) for article in articles])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--peer-python", default=sys.executable)
    parser.add_argument("--peer-sentences", type=int, default=300)
    parser.add_argument("--peer", choices=("parstdex", "dateparser"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.peer:
        texts = json.loads(arguments.path.read_text(encoding="utf-8"))
        print(json.dumps(rate(peer(arguments.peer), texts, runs=1)))
        return
    from nlp_kit.times import find_times

    articles = sentences_of(arguments.path, arguments.articles)
    sentences = [sentence for article in articles for sentence in article]
    figures = {"nlp_kit": rate(lambda text: find_times(text, published=PUBLISHED), sentences)}
    few = sentences[: arguments.peer_sentences]
    figures["nlp_kit, same as peers"] = rate(
        lambda text: find_times(text, published=PUBLISHED), few
    )
    for name in ("parstdex", "dateparser"):
        peers = run_peer(name, arguments.peer_python, few)
        if peers:
            figures[name] = peers
    figures["nlp_kit in a pipeline (articles)"] = in_pipeline(articles)
    print(f"{'':34}{'texts':>8}{'words/s':>12}{'texts/s':>12}")
    for name, row in figures.items():
        print(f"{name:34}{row['texts']:8.0f}{row['words_s']:12,.0f}{row['texts_s']:12,.1f}")
    own = figures["nlp_kit, same as peers"]["texts_s"]
    for name in ("parstdex", "dateparser"):
        if name in figures:
            print(f"nlp_kit is {own / figures[name]['texts_s']:,.0f} times as fast as {name}")


if __name__ == "__main__":
    main()
