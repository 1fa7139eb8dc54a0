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
# «می‌گوید», «نمی شود», «رفته‌اند»; not «کتاب‌های».
_VERB = re.compile(
    r"(?:^| )(?P<imperfective>ن?می ?\w{2,}(?:م|ی|د|یم|ید|ند|ست))(?= |$)"
    r"|[دت]ه ?(?:ام|است|ایم|اید|اند)(?= |$)"
)
_ADDRESS = re.compile(
    r"(?:https?://\S+|www\.\S+|[@#]?[\w.]+@?[\w-]+\.[a-z]{2,6}(?:/\S*)?|@\w+|t\.me/\S+)",
    re.IGNORECASE,
)
_INITIALS = re.compile(
    r"^[^\W\d_](?:\.[^\W\d_])+\.?/[^\W\d_]\.|(?:^|[/|(\s])[^\W\d_](?:\.[^\W\d_])+\.?\)?$|(?:^|/)[^\W\d_]{1,3}/[^\W\d_]{1,3}$"
    r"|(?:^|\S)/\d{3,6}(?:/\d{2,6})*\*{0,2}$"
)
# «/عکس: …» or «. عکس: …» at the end of a caption.
_PHOTOGRAPHER = re.compile(r"\S ?[.؛/(|،] ?(?:عکس|عکاس|تصویر)(?: از)? ?[:/] ?\S[^:]{2,30}$")
_PICTURE_DATE = re.compile(r"[.،؛,] ?(?:\d{1,2} )?(?P<month>[^\W\d_]+)(?: ماه)? \d{4}$")
_PARTS = re.compile(r"\s*[|›»›•·►]\s*|\s*::\s*| +[-–—] +|\s{2,}|\t+")
_TAGS = re.compile(r"[#@][\w.]+")
_CRUMBS = re.compile(r"\S ?[|>›»/►•·–-] ?\S")


_LONGEST_TITLE = 300


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
    byline: re.Pattern[str]
    agencies: frozenset[str]
    caption_begins: tuple[str, ...]
    caption_contains: tuple[str, ...]
    end_marks: frozenset[str]
    body_begins: tuple[str, ...]
    date_words: frozenset[str]
    verbs: frozenset[str]
    not_verbs: tuple[str, ...]
    media: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    table: dict[str, Any] = tomllib.loads(
        files("nlp_kit.zones").joinpath("lexicon.toml").read_text(encoding="utf-8")
    )
    heads = "|".join(sorted(map(re.escape, table["credit"]["heads"]), key=len, reverse=True))
    chrome = {entry.strip(_EDGES).lower() for entry in table["chrome"]["lines"]}
    return _Lexicon(
        chrome_lines=frozenset(chrome | {entry.replace(" ", "") for entry in chrome}),
        chrome_begins=tuple(table["chrome"]["begins"]),
        credit_head=re.compile(rf"^[*(\[/]? ?(?:{heads})(?: \S+){{0,2}} ?[:/|–-] ?\S"),
        credit_begins=tuple(table["credit"]["begins"]),
        byline=re.compile(rf"^\S+ \S.*[،,|–-] ?(?:{'|'.join(table['credit']['roles'])})(?: |$)"),
        agencies=frozenset(table["credit"]["agencies"]),
        caption_begins=tuple(table["caption"]["begins"]),
        caption_contains=tuple(table["caption"]["contains"]),
        end_marks=frozenset(table["body"]["end_marks"]),
        body_begins=tuple(table["body"]["begins"]),
        date_words=frozenset(table["words"]["date"]),
        verbs=frozenset(table["words"]["verbs"]),
        not_verbs=tuple(table["words"]["not_verbs"]),
        media=frozenset(table["words"]["media"]),
    )


