"""Folding of spelling variants, one code point to one, so that offsets stay what they are."""

from __future__ import annotations

import re

ZWNJ = "\u200c"

# Letters: Unicode names them ARABIC LETTER YEH, ALEF MAKSURA, KAF, TEH MARBUTA, HEH WITH YEH
# ABOVE, HEH GOAL, HEH DOACHASHMEE, and alef with hamza or wasla; Persian keyboards and Arabic
# ones differ in exactly these (ISIRI 6219, annex on compatibility).
_LETTERS = {
    "ي": "ی",
    "ى": "ی",
    "ې": "ی",
    "ك": "ک",
    "ة": "ه",
    "ۀ": "ه",
    "ە": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "أ": "ا",
    "إ": "ا",
    "ٱ": "ا",
}
_DIGITS = {
    **{chr(0x0660 + value): str(value) for value in range(10)},
    **{chr(0x06F0 + value): str(value) for value in range(10)},
}
# What scrapers and word processors leave where a half-space stood.
_JOINERS = dict.fromkeys("\u200b\u200d\u2060\ufeff\u00ad\u00ac", ZWNJ)

_FOLD = {**_LETTERS, **_DIGITS, **_JOINERS}
_TABLE = str.maketrans(_FOLD)
_FOLDED = re.compile(f"[{''.join(_FOLD)}]")
# Below this many code points str.translate is the faster, above it a str.replace for each letter,
# many times so on whole texts.
_SHORT = 64
_DROPPED_IN_KEYS = re.compile(
    "[\u200c\u0640\u064b-\u0655\u0670\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_WHITE_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """Return the text with letters, digits and half-spaces in one spelling each.

    Arabic ي ك ة and their kin become Persian, digits of both scripts become Latin, and every
    half-space variant becomes U+200C. The result has as many code points as the text, so that
    any offset into one is the same offset into the other.
    """
    if not _FOLDED.search(text):
        return text
    if len(text) < _SHORT:
        return text.translate(_TABLE)
    for source, target in _FOLD.items():
        text = text.replace(source, target)
    return text


def fold_key(text: str) -> str:
    """Return a key under which spelling variants of one name are equal.

    Beyond :func:`fold`, half-spaces, vowel signs, tatweel and direction marks are dropped and
    white space is one space. The length changes: never take offsets from it.
    """
    return _WHITE_SPACE.sub(" ", _DROPPED_IN_KEYS.sub("", fold(text))).strip()
