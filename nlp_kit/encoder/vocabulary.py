"""The pieces of the base vocabulary that Persian news uses, and a tokenizer of only these.

``pieces.txt`` lists them in the order of the base: what occurs in 12,736 news articles of 2
agencies, in the embedded corpus and in ParsTwiNER, each also with its half-spaces lost, and every
single letter, digit and mark. A word whose piece is not kept falls apart into smaller ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

from nlp_kit.documents import read_text
from nlp_kit.encoder.segments import SPECIAL
from nlp_kit.errors import InputError, Where
from nlp_kit.text import ZWNJ, fold

_BATCH = 20_000
_BLANK = "\u2581"


def listed_pieces() -> tuple[str, ...]:
    """Return the pieces that the package's encoders have, special ones first."""
    source = files("nlp_kit.encoder").joinpath("pieces.txt").read_text(encoding="utf-8")
    return (*SPECIAL, *source.rstrip("\n").split("\n"))


def used_pieces(texts: Iterable[str], tokenizer: Path) -> tuple[str, ...]:
    """Return the pieces that texts use, clean and with their half-spaces lost, in the base's order.

    Args:
        texts: The texts.
        tokenizer: The base's ``tokenizer.json``.

    Raises:
        InputError: If it is not one of a unigram vocabulary.
    """
    from tokenizers import Tokenizer

    order = [piece for piece, _ in _read(tokenizer)["model"]["vocab"]]
    encoder = Tokenizer.from_file(str(tokenizer))
    runs = {run for text in texts for run in fold(text).split()}
    runs |= {run.replace(ZWNJ, "") for run in runs}
    waiting = sorted(runs)
    used: set[int] = set()
    for begin in range(0, len(waiting), _BATCH):
        batch = encoder.encode_batch(waiting[begin : begin + _BATCH], add_special_tokens=False)
        for encoding in batch:
            used.update(encoding.ids)
    single = {index for index, piece in enumerate(order) if _is_single(piece)}
    return tuple(order[i] for i in sorted(used | single) if order[i] not in SPECIAL)


def prune(tokenizer: Path, pieces: Iterable[str]) -> tuple[str, list[int]]:
    """Return a ``tokenizer.json`` that has only the given pieces, and their rows in the base.

    Raises:
        InputError: If a piece is not in the base.
    """
    value = _read(tokenizer)
    rows = {piece: row for row, (piece, _) in enumerate(value["model"]["vocab"])}
    kept = tuple(pieces)
    missing = [piece for piece in kept if piece not in rows]
    if missing:
        raise InputError(
            f"the vocabulary lacks {missing[0]!r} and {len(missing) - 1} other pieces.",
            where=Where(str(tokenizer)),
            hint="Take the tokenizer.json of multilingual-e5-small.",
        )
    chosen = [rows[piece] for piece in kept]
    value["model"]["vocab"] = [value["model"]["vocab"][row] for row in chosen]
    value["added_tokens"] = [item for item in value["added_tokens"] if item["content"] in SPECIAL]
    return json.dumps(value, ensure_ascii=False), chosen


def _is_single(piece: str) -> bool:
    # Letters of Arabic and Latin script, digits and marks, as they stand in Persian news.
    letter = piece.removeprefix(_BLANK)
    if not letter:
        return True
    return len(letter) == 1 and ord(letter) < 0x700 and not "\u0250" <= letter <= "\u05ff"


def _read(tokenizer: Path) -> dict[str, Any]:
    try:
        value = json.loads(read_text(tokenizer))
        assert value["model"]["type"] == "Unigram"
    except (json.JSONDecodeError, KeyError, TypeError, AssertionError) as error:
        raise InputError(
            "this is no tokenizer.json of a unigram vocabulary.",
            where=Where(str(tokenizer)),
            hint="Take the one of multilingual-e5-small.",
        ) from error
    return dict(value)
