"""Lost half-spaces: how many are restored, beside hazm's Normalizer on the same texts.

    python benchmarks/halfspaces.py PATH [--part tune|report] [--articles 300]

PATH is raw news as JSON Lines (also .gz) with the text under "body". A fixed sample of articles
that set half-spaces with care is damaged in two ways (every half-space deleted; every one turned
into a space) and restored. Counted are the places between two visible characters that hold a
half-space: right ones, wrong ones and missed ones. Rules were tuned on the part "tune"; "report"
is the other half of the file. Parts and sample go by a hash of the article's text.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nlp_kit.text import ZWNJ, fold, restore_half_spaces

_STRAY = re.compile(
    f"(?<![^\\W\\d_]){ZWNJ}+|{ZWNJ}+(?![^\\W\\d_])|(?<={ZWNJ}){ZWNJ}+|[ـ\u200e\u200f]"
)
_APART = re.compile(r"(?<!\S)ن?می \S|(?<!\S)ن?می(?:شود|کند|تواند|دهد|شوند|کنند|باشد)(?!\w)")


@dataclass(frozen=True, slots=True)
class Counts:
    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right + other.right, self.wrong + other.wrong, self.missed + other.missed
        )

    def row(self) -> str:
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return (
            f"{precision:9.1%} {recall:7.1%} {f1:7.1%}"
            f" {self.right:8d} {self.wrong:7d} {self.missed:7d}"
        )


def articles(path: Path, part: str, limit: int) -> list[str]:
    """Return texts of a part that are rich in half-spaces and write «می» in no other way."""
    wanted = {"tune": 0, "report": 1}[part]
    opened = gzip.open if path.suffix == ".gz" else open
    found: list[tuple[bytes, str]] = []
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            body = json.loads(line)["body"] or ""
            digest = hashlib.sha256(body.encode()).digest()
            if digest[0] % 2 != wanted:
                continue
            text = _STRAY.sub("", fold(body))
            if len(text) < 800 or text.count(ZWNJ) * 100 < len(text) or _APART.search(text):
                continue
            found.append((digest, text))
    return [text for _, text in sorted(found)[:limit]]


def places(text: str) -> tuple[str, set[int]]:
    """Return the visible characters and the places among them that hold a half-space."""
    visible: list[str] = []
    held = set()
    for character in text:
        if character == ZWNJ:
            held.add(len(visible))
        elif not character.isspace():
            visible.append(character)
    return "".join(visible), held


def compare(gold: str, restored: str) -> Counts:
    """Count the half-spaces of a restored text against the source's.

    A mark may become another (hazm straightens some quotation marks); a letter may not.

    Raises:
        ValueError: If the restorer changed the letters or their number.
    """
    characters, wanted = places(gold)
    same, held = places(restored)
    if len(characters) != len(same) or any(
        one != other and one.isalpha() for one, other in zip(characters, same, strict=True)
    ):
        raise ValueError("the restorer changed letters")
    return Counts(len(wanted & held), len(held - wanted), len(wanted - held))


def hazm_restorer() -> Callable[[str], str]:
    """Return hazm's Normalizer with the two rules that set half-spaces, and no other."""
    from hazm import Normalizer

    normalizer = Normalizer(
        correct_spacing=True,
        seperate_mi=True,
        remove_diacritics=False,
        remove_specials_chars=False,
        decrease_repeated_chars=False,
        persian_style=False,
        persian_numbers=False,
        unicodes_replacement=False,
    )
    return lambda text: str(normalizer.normalize(text))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--part", choices=("tune", "report"), default="report")
    parser.add_argument("--articles", type=int, default=300)
    options = parser.parse_args()
    texts = articles(options.path, options.part, options.articles)
    total = sum(text.count(ZWNJ) for text in texts)
    print(f"{len(texts)} articles of the part {options.part!r}, {total:,} half-spaces")
    print(
        f"{'damage':9s} {'restorer':8s} precision  recall      F1    right   wrong  missed  chars/s"
    )
    restorers = {"nlp_kit": lambda text: restore_half_spaces(text).text, "hazm": hazm_restorer()}
    for damage, replacement in (("deleted", ""), ("space", " ")):
        for name, restore in restorers.items():
            counts = Counts()
            restore("می روم")
            begin = time.perf_counter()
            restored = [restore(text.replace(ZWNJ, replacement)) for text in texts]
            speed = sum(map(len, texts)) / (time.perf_counter() - begin)
            for text, result in zip(texts, restored, strict=True):
                counts += compare(text, result)
            print(f"{damage:9s} {name:8s} {counts.row()} {speed:8,.0f}")


if __name__ == "__main__":
    main()
