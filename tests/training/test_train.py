"""One training run: a folder that loads, or a message and nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from nlp_kit.annotate import annotate, load_model
from nlp_kit.corpus import load
from nlp_kit.documents import Document
from nlp_kit.errors import InputError
from nlp_kit.training import default_config, train

# Enough to run every part of the code; far too few to learn.
SHORT = {"training.max_steps": 2, "training.eval_frequency": 1}


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("train") / "pipeline"
    steps: list[int] = []
    train(
        default_config(),
        output=path,
        overrides=SHORT,
        report=lambda step, most, scores: steps.append(step),
    )
    assert steps, "the progress was reported"
    return path


def test_the_pipeline_annotates_without_touching_the_text(pipeline: Path) -> None:
    gold = load().split("test")
    (predicted,) = annotate(gold, model=pipeline)
    assert (predicted.id, predicted.text) == (gold[0].id, gold[0].text)
    assert predicted.zones


def test_layers_of_the_input_are_not_looked_at(pipeline: Path) -> None:
    model = load_model(pipeline)
    gold = load().split("validation")[:3]
    bare = [Document(id=item.id, text=item.text, meta=item.meta) for item in gold]
    assert list(annotate(gold, model=model)) == list(annotate(bare, model=model))


def test_an_empty_text_has_empty_layers(pipeline: Path) -> None:
    for text in ("", "\n", " \u200c\n\n"):
        (predicted,) = annotate([Document(id="x", text=text)], model=pipeline)
        assert predicted.text == text
        assert predicted.entities == predicted.quotes == ()


def test_the_same_seed_makes_the_same_pipeline(pipeline: Path, tmp_path: Path) -> None:
    train(default_config(), output=tmp_path / "again", overrides=SHORT)

    def digest(path: Path) -> dict[str, str]:
        return {
            str(item.relative_to(path)): hashlib.sha256(item.read_bytes()).hexdigest()
            for item in path.rglob("*")
            if item.is_file() and item.name not in {"meta.json", "config.cfg"}
        }

    assert digest(tmp_path / "again") == digest(pipeline)


def test_spacy_loads_it_by_itself(pipeline: Path) -> None:
    import spacy

    doc = spacy.load(pipeline)("لاوروف در مسکو سخن گفت.")
    assert "entities" in doc.spans


def test_a_missing_config_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"absent.cfg: there is no such config"):
        train(tmp_path / "absent.cfg", output=tmp_path / "out")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('factory = "nlp_kit.zones.v1"', 'factory = "nlp_kit.zones.v99"', "nlp_kit.zones.v99"),
        ("nlp_kit.Documents.v1", "nlp_kit.Documents.v99", "nlp_kit.Documents.v99"),
        ("hidden_width = 64", "hidden_width = 64\nbogus = 1", "bogus"),
        ("[paths]", "[paths", "config"),
    ],
)
def test_an_unknown_name_in_a_config_is_named(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    config = tmp_path / "bad.cfg"
    text = default_config().read_text(encoding="utf-8")
    assert old in text
    config.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        train(config, output=tmp_path / "out", overrides=SHORT)
    assert not (tmp_path / "out").exists()


def test_something_else_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(InputError, match="something else stands here"):
        train(default_config(), output=tmp_path, overrides=SHORT)


def test_a_folder_without_a_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no pipeline here: it holds no config.cfg"):
        load_model(tmp_path)
