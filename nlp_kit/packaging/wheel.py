"""A pipeline as a wheel that ``pip`` installs and ``spacy.load`` finds by name."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nlp_kit
from nlp_kit.errors import InputError, Where
from nlp_kit.packaging.card import describe, publishable, read_json


def build_wheel(model: Path, output: Path, *, name: str, card: str) -> Path:
    """Write ``fa_NAME-VERSION-py3-none-any.whl`` into a folder and return its path.

    Nothing is downloaded: the build uses the setuptools that is installed.

    Args:
        model: The pipeline's folder; it is left as it is.
        output: The folder for the wheel.
        name: A Python name, such as ``news_small``.
        card: The card, which becomes the package's README.

    Raises:
        InputError: If the name or the folder cannot be used, or the build fails.
    """
    if not name.isidentifier() or not name.isascii():
        raise InputError(
            f"{name!r} cannot be a package's name.", hint="Use letters, digits and underscores."
        )
    meta = read_json(model / "meta.json")
    has_encoder = any(model.glob("*/encoder.onnx"))
    meta |= {
        "name": name,
        "version": nlp_kit.__version__,
        "description": describe(model),
        "license": "MIT AND CC-BY-4.0" if publishable(model) else "research use only",
        "requirements": [
            f"nlp_kit{'[encoder]' if has_encoder else ''}>={nlp_kit.__version__}",
        ],
    }
    from spacy.cli.package import package

    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary, "pipeline")
        shutil.copytree(model, copy)
        (copy / "meta.json").write_text(json.dumps(meta, ensure_ascii=False), encoding="utf-8")
        (copy / "README.md").write_text(card, encoding="utf-8")
        made = Path(temporary, "made")
        made.mkdir()
        package(copy, made, create_sdist=False, create_wheel=False, silent=True)
        (source,) = made.iterdir()
        return _build(source, output)


def _build(source: Path, output: Path) -> Path:
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"cannot write here: {error.strerror}.", where=Where(str(output)), hint="Name a folder."
        ) from error
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder]
        done = subprocess.run([*command, str(source)], capture_output=True, text=True, check=False)
        if done.returncode:
            raise InputError(
                f"the wheel could not be built: {(done.stderr or done.stdout).strip()[-300:]}",
                hint="It needs build and setuptools: pip install build setuptools.",
            )
        (wheel,) = Path(folder).glob("*.whl")
        return Path(shutil.move(wheel, output / wheel.name))
