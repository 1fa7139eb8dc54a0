"""One training run: a config in, a pipeline's folder out."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nlp_kit
from nlp_kit.corpus import default_corpus
from nlp_kit.documents import atomic_folder
from nlp_kit.errors import InputError, Where
from nlp_kit.pipeline.progress import Report, reporting


def default_config() -> Path:
    """Return the config of the default pipeline, from the checkout or the package."""
    return default_corpus().parent / "configs" / "small.cfg"


def default_fingerprint() -> str:
    """Return a name for the default pipeline: the package's files, config and corpus, hashed."""
    corpus = default_corpus()
    digest = hashlib.sha256(nlp_kit.__version__.encode())
    package = Path(nlp_kit.__file__).parent
    for pattern in ("*.py", "*.toml"):
        for path in sorted(package.rglob(pattern)):
            digest.update(path.read_bytes())
    digest.update(default_config().read_bytes())
    for folder in (corpus, corpus.parent / "annotations" / "gold"):
        for path in sorted(folder.rglob("*.json*")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def train(
    config: Path,
    *,
    output: Path,
    overrides: Mapping[str, Any] | None = None,
    report: Report | None = None,
) -> dict[str, float]:
    """Train the pipeline that a config describes and return its scores on the validation data.

    The folder appears only when training has ended; one that stood there before is replaced.
    The same config, data and seed give the same pipeline.

    Args:
        config: A complete spaCy config.
        output: The folder to write; it is replaced if it holds a pipeline, else must be free.
        overrides: Values to set in the config, by dotted name.
        report: Called with the step, the greatest step, and the scores at each evaluation.

    Raises:
        InputError: If the config cannot be used or the folder cannot be written.
    """
    if output.exists() and not (output.is_dir() and (output / "config.cfg").exists()):
        raise InputError(
            "something else stands here.",
            where=Where(str(output)),
            hint="Name a new folder, or one that holds a pipeline.",
        )
    with reporting(report) as best:
        nlp = _prepare(config, overrides or {})
        from spacy.training.loop import train as spacy_train

        with atomic_folder(output, inner="model-best") as folder:
            spacy_train(nlp, folder, stdout=io.StringIO(), stderr=io.StringIO())
    return dict(best)


def _prepare(config: Path, overrides: Mapping[str, Any]) -> Any:
    """Return the initialised pipeline of a config."""
    from confection import ConfigValidationError
    from spacy.training.initialize import init_nlp
    from spacy.util import load_config

    import nlp_kit.pipeline.components  # noqa: F401  # registers what configs name

    if not config.is_file():
        raise InputError("there is no such config.", where=Where(str(config)), hint="See configs/.")
    try:
        loaded = load_config(config, overrides=dict(overrides), interpolate=False)
        nlp = init_nlp(loaded)
    except ConfigValidationError as error:
        problems = "; ".join(
            f"{' -> '.join(map(str, item.get('loc', ())))} {item.get('msg', '')}".strip()
            for item in error.errors or ()
        )
        raise InputError(
            f"the config is not usable: {problems or ' '.join(str(error).split())}.",
            where=Where(str(config)),
            hint="Compare it with configs/small.cfg.",
        ) from error
    except (ValueError, KeyError) as error:
        message = " ".join(str(error).split())
        raise InputError(
            f"the config is not usable: {message}.",
            where=Where(str(config)),
            hint="Compare it with configs/small.cfg.",
        ) from error
    return nlp
