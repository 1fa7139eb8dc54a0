"""The dataset's card: every number in it is counted when it is written."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Template

import nlp_kit
from nlp_kit.corpus import GOLD, Corpus, CorpusDocument, annotators, corpus_statistics, load

_TEMPLATE = Path(__file__).with_name("card.md.template")


def dataset_card(corpus: Corpus, splits: Mapping[str, Sequence[CorpusDocument]]) -> str:
    """Return the card of a dataset as Markdown with the hub's YAML header."""
    values = {
        "configs": _configs(splits),
        "size": _size(sum(map(len, splits.values()))),
        "version": nlp_kit.__version__,
        "hash": corpus_hash(corpus),
        "splits": _split_table(splits),
        "layers": _layer_table(splits),
        "styles": _style_table(corpus),
        "annotators": _annotator_text(corpus),
        "agreement": _agreement_table(corpus),
    }
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(values)


def corpus_hash(corpus: Corpus) -> str:
    """Return the SHA-256 of a corpus: of every document with all its layers, in order."""
    digest = hashlib.sha256()
    for document in corpus.documents:
        value = document.model_dump(mode="json")
        digest.update(json.dumps(value, ensure_ascii=False, sort_keys=True).encode("utf-8"))
    return digest.hexdigest()


def _configs(splits: Mapping[str, Sequence[CorpusDocument]]) -> str:
    lines = ["configs:"]
    for name, folder in (("documents", "data"), ("entities", "entities")):
        lines.append(f"- config_name: {name}")
        if name == "documents":
            lines.append("  default: true")
        lines.append("  data_files:")
        for split in splits:
            lines += [f"  - split: {split}", f"    path: {folder}/{split}-*.parquet"]
    return "\n".join(lines)


def _size(documents: int) -> str:
    return "n<1K" if documents < 1000 else "1K<n<10K"


def _split_table(splits: Mapping[str, Sequence[CorpusDocument]]) -> str:
    rows = []
    for name, items in splits.items():
        genres = Counter(item.document.meta.genre for item in items)
        words = corpus_statistics(item.document for item in items).words
        genre = ", ".join(f"{count} {genre}" for genre, count in sorted(genres.items()))
        rows.append((name, str(len(items)), f"{words:,}", genre))
    return _table(("split", "documents", "words", "genre"), rows)


def _layer_table(splits: Mapping[str, Sequence[CorpusDocument]]) -> str:
    statistics = {
        name: corpus_statistics(item.document for item in items) for name, items in splits.items()
    }
    rows: list[tuple[str, ...]] = []
    for layer in ("entities", "times", "quotes", "non_quotes"):
        labels = sorted({label for each in statistics.values() for label in getattr(each, layer)})
        for label in labels:
            counts = [str(getattr(each, layer).get(label, 0)) for each in statistics.values()]
            rows.append((layer, label, *counts))
    return _table(("layer", "label", *statistics), rows)


def _style_table(corpus: Corpus) -> str:
    counts = Counter(item.record.style for item in corpus.items if item.record.style)
    return _table(
        ("house style", "documents"),
        [(style, str(count)) for style, count in sorted(counts.items()) if style],
    )


def _passes(corpus: Corpus) -> list[Corpus]:
    return [load(corpus.path, annotator=name) for name in annotators(corpus.path) if name != GOLD]


def _annotator_text(corpus: Corpus) -> str:
    passes = _passes(corpus)
    if not passes:
        return "Each document was annotated once."
    listed = "; ".join(f"{len(each.items)} by {each.annotator}" for each in passes)
    return (
        f"Independent passes: {listed}. Where two passes exist, they were made without sight of "
        "each other and adjudicated."
    )


def _agreement_table(corpus: Corpus) -> str:
    passes = _passes(corpus)
    if len(passes) < 2:
        return "No document has two passes, so there is no agreement to report."
    from nlp_kit.agreement import agree
    from nlp_kit.agreement.tables import overall
    from nlp_kit.scoring.tables import as_markdown

    result = agree({each.annotator: each.documents for each in passes})
    return as_markdown([overall(result)], signature=str(result.signature))


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
