"""Entities side by side: how right on corpora of others, how robust, how fast, how large.

    python benchmarks/entities.py news FILE.jsonl --model DIR [--model DIR …]
    python benchmarks/entities.py nsurl FOLDER --model DIR
    python benchmarks/entities.py leaks FILE.jsonl [NAME=FOLDER …]
    python benchmarks/entities.py speed --model DIR [--model DIR …] [--parsbert]

`news` scores flat and nested entities on clean and on damaged copies by the project's scorer.
`nsurl` scores the phrases of the development documents of NSURL-2019 task 7 (the last tenth of
each part), seven types, exact span and label, and names what training documents they repeat.
`leaks` looks for near-duplicates of the scored documents in the corpora learnt from.
`speed` runs every pipeline's entity components on the embedded corpus, on one thread, each in a
process of its own; `--parsbert` adds randomly initialised encoders of ParsBERT's shape in ONNX,
which needs the extra `encoder-train`: with one piece a word (its best case), and with as many as
the pieces of `models/encoder` are on these texts.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_kit.corpus import load, load_documents
from nlp_kit.documents import Document
from nlp_kit.text import tokenize

if TYPE_CHECKING:
    from nlp_kit.encoder.texts import LabelledText

MAIN = ("PER", "ORG", "LOC")
PARSBERT = {"vocabulary": 100_000, "width": 768, "layers": 12, "heads": 12, "inner_width": 3072}
# Pieces a word of models/encoder on the embedded corpus.
PIECES = 1.4
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def news(path: Path, models: Sequence[Path]) -> None:
    from nlp_kit.annotate import annotate, load_model
    from nlp_kit.pipeline.damage import DAMAGES, damaged
    from nlp_kit.scoring import score

    gold = load_documents(path)
    copies = {"clean": gold} | {way: [damaged(item, way) for item in gold] for way in DAMAGES}
    for model in models:
        loaded = load_model(model)
        for way, documents in copies.items():
            found = list(annotate(documents, model=loaded))
            name = f"{path.name},{way}"
            three, six = (
                score(documents, found, layers=["entities"], labels=labels, split=name, resamples=0)
                for labels in (MAIN, None)
            )
            print(
                f"{model} {way}: flat PER/ORG/LOC {shown(three.f1('entities.flat_strict'))}, "
                f"all six labels, nested {shown(six.f1('entities.strict'))}"
            )
            if way == "clean":
                for label in MAIN:
                    figure = three.figure("entities.flat_strict", "label", label)
                    print(f"  {label} {shown(figure.f1.value)} of {figure.support}")
                print(f"  {three.signature}\n  {six.signature}")


def repeated(path: Path, corpora: Sequence[str]) -> None:
    from nlp_kit.encoder.texts import read_labelled
    from nlp_kit.formats.corpora import leaks

    scored = load_documents(path)
    sources = {"embedded": list(load().documents)}
    for given in corpora:
        name, _, folder = given.partition("=")
        sources[name] = [bare(item) for item in read_labelled(Path(folder), corpus=name)]
    for name, documents in sources.items():
        found = leaks(documents, scored)
        print(f"{name}: {len(documents)} texts, {len(found)} near-duplicates in {path.name}")
        for leak in found:
            print(f"  {leak.document} {leak.other} {leak.share:.2f}")


def bare(item: LabelledText) -> Document:
    return Document(id=item.id, text=item.text)


def nsurl(path: Path, model: Path) -> None:
    from nlp_kit.encoder.runtime import EntityEncoder
    from nlp_kit.encoder.texts import NSURL, NSURL_LABELS, read_labelled
    from nlp_kit.formats.corpora import leaks

    encoder = EntityEncoder.read(model / "encoder")
    kept = read_labelled(path, corpus=NSURL, part="development")
    counts = {label: [0, 0, 0] for label in NSURL_LABELS}
    for item in kept:
        gold = set(item.spans)
        found = set(encoder.entities(item.text, corpus=NSURL, labels=NSURL_LABELS))
        for kind, spans in enumerate((gold & found, found - gold, gold - found)):
            for *_, label in spans:
                counts[label][kind] += 1
    for label, (right, wrong, missed) in counts.items():
        print(f"{label} F1 {shown(f1(right, wrong, missed))} of {right + missed}")
    right, wrong, missed = (sum(column) for column in zip(*counts.values(), strict=True))
    print(
        f"all P {shown(right / max(1, right + wrong))} R {shown(right / (right + missed))} "
        f"F1 {shown(f1(right, wrong, missed))} of {right + missed} in {len(kept)} documents"
    )
    train = read_labelled(path, corpus=NSURL)
    found = leaks(*([bare(item) for item in part] for part in (train, kept)))
    print(f"documents that repeat one of training: {len(found)}")
    for leak in found:
        print(f"  {leak.document} {leak.other} {leak.share:.2f}")


def f1(right: int, wrong: int, missed: int) -> float:
    return 2 * right / max(1, 2 * right + wrong + missed)


def shown(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"


def speed(models: Sequence[Path], *, parsbert: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        jobs = [["pipeline", str(model)] for model in models]
        if parsbert:
            run("export", folder)
            jobs += [
                [f"onnx {pieces}", str(Path(folder, name))]
                for pieces in (1.0, PIECES)
                for name in ("fp32.onnx", "int8.onnx")
            ]
        for kind, path in jobs:
            size = sum(item.stat().st_size for item in [Path(path), *Path(path).rglob("*")])
            result = json.loads(run(kind, path))
            print(
                f"{kind} {path}: {result['words_a_second']:,.0f} words/s, "
                f"peak {result['peak_mib']:,.0f} MiB, {size / 2**20:,.0f} MiB on disk"
            )


def run(kind: str, path: str) -> str:
    command = [sys.executable, __file__, "one", kind, path]
    done = subprocess.run(command, env=os.environ | ONE_THREAD, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def one(kind: str, path: Path) -> None:
    texts = [document.text for document in load().documents]
    if kind == "export":
        export_parsbert(path)
        return
    if kind == "pipeline":
        find = pipeline_finder(path)
    else:
        find = onnx_finder(path, pieces=float(kind.removeprefix("onnx ")))
    find(texts[:3])
    words = sum(len(tokenize(text)) for text in texts)
    # The machine may be shared: seconds of this process, not of the clock.
    begin = time.process_time()
    find(texts)
    seconds = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**10 if os.name == "posix" else 1)
    print(json.dumps({"words_a_second": words / seconds, "peak_mib": peak}))


def pipeline_finder(path: Path):  # type: ignore[no-untyped-def]
    from nlp_kit.annotate import load_model

    nlp = load_model(path).nlp
    kept = {"tok2vec", "ner", "encoder"}

    def find(texts: Iterable[str]) -> None:
        with nlp.select_pipes(enable=[name for name in nlp.pipe_names if name in kept]):
            for _ in nlp.pipe(texts):
                pass

    return find


def onnx_finder(path: Path, *, pieces: float):  # type: ignore[no-untyped-def]
    import numpy as np

    from nlp_kit.encoder.runtime import open_session
    from nlp_kit.encoder.segments import LONGEST

    session = open_session(path.read_bytes(), threads=1)
    numbers = np.random.default_rng(0)

    def find(texts: Iterable[str]) -> None:
        for text in texts:
            left = round(pieces * len(tokenize(text)))
            while left:
                length = min(left, LONGEST)
                drawn = numbers.integers(0, PARSBERT["vocabulary"], size=(1, length))
                session.run(None, {"pieces": drawn, "classes": np.zeros_like(drawn)})
                left -= length

    return find


def export_parsbert(folder: Path) -> None:
    import logging

    from nlp_kit.encoder.export import export_onnx
    from nlp_kit.encoder.model import Encoder, Shape

    logging.disable(logging.WARNING)
    encoder = Encoder(Shape(**PARSBERT, positions=512, epsilon=1e-12))
    for name, eight_bits in (("fp32.onnx", False), ("int8.onnx", True)):
        (folder / name).write_bytes(export_onnx(encoder, eight_bits=eight_bits))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("news", "nsurl", "leaks", "speed"):
        command = commands.add_parser(name)
        if name == "speed":
            command.add_argument("--parsbert", action="store_true")
        else:
            command.add_argument("path", type=Path)
        if name == "leaks":
            command.add_argument("corpora", nargs="*")
        else:
            command.add_argument("--model", type=Path, action="append", required=True)
    hidden = commands.add_parser("one")
    hidden.add_argument("kind")
    hidden.add_argument("path", type=Path)
    options = parser.parse_args()
    if options.command == "news":
        news(options.path, options.model)
    elif options.command == "nsurl":
        nsurl(options.path, options.model[0])
    elif options.command == "leaks":
        repeated(options.path, options.corpora)
    elif options.command == "speed":
        speed(options.model, parsbert=options.parsbert)
    else:
        one(options.kind, options.path)


if __name__ == "__main__":
    main()
