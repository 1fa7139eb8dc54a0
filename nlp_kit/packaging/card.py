"""The card of a trained pipeline: every figure in it is measured when it is written."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

import nlp_kit
from nlp_kit.annotate import annotate, load_model
from nlp_kit.documents import Document
from nlp_kit.errors import InputError, Where
from nlp_kit.pipeline.damage import DAMAGES, damaged
from nlp_kit.scoring import Scores, score, tables

if TYPE_CHECKING:
    from nlp_kit.annotate import Model

ENTITY_LAYER = "entities"


@dataclass(frozen=True, slots=True)
class Measured:
    """What a pipeline scores on some documents, and its entities on their damaged copies."""

    name: str
    scores: Scores
    damaged: Scores


def measure(model: Path, sets: Iterable[tuple[str, Sequence[Document]]]) -> list[Measured]:
    """Return the scores of a pipeline on sets of gold documents, by name.

    Raises:
        InputError: If the pipeline cannot be loaded, or a set is empty.
    """
    loaded = load_model(model)
    return [_measured(loaded, name, documents) for name, documents in sets]


def _measured(model: Model, name: str, documents: Sequence[Document]) -> Measured:
    copies = [
        damaged(document, way).model_copy(update={"id": f"{document.id}.{way}"})
        for document in documents
        for way in DAMAGES
    ]
    return Measured(
        name,
        score(documents, list(annotate(documents, model=model)), split=name),
        score(
            copies,
            list(annotate(copies, model=model)),
            layers=[ENTITY_LAYER],
            split=f"{name}, damaged",
        ),
    )


def model_card(model: Path, measured: Sequence[Measured], *, name: str) -> str:
    """Return the card of a pipeline as Markdown.

    Args:
        model: The pipeline's folder.
        measured: What it scores.
        name: What the pipeline is called; its package is ``fa_NAME``.

    Raises:
        InputError: If the folder holds no pipeline.
    """
    meta = read_json(model / "meta.json")
    facts = _training_facts(model)
    values = {
        "name": name,
        "package": f"fa_{name}",
        "version": nlp_kit.__version__,
        "description": describe(model),
        "components": ", ".join(meta["pipeline"]),
        "spacy": meta["spacy_version"],
        "data": _data(facts),
        "verdict": (
            "All of it may be passed on; so may the weights."
            if publishable(model)
            else "**For research only: not all of this data allows weights to be published.**"
        ),
        "training": _training(facts, model),
        "config": hashlib.sha256((model / "config.cfg").read_bytes()).hexdigest(),
        "scores": "\n".join(_section(item) for item in measured),
    }
    template = files("nlp_kit.packaging").joinpath("card.md.template").read_text(encoding="utf-8")
    return Template(template).substitute(values)


def describe(model: Path) -> str:
    """Return in one sentence what a pipeline does, and by what means it finds entities."""
    means = "a small pretrained encoder" if _training_facts(model) else "a convolutional network"
    return (
        "Persian news as evidence: zones, entities, times, quotations and who speaks. "
        f"Entities are found by {means}."
    )


def publishable(model: Path) -> bool:
    """Tell whether all that a pipeline learnt from may be published."""
    licences = _licences()
    return all(licences[name]["publish"] for name in _corpora(_training_facts(model)))


def read_json(path: Path) -> dict[str, Any]:
    """Return the object of a pipeline's JSON file.

    Raises:
        InputError: If there is none.
    """
    try:
        return dict(json.loads(path.read_bytes()))
    except (OSError, ValueError) as error:
        raise InputError(
            "no pipeline here.", where=Where(str(path)), hint="Train one with `nlp-kit train`."
        ) from error


def _training_facts(model: Path) -> dict[str, Any]:
    found = sorted(model.glob("*/training.json"))
    return read_json(found[0]) if found else {}


def _licences() -> dict[str, dict[str, Any]]:
    source = files("nlp_kit.packaging").joinpath("data.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def _corpora(facts: dict[str, Any]) -> list[str]:
    return ["embedded", *facts.get("corpora", {}), *(["e5"] if facts else [])]


def _data(facts: dict[str, Any]) -> str:
    lines = ["| data | used for | licence |", "| --- | --- | --- |"]
    licences = _licences()
    for name in _corpora(facts):
        entry = licences[name]
        lines.append(f"| {entry['title']} | {entry['use']} | {entry['licence']} |")
    return "\n".join(lines)


def _training(facts: dict[str, Any], model: Path) -> str:
    config = (model / "config.cfg").read_text(encoding="utf-8")
    seed = next(line for line in config.splitlines() if line.startswith("seed"))
    if not facts:
        return f"By `nlp-kit train`, {seed}."
    settings = ", ".join(
        f"{key} {value}"
        for key, value in facts.items()
        if key not in {"base", "corpora", "repeats", "classes"}
    )
    times = ", ".join(f"{name} {count}" for name, count in facts["repeats"].items())
    return (
        f"The encoder began as {facts['base']}. By `nlp-kit train`: {settings}; "
        f"readings of each corpus in an epoch: {times}."
    )


def _section(item: Measured) -> str:
    shown = [tables.overall(item.scores), tables.breakdown(item.scores, "label")]
    clean = tables.as_markdown(shown, signature=str(item.scores.signature))
    damaged_table = tables.as_markdown(
        [tables.overall(item.damaged)], signature=str(item.damaged.signature)
    )
    return f"### {item.name}\n\n{clean}\nDamaged copies:\n\n{damaged_table}"
