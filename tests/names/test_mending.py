"""The lists that mend names are in order."""

import re
import tomllib
from importlib.resources import files

import pytest

from nlp_kit.names.lexicon import name_key
from nlp_kit.names.mending import in_list
from nlp_kit.text import fold

SOURCE = files("nlp_kit.names").joinpath("mending.toml").read_text(encoding="utf-8")
LISTS = {
    group: [entry.strip() for entry in text.split("،")]
    for group, text in tomllib.loads(SOURCE).items()
}


@pytest.mark.parametrize("group", LISTS)
def test_a_list_holds_each_entry_once_and_folded(group: str) -> None:
    entries = LISTS[group]
    assert all(re.fullmatch(r"[\u0621-\u06d5\u200c ]+\d*|\d", entry) for entry in entries)
    assert all(fold(entry) == entry for entry in entries)
    keys = [name_key([entry]) for entry in entries]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "spelling", ["کتابخانه‌های عمومی", "کتابخانه‌هاي عمومي", "کتابخانه های عمومی"]
)
def test_spellings_of_an_entry_are_one(spelling: str) -> None:
    assert in_list(spelling, "works", "bureaus")
    assert not in_list(spelling, "works")
