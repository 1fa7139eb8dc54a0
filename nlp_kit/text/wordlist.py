"""hazm's list of words and its verbs, read from its data files without importing hazm.

Importing hazm costs seconds (it brings its taggers); the two files cost a fifth of one. They
are read when first asked for and kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from nlp_kit.errors import InputError, Where
from nlp_kit.text.folding import ZWNJ, fold

_PAST_ENDINGS = ("", "م", "ی", "یم", "ید", "ند")
_PRESENT_ENDINGS = ("م", "ی", "د", "یم", "ید", "ند")


@dataclass(frozen=True, slots=True)
class WordList:
    """Words by how well they are attested.

    Attributes:
        common: Words with a frequency or a part of speech, without a half-space in them.
        rare: The words that the list only names, most of them from old dictionaries.
        adjectives: The common words that are adjectives.
        frequency: How often each common word was seen, in hazm's unnamed collection.
        joined: Words with half-spaces, spelt with them.
        attested: Those of the joined that have a frequency or a part of speech.
        finite: Finite forms as they follow «می».
        participles: Past participles, in «ه».
    """

    common: frozenset[str]
    rare: frozenset[str]
    adjectives: frozenset[str]
    frequency: dict[str, int]
    joined: frozenset[str]
    attested: frozenset[str]
    finite: frozenset[str]
    participles: frozenset[str]


@cache
def word_list() -> WordList:
    """Return hazm's words and verb forms, folded.

    Raises:
        InputError: If hazm is not installed, or lacks the files.
    """
    common: set[str] = set()
    rare: set[str] = set()
    adjectives: set[str] = set()
    joined: set[str] = set()
    attested: set[str] = set()
    frequencies: dict[str, int] = {}
    for line in _lines("words.dat"):
        spelt, frequency, tags = line.split("\t")[:3]
        word = fold(spelt)
        known = frequency != "0" or tags != "0"
        if ZWNJ in word:
            joined.add(word)
            if known:
                attested.add(word)
        elif known:
            common.add(word)
            frequencies[word] = int(frequency)
            if "AJ" in tags.split(","):
                adjectives.add(word)
        else:
            rare.add(word)
    finite: set[str] = set()
    participles: set[str] = set()
    for line in _lines("verbs.dat"):
        past, _, present = fold(line).partition("#")
        if past:
            finite.update(past + ending for ending in _PAST_ENDINGS)
            participles.update((past + "ه", "ن" + past + "ه"))
        if len(present) > 1:
            finite.update(present + ending for ending in _PRESENT_ENDINGS)
    return WordList(
        common=frozenset(common),
        rare=frozenset(rare),
        adjectives=frozenset(adjectives),
        frequency=frequencies,
        joined=frozenset(joined),
        attested=frozenset(attested),
        finite=frozenset(finite),
        participles=frozenset(participles),
    )


def _lines(name: str) -> list[str]:
    spec = find_spec("hazm")
    if spec is None or spec.origin is None:
        raise InputError(
            "half-spaces are restored from the word list of hazm, which is not installed.",
            hint="Install hazm 0.12.",
        )
    path = Path(spec.origin).parent / "data" / name
    try:
        return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except OSError as error:
        raise InputError(
            f"cannot read hazm's data: {error.strerror}.",
            where=Where(str(path)),
            hint="Install hazm 0.12 again.",
        ) from error
