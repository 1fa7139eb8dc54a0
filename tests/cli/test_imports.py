"""What commands import: heavy libraries stay out of those that do not need them."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("spacy", "hazm", "datasets", "sklearn", "torch", "scipy", "pandas")
PROGRAM = """
import sys
sys.argv = ["nlp-kit", *sys.argv[1:]]
from nlp_kit.cli.app import main
try:
    main()
except SystemExit:
    pass
print("IMPORTED", *[name for name in {heavy!r} if name in sys.modules])
"""


@pytest.mark.parametrize(
    "arguments", [["--help"], ["validate", "--help"], ["validate", "corpus"], ["stats"]]
)
def test_light_commands_import_nothing_heavy(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(heavy=HEAVY), *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1].split() == ["IMPORTED"]
