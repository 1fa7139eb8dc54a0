"""Inline XML: a text with its annotations written into it, for writing gold by hand.

One file holds one ``<document>``; offsets come from the tags, so that nobody counts characters.
CONTRIBUTING.md shows the tags with an example. Layers may nest but not cross, as XML does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn
from xml.parsers import expat

import jdatetime

from nlp_kit.documents import Document, document_from_object, read_text
from nlp_kit.errors import InputError, Where
from nlp_kit.text import fold_key

_ZONES = {tag.lower(): tag for tag in ("CHROME", "HEADLINE", "CAPTION", "BODY", "CREDIT")}
_ENTITIES = {tag.lower(): tag for tag in ("PER", "ORG", "LOC", "FAC", "EVENT", "PROD")}
_META = ("title", "outlet", "agency", "published", "published_basis", "retrieved", "source")
_ATTRIBUTES = {
    "document": {"id", "style", "topic", "split", "genre", "license"},
    "meta": set(_META),
    "actor": {"id", "label", "name", "wikidata"},
    "text": set(),
    **{tag: set() for tag in _ZONES},
    **{tag: {"a"} for tag in _ENTITIES},
    "t": {"id", "type", "v", "cal", "x"},
    "q": {"id", "k", "sp"},
    "cue": {"q"},
    "src": {"q"},
    "nq": {"l"},
}
_JALALI = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class InlineDocument:
    """A document read from inline XML, and what its tags say beside the scheme's keys."""

    document: Document
    style: str | None
    topic: str | None
    split: str | None


def read_inline(path: Path) -> InlineDocument:
    """Return the document that an inline XML file holds.

    A tag without an actor (``<loc>``) gets one named by its surface, shared by equal surfaces;
    ``a="-"`` links to none. A value ``j:1398-02-21`` (also a month, a year, a range of them) is
    converted from the Jalali calendar to the scheme's Gregorian value.

    Raises:
        InputError: With file and line, where the XML or an attribute is wrong.
    """
    return parse_inline(read_text(path), name=str(path))


def parse_inline(source: str, *, name: str) -> InlineDocument:
    """Return the document that inline XML in a string holds; ``name`` stands in messages."""
    return _Reader(name).read(source)


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    start: int
    line: int


@dataclass(slots=True)
class _Reader:
    name: str
    chunks: list[str] = field(default_factory=list)
    length: int = 0
    stack: list[_Open] = field(default_factory=list)
    closed: list[tuple[_Open, int]] = field(default_factory=list)
    head: dict[str, str] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)
    actors: list[dict[str, Any]] = field(default_factory=list)
    parser: Any = None

    def read(self, source: str) -> InlineDocument:
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._open
        self.parser.EndElementHandler = self._close
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = self._no_entities
        try:
            self.parser.Parse(source.encode("utf-8"), True)
        except expat.ExpatError as error:
            raise InputError(
                f"not well-formed XML: {expat.ErrorString(error.code)}.",
                where=Where(self.name, error.lineno),
                hint="Close every tag, innermost first; write &amp; &lt; for & and <.",
            ) from error
        return self._document()

    def _no_entities(self, *_: object) -> NoReturn:
        self._fail("entity declarations are not allowed", "Write the characters themselves.")

    def _fail(self, what: str, hint: str, line: int | None = None) -> NoReturn:
        where = Where(self.name, line or self.parser.CurrentLineNumber, self.head.get("id"))
        raise InputError(f"{what}.", where=where, hint=hint)

    def _in_text(self) -> bool:
        return any(element.tag == "text" for element in self.stack)

    def _open(self, tag: str, attributes: dict[str, str]) -> None:
        if tag not in _ATTRIBUTES:
            self._fail(f"unknown tag <{tag}>", "Tags are: " + ", ".join(sorted(_ATTRIBUTES)) + ".")
        for key in attributes:
            if key not in _ATTRIBUTES[tag]:
                known = ", ".join(sorted(_ATTRIBUTES[tag])) or "none"
                self._fail(f"<{tag}> has no attribute {key!r}", f"Its attributes: {known}.")
        if tag == "document":
            self.head = attributes
        elif tag == "meta":
            self.meta = attributes
        elif tag == "actor":
            self.actors.append({"wikidata": None, **attributes})
        self.stack.append(_Open(tag, attributes, self.length, self.parser.CurrentLineNumber))

    def _close(self, tag: str) -> None:
        element = self.stack.pop()
        if tag not in {"document", "meta", "actor", "text"}:
            self.closed.append((element, self.length))

    def _characters(self, data: str) -> None:
        if self._in_text():
            self.chunks.append(data)
            self.length += len(data)
        elif data.strip():
            self._fail(f"text outside <text>: {data.strip()[:40]!r}", "Move it into <text>.")

    def _document(self) -> InlineDocument:
        raw = "".join(self.chunks)
        # The line breaks that follow <text> and precede </text> only set the tags off.
        shift = 1 if raw.startswith("\n") else 0
        text = raw[shift:].removesuffix("\n")
        layers = _Layers(self, text, shift)
        for element, end in sorted(self.closed, key=lambda pair: (pair[0].start, -pair[1])):
            layers.add(element, element.start - shift, end - shift)
        value = {
            "id": self.head.get("id"),
            "text": text,
            "meta": {
                "genre": self.head.get("genre", "authored"),
                "license": self.head.get("license", "CC-BY-4.0"),
                **{key: value or None for key, value in self.meta.items()},
            },
            **layers.layers(),
        }
        document = document_from_object(value, where=Where(self.name))
        return InlineDocument(
            document, self.head.get("style"), self.head.get("topic"), self.head.get("split")
        )


