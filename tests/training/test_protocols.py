"""Protocols: what is scored was neither trained on nor used to choose."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlp_kit.corpus import load
from nlp_kit.documents import Document
from nlp_kit.errors import InputError
from nlp_kit.training import default_config, protocols
from nlp_kit.training.curve import curve_svg


@pytest.fixture
def trained_on(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """Put a stand-in for the long training: it records its documents; gold comes back."""
    seen: list[set[str]] = []

    def train(config: Path, *, output: Path, overrides: dict[str, object]) -> None:
        from nlp_kit.documents import read_documents

        files = [Path(str(overrides[f"paths.{name}"])) for name in ("train", "dev")]
        seen.append({item.id for path in files for item in read_documents(path)})

    monkeypatch.setattr(protocols, "train", train)
    monkeypatch.setattr(protocols, "annotate", lambda documents, model: documents)
    return seen


def documents() -> tuple[Document, ...]:
    return load().split("train")[:10]


def test_every_document_is_scored_once_and_never_known(trained_on: list[set[str]]) -> None:
    runs = protocols.cross_validate(default_config(), documents(), folds=3, seeds=(1,))
    scored = [identifier for run in runs for identifier in run.scores.tally.documents]
    assert sorted(scored) == sorted(item.id for item in documents())
    for run, known in zip(runs, trained_on, strict=True):
        assert not known & set(run.scores.tally.documents)


def test_more_folds_than_documents_are_refused() -> None:
    with pytest.raises(InputError, match="10 documents cannot be cut into 11 folds"):
        protocols.cross_validate(default_config(), documents(), folds=11, seeds=(1,))


def test_shares_of_a_learning_curve_grow(trained_on: list[set[str]]) -> None:
    protocols.learning_curve(
        default_config(), documents(), documents()[:2], shares=(0.5, 1.0), seeds=(3,)
    )
    half, whole = trained_on
    assert half < whole
    assert (len(half), len(whole)) == (5, 10)


def test_paragraphs_keep_their_annotations_where_they_stand() -> None:
    for document in load().documents:
        parts = list(protocols.paragraphs(document))
        for layer in ("entities", "times", "quotes"):
            whole = [document.surface(item) for item in getattr(document, layer)]
            cut = [part.surface(item) for part in parts for item in getattr(part, layer)]
            assert cut == sorted(whole, key=whole.index) or sorted(cut) == sorted(whole)


def test_a_left_out_paragraph_is_not_trained_on(trained_on: list[set[str]]) -> None:
    document = documents()[0]
    runs, together = protocols.leave_one_paragraph_out(
        default_config(), document, documents()[1:], seed=1
    )
    for run, known in zip(runs, trained_on, strict=True):
        assert run.name not in known
        assert len(known) == len(runs) - 1 + 9
    assert together.f1("entities.strict") == 1


def test_a_curve_has_a_line_for_each_measure() -> None:
    picture = curve_svg({"a < b": [(10, 0.2), (20, 0.4)], "none": []})
    assert picture.count("<polyline") == 1
    assert "a &lt; b" in picture
