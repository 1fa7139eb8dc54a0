"""The thin twins of the commands."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

TRAIN = Path(__file__).resolve().parents[1] / "scripts" / "train.py"


@pytest.mark.skipif(not TRAIN.exists(), reason="an installed package comes without scripts")
def test_training_tells_scores_and_the_loss_of_what_learns_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = importlib.util.spec_from_file_location("train_script", TRAIN)
    assert spec is not None and spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)

    def train(
        config: Path, *, output: Path, report: Callable[[int, int, dict[str, float]], None]
    ) -> None:
        for step in range(1, 51):
            report(step, 50, {"loss": 1 / step})
        report(1, 1, {"ents_f": 0.5})

    monkeypatch.setattr(script, "train", train)
    monkeypatch.setattr(script, "remember_model", lambda folder: None)
    monkeypatch.setattr(sys, "argv", ["train.py", "--output", str(tmp_path)])
    script.main()
    assert capsys.readouterr().out.splitlines() == [
        "step    50 of at most 50: loss 0.020",
        "step     1 of at most 1: entities F1 0.500 (validation)",
        f"The pipeline is in {tmp_path}.",
    ]
