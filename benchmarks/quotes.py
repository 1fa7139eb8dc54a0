"""Quotations and speakers: the system, its baselines and its ablations in one table; and speed.

    python benchmarks/quotes.py [PATH …] [--split validation] [--speed PATH]

PATH is a corpus folder or a JSON Lines file of gold documents; the embedded corpus's validation
split if none is given. Models are trained on the corpus's training split. Entities are the gold
ones, so that the figures tell about quotations alone; --no-entities hides all of them. Baselines,
as in every table on quotations here: every marked string of at least four words as a direct
quotation; and the same with the subject of the nearest cue as its source.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from unittest.mock import patch

from nlp_kit.actors import ANAPHORS, resolve
from nlp_kit.actors import training as actor_training
from nlp_kit.corpus import load_documents
from nlp_kit.documents import Document, Quote, Span
from nlp_kit.quotes import QUESTIONS, Models, find_quotes
from nlp_kit.quotes import training as quote_training
from nlp_kit.quotes.cues import find_cues
from nlp_kit.quotes.marks import find_marked
from nlp_kit.quotes.sources import find_source
from nlp_kit.quotes.words import read_words
from nlp_kit.scoring import score
from nlp_kit.text import split_sentences, tokenize

Predict = Callable[[Document], Document]


def system(quote_models: Models, actor_models: Models, *, entities: bool = True) -> Predict:
    """Return the system with some of its models; what has none is decided by rule."""

    def predict(document: Document) -> Document:
        known = document.entities if entities else ()
        found = find_quotes(
            document.text, zones=document.zones, entities=known, models=quote_models
        )
        resolved = resolve(
            document.text,
            entities=known,
            quotes=found.quotes,
            zones=document.zones,
            models=actor_models,
        )
        return _with(document, resolved.quotes, resolved)

    return predict


def without_cue_data(predict: Predict) -> Predict:
    """Return a system that knows no cue but a finite verb before a colon."""

    def reduced(document: Document) -> Document:
        with patch("nlp_kit.quotes.reading.find_cues", lambda words: []):
            return predict(document)

    return reduced


def marks_baseline(*, nearest_cue: bool) -> Predict:
    """Return the baseline that takes every marked string of four words for a direct quotation."""

    def predict(document: Document) -> Document:
        words = read_words(document.text, zones=document.zones, entities=document.entities)
        cues = find_cues(words) if nearest_cue else []
        quotes = []
        for marked in find_marked(words):
            if marked.last - marked.first < 3:
                continue
            source = None
            if cues:
                nearest = min(cues, key=lambda cue: abs(cue.first - marked.left))
                start = max((s for s, _ in words.sentences if s <= nearest.first), default=0)
                run = find_source(words, start, nearest.first)
                if run is not None:
                    source = Span(start=words.starts[run[0]], end=words.ends[run[1]])
            quotes.append(
                Quote(
                    id=f"Q{len(quotes) + 1}",
                    start=words.starts[marked.first],
                    end=words.ends[marked.last],
                    kind="direct",
                    source=source,
                )
            )
        resolved = resolve(
            document.text,
            entities=document.entities,
            quotes=[quote for quote in quotes if quote.source is not None],
            zones=document.zones,
        )
        speaks = {quote.id: quote for quote in resolved.quotes}
        return _with(document, tuple(speaks.get(quote.id, quote) for quote in quotes), resolved)

    return predict


def _with(document: Document, quotes: Sequence[Quote], resolved: object) -> Document:
    actors = resolved.actors  # type: ignore[attr-defined]
    return Document(
        id=document.id,
        text=document.text,
        zones=document.zones,
        quotes=tuple(quotes),
        actors=actors,
    )


def table(documents: list[Document], training: list[Document], *, entities: bool) -> None:
    quote_models = quote_training.train(training)
    actor_models = actor_training.train(training)

    def without(models: Models, *names: str) -> Models:
        return {name: model for name, model in models.items() if name not in names}

    rows: list[tuple[str, Predict]] = [
        ("marks of 4 words", marks_baseline(nearest_cue=False)),
        ("marks + nearest cue", marks_baseline(nearest_cue=True)),
        ("rules alone", system({}, {}, entities=entities)),
        *(
            (
                f"without {name}",
                system(without(quote_models, name), actor_models, entities=entities),
            )
            for name in QUESTIONS
        ),
        *(
            (
                f"without {kind}",
                system(quote_models, without(actor_models, kind), entities=entities),
            )
            for kind in ANAPHORS
        ),
        (
            "without cue data",
            without_cue_data(system(quote_models, actor_models, entities=entities)),
        ),
        ("all", system(quote_models, actor_models, entities=entities)),
    ]
    measures = ("quotes.overlap", "quotes.strict", "quotes.source", "quotes.speaker")
    print(f"{'':22s}" + "".join(f"{name.split('.')[1]:>20s}" for name in measures))
    for name, predict in rows:
        scores = score(
            documents,
            [predict(document) for document in documents],
            layers=("quotes",),
            resamples=0,
        )
        cells = []
        for measure in measures:
            figure = scores.figure(measure)
            cells.append(
                "/".join(
                    "–" if part.value is None else f"{100 * part.value:.1f}"
                    for part in (figure.precision, figure.recall, figure.f1)
                )
            )
        print(f"{name:22s}" + "".join(f"{cell:>20s}" for cell in cells))


def speed(path: Path, training: list[Document]) -> None:
    models = quote_training.train(training), actor_training.train(training)
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["body"] or "" for _, line in zip(range(500), lines, strict=False)]
    tokens = [tokenize(text) for text in texts]
    sentences = [split_sentences(text, spans) for text, spans in zip(texts, tokens, strict=True)]
    count = sum(map(len, tokens))
    for _ in range(2):  # the first round fills the caches of the language data
        begin = time.perf_counter()
        for text, spans, runs in zip(texts, tokens, sentences, strict=True):
            found = find_quotes(text, tokens=spans, sentences=runs, models=models[0])
            resolve(
                text,
                entities=(),
                quotes=found.quotes,
                tokens=spans,
                sentences=runs,
                models=models[1],
            )
        seconds = time.perf_counter() - begin
    print(
        f"quotes and actors: {count:,} words in {seconds:.2f} s, "
        f"{count / seconds:,.0f} words/s on one core"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("path", nargs="*", type=Path)
    parser.add_argument("--split", default="validation")
    parser.add_argument("--no-entities", action="store_true")
    parser.add_argument("--speed", type=Path, help="Raw news as JSON Lines with the text in body.")
    options = parser.parse_args()
    training = list(load_documents(Path("corpus"), split="train"))
    if options.speed is not None:
        speed(options.speed, training)
        return
    for path in options.path or [Path("corpus")]:
        folder = path.is_dir()
        documents = list(load_documents(path, split=options.split if folder else None))
        print(f"{path}{f', {options.split}' if folder else ''}: {len(documents)} documents")
        table(documents, training, entities=not options.no_entities)


if __name__ == "__main__":
    main()
