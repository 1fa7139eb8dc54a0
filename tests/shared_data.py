"""Where the third-party corpora lie, for tests that need them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def shared_data(*parts: str) -> Path:
    """Return a path under the shared data, or skip the test where it is absent."""
    shared = Path(os.environ.get("NLP_KIT_SHARED", ROOT.parent / "shared"))
    path = shared.joinpath("data", *parts)
    if not path.exists():
        pytest.skip(f"third-party data is not here: {'/'.join(('shared/data', *parts))}")
    return path
