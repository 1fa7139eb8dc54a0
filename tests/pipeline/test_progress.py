"""Steps of a component that learns when the pipeline is initialised reach whoever asked."""

from __future__ import annotations

import logging

import pytest

from nlp_kit.pipeline.progress import report_step, reporting


def test_steps_reach_the_training_run_they_belong_to() -> None:
    heard: list[tuple[int, int, dict[str, float]]] = []
    with reporting(lambda *told: heard.append(told)):
        report_step(1, 2, 0.5)
        report_step(2, 2, 0.25)
    assert heard == [(1, 2, {"loss": 0.5}), (2, 2, {"loss": 0.25})]


def test_without_a_run_they_are_logged_now_and_then(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "nlp_kit.training"):
        for step in range(1, 101):
            report_step(step, 100, 1 / step)
    assert caplog.messages == ["step 50 of 100, loss 0.0200", "step 100 of 100, loss 0.0100"]


def test_a_run_that_asked_for_nothing_is_told_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO), reporting(None):
        report_step(50, 100, 0.1)
    assert not caplog.messages
