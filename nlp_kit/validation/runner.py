"""Running the rules over JSON Lines files and corpus folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from nlp_kit.errors import InputError, Where
from nlp_kit.validation.checking import check_object, wanted_by
from nlp_kit.validation.findings import Finding
from nlp_kit.validation.lenient import locator
from nlp_kit.validation.parsing import parse_json
from nlp_kit.validation.registry import Rule, all_rules
from nlp_kit.validation.rules.collection import Collection
from nlp_kit.validation.standoff import validate_corpus


def validate(paths: Iterable[Path], *, rules: Sequence[Rule] | None = None) -> Iterator[Finding]:
    """Yield the findings in JSON Lines files and corpus folders, in their order.

    Args:
        paths: JSON Lines files of documents, or corpus folders with their annotations.
        rules: Only these (:func:`~nlp_kit.validation.select_rules`); all if None.

    Raises:
        InputError: If a path cannot be read at all or holds nothing.
    """
    chosen = tuple(all_rules() if rules is None else rules)
    for path in paths:
        if path.is_dir() or (not path.exists() and path == Path("corpus")):
            yield from validate_corpus(path, chosen)
        else:
            yield from _validate_lines(path, chosen)


def _validate_lines(path: Path, rules: Sequence[Rule]) -> Iterator[Finding]:
    collection = Collection()
    empty = True
    try:
        with path.open("rb") as stream:
            for number, raw in enumerate(stream, start=1):
                if not raw.strip():
                    continue
                empty = False
                value, problems = parse_json(
                    raw.rstrip(), Where(str(path), number), first=number == 1
                )
                yield from wanted_by(problems, rules)
                if not isinstance(value, dict):
                    continue
                locate = locator(str(path), number, value)
                yield from check_object(value, locate, rules)
                yield from wanted_by(
                    collection.add(_string(value, "id"), _string(value, "text"), locate("")), rules
                )
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        reason = "there is no such file" if missing else error.strerror
        raise InputError(
            f"cannot read it: {reason}.",
            where=Where(str(path)),
            hint="Name a JSON Lines file of documents or a corpus folder.",
        ) from error
    if empty:
        raise InputError(
            "the file is empty.",
            where=Where(str(path)),
            hint="Give a JSON Lines file with one document a line.",
        )


def _string(value: dict[str, Any], key: str) -> str | None:
    found = value.get(key)
    return found if isinstance(found, str) else None
