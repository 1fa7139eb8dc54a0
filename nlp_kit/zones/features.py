"""What a line of a page looks like: the features that speak for its zone."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nlp_kit.text import fold_key, split_sentences

_EDGES = " \t.,:;!?،؛؟…«»\"'()[]|/\\-–—_*•·>►▶◄#"
_WORD = re.compile(r"[^\W_]+")
_STOPPED = re.compile(r"[.…۔][»”\"'›)\]]*(?:/|\s*\*)?$|[؟!?][»”\"'›)\]]+$")
_ASKS = re.compile(r"[؟!?]$")
_NAME_COLON = re.compile(r"^[^:.]{3,60}: ?\S+ \S+")
_LIST_ITEM = re.compile(r"^(?:[-–—•*·▪◦●■✅🔹🔸]|\d{1,2} ?[-.)–])")
_VERB = re.compile(
    r"(?:^| )ن?می ?\w{2,}(?:م|ی|د|یم|ید|ند|ست)(?= |$)|ه ?ا(?:م|ی|ست|یم|ید|ند)(?= |$)"
)
_ADDRESS = re.compile(
    r"(?:https?://\S+|www\.\S+|[@#]?[\w.]+@?[\w-]+\.[a-z]{2,6}(?:/\S*)?|@\w+|t\.me/\S+)",
    re.IGNORECASE,
)
_INITIALS = re.compile(
    r"(?:^|[/|(\s])[^\W\d_](?:\.[^\W\d_])+\.?\)?$|(?:^|/)[^\W\d_]{1,3}/[^\W\d_]{1,3}$"
    r"|(?:^|\S)/\d{3,6}(?:/\d{2,6})*\*{0,2}$"
)
_CRUMBS = re.compile(r"\S ?[|>›»/►•·–-] ?\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its half-open span in the text, trimmed, and its key."""

    start: int
    end: int
    text: str
    key: str
    bare: str
    words: tuple[str, ...]


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that are not blank, trimmed of white space."""
    found = []
    position = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            start = position + len(raw) - len(raw.lstrip())
            key = fold_key(stripped)
            bare = key.strip(_EDGES).lower()
            words = tuple(_WORD.findall(key.lower()))
            found.append(Line(start, start + len(stripped), stripped, key, bare, words))
        position += len(raw)
    return found


@dataclass(frozen=True, slots=True)
class _Lexicon:
    chrome_lines: frozenset[str]
    chrome_begins: tuple[str, ...]
    credit_head: re.Pattern[str]
    credit_begins: tuple[str, ...]
    caption_begins: tuple[str, ...]
    caption_contains: tuple[str, ...]
    end_marks: frozenset[str]
    body_begins: tuple[str, ...]
    date_words: frozenset[str]
    verbs: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    table: dict[str, Any] = tomllib.loads(
        files("nlp_kit.zones").joinpath("lexicon.toml").read_text(encoding="utf-8")
    )
    heads = "|".join(sorted(map(re.escape, table["credit"]["heads"]), key=len, reverse=True))
    chrome = {entry.lower() for entry in table["chrome"]["lines"]}
    return _Lexicon(
        chrome_lines=frozenset(chrome | {entry.replace(" ", "") for entry in chrome}),
        chrome_begins=tuple(table["chrome"]["begins"]),
        credit_head=re.compile(rf"^[*(\[/]? ?(?:{heads})(?: \S+){{0,2}} ?[:/|–-] ?\S"),
        credit_begins=tuple(table["credit"]["begins"]),
        caption_begins=tuple(table["caption"]["begins"]),
        caption_contains=tuple(table["caption"]["contains"]),
        end_marks=frozenset(table["body"]["end_marks"]),
        body_begins=tuple(table["body"]["begins"]),
        date_words=frozenset(table["words"]["date"]),
        verbs=frozenset(table["words"]["verbs"]),
    )


def features_of(lines: list[Line]) -> list[frozenset[str]]:
    """Return for each line the names of the features that hold of it."""
    lexicon = _lexicon()
    running = [len(line.words) >= 8 and bool(_STOPPED.search(line.key)) for line in lines]
    bodies = [index for index, line in enumerate(lines) if len(line.words) >= 8]
    stopless = len(bodies) >= 3 and sum(running) <= len(bodies) / 4
    counts = Counter(word for line in lines for word in set(line.words) if len(word) > 2)
    result = []
    for index, line in enumerate(lines):
        names = _own_features(line, lexicon)
        later = range(index + 1, min(index + 5, len(lines)))
        if any(running[other] or len(lines[other].words) > 30 for other in later):
            names.add("before_running")
        if stopless:
            names.add("stopless_text")
        if len(lines) == 1:
            names.add("only_line")
        long_words = {word for word in line.words if len(word) > 2}
        if len(long_words) >= 2 and sum(counts[word] > 1 for word in long_words) * 2 >= len(
            long_words
        ):
            names.add("echoed")
        neighbours = (lines[other] for other in (index - 1, index + 1) if 0 <= other < len(lines))
        if len(line.words) >= 2 and any(other.bare == line.bare for other in neighbours):
            names.add("doubled")
        result.append(frozenset(names))
    return result


def _own_features(line: Line, lexicon: _Lexicon) -> set[str]:
    key, bare, count = line.key, line.bare, len(line.words)
    verb = bool(_VERB.search(bare)) or not lexicon.verbs.isdisjoint(line.words)
    short = count <= 14
    tests = {
        "always": True,
        "stops": count >= 3 and bool(_STOPPED.search(key)),
        "asks": bool(_ASKS.search(key)),
        "very_short": count <= 3,
        "long": count >= 18,
        "very_long": count > 30,
        "sentences": count > 8 and len(split_sentences(line.text)) > 1,
        "verb": verb,
        "verbless": not verb,
        "name_colon": bool(_NAME_COLON.match(key)),
        "ends_in_colon": key.endswith(":"),
        "list_item": bool(_LIST_ITEM.match(line.text)),
        "chrome_line": not lexicon.chrome_lines.isdisjoint((bare, bare.replace(" ", ""))),
        "chrome_begins": short and not verb and bare.startswith(lexicon.chrome_begins),
        "date_line": _only_date(line, lexicon),
        "address_line": count > 0 and not _WORD.search(_ADDRESS.sub("", key)),
        "no_letters": not any(character.isalpha() for character in key),
        "breadcrumbs": not verb and count <= 25 and len(_CRUMBS.findall(key)) >= 2,
        "hashtags": key.count("#") >= 2 and key.count("#") * 4 >= count,
        "credit_head": count <= 12 and bool(lexicon.credit_head.match(key)),
        "credit_begins": short and not verb and key.startswith(lexicon.credit_begins),
        "credit_initials": count <= 20 and not verb and bool(_INITIALS.search(key)),
        "caption_begins": count <= 30 and key.startswith(lexicon.caption_begins),
        "caption_contains": count <= 45
        and any(piece in key.lower() for piece in lexicon.caption_contains),
        "body_begins": key.startswith(lexicon.body_begins),
        "end_mark": bare in lexicon.end_marks,
    }
    return {name for name, holds in tests.items() if holds}


def _only_date(line: Line, lexicon: _Lexicon) -> bool:
    """Tell whether a line says a date or a time and, with it, no more than a word or two."""
    numbers = sum(word[0].isdigit() for word in line.words)
    known = sum(word in lexicon.date_words for word in line.words)
    others = len(line.words) - numbers - known
    return numbers + known >= 2 and numbers > 0 and len(line.words) <= 16 and others <= 1
