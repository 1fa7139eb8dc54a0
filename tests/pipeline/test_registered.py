"""Names in configs are entry points: spaCy finds them in a process that imports only spaCy."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from nlp_kit.training import default_config

CONFIGS = sorted(default_config().parent.glob("*.cfg"))
GROUPS = ("factories", "tokenizers", "readers", "augmenters", "loggers", "scorers")
OURS = {
    item.name: item
    for group in GROUPS
    for item in entry_points(group=f"spacy_{group}")
    if item.name.startswith("nlp_kit.")
}


@pytest.mark.parametrize("name", sorted(OURS))
def test_every_entry_point_leads_to_a_function(name: str) -> None:
    assert callable(OURS[name].load())


@pytest.mark.parametrize("config", CONFIGS, ids=lambda path: path.name)
def test_every_name_of_a_config_is_an_entry_point(config: Path) -> None:
    names = set(re.findall(r'"(nlp_kit\.[\w.]+\.v\d+)"', config.read_text(encoding="utf-8")))
    assert names
    assert names <= set(OURS)


def test_spacy_alone_builds_the_pipeline_of_a_config() -> None:
    program = (
        "import sys, spacy\n"
        "from spacy.util import load_config, load_model_from_config\n"
        "nlp = load_model_from_config(load_config(sys.argv[1]), auto_fill=True)\n"
        "print(*nlp.pipe_names)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(default_config())],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split()[-3:] == ["times", "quotes", "actors"]