def features_of(lines: list[Line]) -> list[frozenset[str]]:
    """Return for each line the names of the features that hold of it."""
    lexicon = _lexicon()
    running = [len(line.words) >= 8 and bool(_STOPPED.search(line.key)) for line in lines]
    bodies = [index for index, line in enumerate(lines) if len(line.words) >= 8]
    stopless = len(bodies) >= 3 and sum(running) <= len(bodies) / 4
    counts = Counter(word for line in lines for word in set(line.words) if len(word) > 2)
    first = running.index(True) if True in running else len(lines)
    last = len(lines) - 1 - running[::-1].index(True) if True in running else len(lines)
    result = []
    for index, line in enumerate(lines):
        names = _own_features(line, lexicon)
        if index > last and not stopless and len(line.words) <= 12 and "stops" not in names:
            names.add("after_running")
        # The headline comes after the publisher's name and before the text.
        if index + 1 < first and "short_name" in names and not lexicon.media.isdisjoint(line.words):
            names.add("site_name")
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
    verb = _has_verb(line, lexicon)
    # Only a line of headline's length can be anything but text; longer ones are not searched.
    small = count <= 30 and len(key) <= _LONGEST_TITLE
    short = small and count <= 14
    plain = _TAGS.sub("", _ADDRESS.sub("", key)) if small else key
    stopped = count >= 3 and bool(_STOPPED.search(key))
    sentences = len(split_sentences(line.text)) if count > 8 and small else 1
    date = _PICTURE_DATE.search(key) if len(key) <= _LONGEST_TITLE else None
    chrome_begins = short and not verb and bare.startswith(lexicon.chrome_begins)
    tests = {
        "always": True,
        "stops": stopped,
        "asks": bool(_ASKS.search(key)),
        "very_short": count <= 3,
        "long": count >= 18,
        "very_long": count > 30,
        "sentences": not small or sentences > 2 or (sentences == 2 and stopped),
        "verb": verb,
        "verbless": not verb,
        "name_colon": small and not chrome_begins and bool(_NAME_COLON.match(key)),
        "ends_in_colon": key.endswith(":"),
        "list_item": bool(_LIST_ITEM.match(line.text)),
        "chrome_line": _is_chrome(bare, lexicon),
        "chrome_begins": chrome_begins,
        "chrome_parts": small and _chrome_parts(line, lexicon),
        "short_name": small and count <= 6 and not verb and not stopped,
        "date_line": _only_date(line.words, lexicon),
        "tags_line": count > 0 and not _WORD.search(plain),
        "no_letters": not any(character.isalpha() for character in key),
        "breadcrumbs": small and not verb and len(_CRUMBS.findall(key)) >= 2,
        "credit_head": short and bool(lexicon.credit_head.match(key)),
        "credit_begins": short and not verb and key.startswith(lexicon.credit_begins),
        "byline": small
        and 3 <= count <= 10
        and not verb
        and not stopped
        and bool(lexicon.byline.match(key)),
        "agency_line": 0 < count <= 12 and lexicon.agencies.issuperset(line.words),
        "credit_initials": small and not verb and bool(_INITIALS.search(key)),
        "caption_begins": small and key.startswith(lexicon.caption_begins),
        "caption_contains": count <= 45
        and (
            any(piece in key.lower() for piece in lexicon.caption_contains)
            or (small and bool(_PHOTOGRAPHER.search(key)))
        ),
        "picture_date": date is not None and date["month"] in lexicon.date_words,
        "body_begins": key.startswith(lexicon.body_begins),
        "end_mark": bare in lexicon.end_marks or key.split("/")[0].strip() in lexicon.end_marks,
    }
    return {name for name, holds in tests.items() if holds}


def _has_verb(line: Line, lexicon: _Lexicon) -> bool:
    if not lexicon.verbs.isdisjoint(line.words):
        return True
    return any(
        match["imperfective"] is None or not match["imperfective"].startswith(lexicon.not_verbs)
        for match in _VERB.finditer(line.bare)
    )


def _is_chrome(bare: str, lexicon: _Lexicon) -> bool:
    return not lexicon.chrome_lines.isdisjoint((bare, bare.replace(" ", "")))


def _chrome_parts(line: Line, lexicon: _Lexicon) -> bool:
    """Tell whether most of what bars and wide gaps part is navigation: «خانه | جهان | تماس»."""
    parts = [fold_key(part).strip(_EDGES).lower() for part in _PARTS.split(line.text)]
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return False
    chrome = sum(
        _is_chrome(part, lexicon)
        or part.startswith(lexicon.chrome_begins)
        or _only_date(tuple(_WORD.findall(part)), lexicon)
        or not _WORD.search(_TAGS.sub("", _ADDRESS.sub("", part)))
        for part in parts
    )
    return chrome * 2 >= len(parts)


def _only_date(words: tuple[str, ...], lexicon: _Lexicon) -> bool:
    """Tell whether a line says a date or a time and, with it, no more than a word or two."""
    numbers = sum(word[0].isdigit() for word in words)
    known = sum(word in lexicon.date_words for word in words)
    others = len(words) - numbers - known
    return numbers + known >= 2 and numbers > 0 and len(words) <= 16 and others <= 1
