"""Hearing of a training run: spaCy's logger, handed on to whoever asked."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import IO, Any

Report = Callable[[int, int, dict[str, float]], None]

log = logging.getLogger("nlp_kit.training")
_EVERY = 50


@dataclass(slots=True)
class _Run:
    report: Report | None
    score: float = float("-inf")
    best: dict[str, float] = field(default_factory=dict)


_RUN: ContextVar[_Run | None] = ContextVar("nlp_kit_training_run", default=None)


@contextmanager
def reporting(report: Report | None) -> Iterator[dict[str, float]]:
    """Hand the evaluations of the training run inside on to ``report``.

    Yields the scores of the best evaluation so far: a dictionary that fills while training runs.
    """
    run = _Run(report)
    token = _RUN.set(run)
    try:
        yield run.best
    finally:
        _RUN.reset(token)


def report_step(step: int, steps: int, loss: float) -> None:
    """Tell of one step of a component that learns by itself when the pipeline is initialised.

    Under ``nlp-kit train`` it moves the progress display; else it is logged now and then.
    """
    run = _RUN.get()
    if run is None:
        if step % _EVERY == 0:
            log.info("step %d of %d, loss %.4f", step, steps, loss)
    elif run.report is not None:
        run.report(step, steps, {"loss": loss})


def create_logger() -> Callable[..., Any]:
    """Return the logger that configs name (``nlp_kit.Report.v1``).

    Under ``nlp-kit train`` it serves the progress display; under ``spacy train`` it is spaCy's
    own table.
    """

    def setup(nlp: Any, stdout: IO[str] = sys.stdout, stderr: IO[str] = sys.stderr) -> Any:
        run = _RUN.get()
        if run is None:
            from spacy.training.loggers import console_logger

            return console_logger()(nlp, stdout, stderr)

        def step(info: dict[str, Any] | None) -> None:
            if info is None or info.get("score") is None:
                return
            others = info["other_scores"]
            scores = {key: value for key, value in others.items() if isinstance(value, float)}
            if info["score"] > run.score:
                run.score = info["score"]
                run.best.clear()
                run.best.update(scores)
            if run.report is not None:
                run.report(info["step"], nlp.config["training"]["max_steps"], scores)

        return step, lambda: None

    return setup