class _Layers:
    """Turns closed tags into the scheme's layers."""

    def __init__(self, reader: _Reader, text: str, shift: int) -> None:
        self.reader = reader
        self.text = text
        self.zones: list[dict[str, Any]] = []
        self.entities: list[dict[str, Any]] = []
        self.times: list[dict[str, Any]] = []
        self.quotes: dict[str, dict[str, Any]] = {}
        self.parts: list[tuple[_Open, str, dict[str, int]]] = []
        self.non_quotes: list[dict[str, Any]] = []
        self.actors = {actor.get("id"): actor for actor in reader.actors}
        self.by_surface: dict[tuple[str, str], str] = {
            (actor.get("label", ""), fold_key(actor.get("name", ""))): actor.get("id", "")
            for actor in reader.actors
        }

    def add(self, element: _Open, start: int, end: int) -> None:
        span = {"start": start, "end": end}
        tag, attributes = element.tag, element.attributes
        if tag in _ZONES:
            self.zones.extend({**line, "label": _ZONES[tag]} for line in self._lines(start, end))
        elif tag in _ENTITIES:
            actor = self._actor(element, self.text[start:end])
            self.entities.append({**span, "label": _ENTITIES[tag], "actor": actor})
        elif tag == "t":
            self.times.append(
                {
                    "key": attributes.get("id"),
                    **span,
                    "type": attributes.get("type", "DATE"),
                    "value": self._value(element),
                    "calendar": attributes.get("cal"),
                    "conflicts_with": attributes.get("x"),
                }
            )
        elif tag == "q":
            key = attributes.get("id", "")
            if not key or key in self.quotes:
                self.reader._fail(
                    f"<q> without an id of its own ({key!r})", "Number the quotes.", element.line
                )
            self.quotes[key] = {
                "id": f"Q{key}",
                **span,
                "kind": attributes.get("k"),
                "cue": None,
                "source": None,
                "speaker": attributes.get("sp"),
            }
        elif tag == "nq":
            self.non_quotes.append({**span, "label": attributes.get("l", "NAME")})
        else:
            self.parts.append((element, "cue" if tag == "cue" else "source", span))

    def layers(self) -> dict[str, Any]:
        for element, role, span in self.parts:
            for key in element.attributes.get("q", "").split():
                quote = self.quotes.get(key)
                if quote is None or quote[role] is not None:
                    problem = "no <q> has this id" if quote is None else f"it has a {role} already"
                    self.reader._fail(
                        f"<{element.tag} q={key!r}>: {problem}", "Mend the number.", element.line
                    )
                quote[role] = span
        names = {
            time["key"]: f"T{index}" for index, time in enumerate(self.times, 1) if time["key"]
        }
        for index, time in enumerate(self.times, 1):
            other = time["conflicts_with"]
            time.update(id=f"T{index}", conflicts_with=names.get(other, other))
        order = ("id", "start", "end", "type", "value", "calendar", "conflicts_with")
        return {
            "zones": sorted(self.zones, key=lambda zone: int(zone["start"])),
            "entities": [{"id": f"E{i}", **item} for i, item in enumerate(self.entities, 1)],
            "times": [{key: time[key] for key in order} for time in self.times],
            "quotes": list(self.quotes.values()),
            "non_quotes": self.non_quotes,
            "actors": list(self.actors.values()),
        }

    def _lines(self, start: int, end: int) -> Iterator[dict[str, int]]:
        for match in re.finditer(r"[^\n]+", self.text[start:end]):
            line = match.group()
            if line.strip():
                left = start + match.start() + len(line) - len(line.lstrip())
                yield {"start": left, "end": left + len(line.strip())}

    def _actor(self, element: _Open, surface: str) -> str | None:
        named = element.attributes.get("a")
        if named == "-":
            return None
        if named is not None:
            return named
        label = _ENTITIES[element.tag]
        key = (label, fold_key(surface))
        if key not in self.by_surface:
            number = len(self.actors) + 1
            while f"A{number}" in self.actors:
                number += 1
            self.by_surface[key] = f"A{number}"
            self.actors[f"A{number}"] = {
                "id": f"A{number}",
                "label": label,
                "name": surface,
                "wikidata": None,
            }
        return self.by_surface[key]

    def _value(self, element: _Open) -> str | None:
        value = element.attributes.get("v")
        if not value or not value.startswith("j:"):
            return value or None
        try:
            return "/".join(_gregorian(value[2:].split("/")))
        except ValueError as error:
            self.reader._fail(
                f"{value!r} is no Jalali value: {error}",
                "Write j:1398, j:1398-02, j:1398-02-21, or two of them with / between.",
                element.line,
            )


def _gregorian(parts: list[str]) -> list[str]:
    ends = [_days(part) for part in parts]
    first, last = ends[0][0], ends[-1][1]
    return [first] if first == last else [first, last]


def _days(part: str) -> tuple[str, str]:
    match = _JALALI.fullmatch(part)
    if match is None:
        raise ValueError(f"{part!r} does not read as year, month, day")
    year, month, day = (int(number) if number else None for number in match.groups())
    assert year is not None  # the pattern demands it
    start = jdatetime.date(year, month or 1, day or 1)
    if day:
        end = start
    elif month:
        following = jdatetime.date(year + month // 12, month % 12 + 1, 1)
        end = following - jdatetime.timedelta(days=1)
    else:
        end = jdatetime.date(year + 1, 1, 1) - jdatetime.timedelta(days=1)
    return start.togregorian().isoformat(), end.togregorian().isoformat()
