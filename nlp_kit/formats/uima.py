"""UIMA CAS: one XMI a document and their type system, through dkpro-cassis (extra ``uima``).

Offsets in XMI count UTF-16 code units; cassis converts them. Items refer to each other as feature
structures; ``order`` keeps the order of a layer, since a CAS indexes by offset.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from nlp_kit.documents import Document, Meta
from nlp_kit.errors import InputError, Where
from nlp_kit.formats.files import atomic_path, build, fail
from nlp_kit.formats.registry import Format

_PACKAGE = "nlp_kit"
_TYPE_SYSTEM = "TypeSystem.xml"
_ANNOTATION, _TOP = "uima.tcas.Annotation", "uima.cas.TOP"
_STRING, _INTEGER = "uima.cas.String", "uima.cas.Integer"


class _Type(NamedTuple):
    """A layer, its type, its features that are strings, and those that refer to other types."""

    layer: str
    name: str
    strings: tuple[str, ...]
    references: dict[str, str]


_TYPES = (
    _Type("actors", "Actor", ("id", "label", "name", "wikidata"), {}),
    _Type("zones", "Zone", ("label",), {}),
    _Type("entities", "Entity", ("id", "label"), {"actor": "Actor"}),
    _Type("times", "Time", ("id", "type", "value", "calendar"), {"conflicts_with": "Time"}),
    _Type(
        "quotes", "Quote", ("id", "kind"), {"cue": "Cue", "source": "Source", "speaker": "Actor"}
    ),
    _Type("non_quotes", "NonQuote", ("label",), {}),
)
_PARTS = {"cue": "Cue", "source": "Source"}
# «type» is what cassis calls a feature structure's own type.
_FEATURE_OF = {"type": "timexType"}
# What XML 1.0 cannot hold, not even escaped.
_ILLEGAL = frozenset(map(chr, [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]))


def _cassis() -> Any:
    try:
        import cassis
    except ImportError as error:
        raise InputError(
            "UIMA needs dkpro-cassis, which is not installed.",
            hint="Install it: pip install 'nlp_kit[uima]'.",
        ) from error
    return cassis


def type_system() -> Any:
    """Return the type system of the scheme."""
    system = _cassis().TypeSystem()

    def create(name: str, parent: str) -> Any:
        return system.create_type(name=f"{_PACKAGE}.{name}", supertypeName=parent)

    made = {name: create(name, _ANNOTATION) for name in _PARTS.values()}
    made["Metadata"] = create("Metadata", _TOP)
    for feature in ("document", *Meta.model_fields):
        system.create_feature(made["Metadata"], feature, _STRING)
    for kind in _TYPES:
        made[kind.name] = create(kind.name, _TOP if kind.layer == "actors" else _ANNOTATION)
    for kind in _TYPES:
        system.create_feature(made[kind.name], "order", _INTEGER)
        for key in kind.strings:
            system.create_feature(made[kind.name], _FEATURE_OF.get(key, key), _STRING)
        for feature, target in kind.references.items():
            system.create_feature(made[kind.name], feature, f"{_PACKAGE}.{target}")
    return system


def write_uima(path: Path, documents: Iterable[Document]) -> None:
    """Write a folder with ``ID.xmi`` for each document and ``TypeSystem.xml``.

    Raises:
        InputError: If a text holds a control character that XML cannot hold, or dkpro-cassis
            is not installed.
    """
    system = type_system()
    with atomic_path(path, folder=True) as folder:
        system.to_xml(folder / _TYPE_SYSTEM)
        for document in documents:
            illegal = next((c for c in document.text if c in _ILLEGAL), None)
            if illegal is not None:
                fail(
                    f"the text holds U+{ord(illegal):04X}, which XML cannot hold.",
                    Where(str(path), None, document.id),
                    "Use another format for this document.",
                )
            _cas_of(document, system).to_xmi(folder / f"{document.id}.xmi")


def _cas_of(document: Document, system: Any) -> Any:
    cas = _cassis().Cas(typesystem=system)
    cas.sofa_string = document.text
    cas.sofa_mime = "text/plain"
    made: dict[tuple[str, str], Any] = {}

    def get(name: str) -> Any:
        return system.get_type(f"{_PACKAGE}.{name}")

    meta = document.meta.model_dump(mode="json", exclude_none=True)
    cas.add(get("Metadata")(document=document.id, **meta))
    pending: list[tuple[Any, str, Any]] = []
    for kind in _TYPES:
        for order, item in enumerate(getattr(document, kind.layer)):
            features = {_FEATURE_OF.get(key, key): getattr(item, key) for key in kind.strings}
            if kind.layer != "actors":
                features |= {"begin": item.start, "end": item.end}
            structure = get(kind.name)(order=order, **features)
            for feature, target in kind.references.items():
                value = getattr(item, feature)
                if feature in _PARTS and value is not None:
                    part = get(target)(begin=value.start, end=value.end)
                    cas.add(part)
                    setattr(structure, feature, part)
                elif value is not None:
                    pending.append((structure, feature, (target, value)))
            if "id" in kind.strings:
                made[kind.name, item.id] = structure
            cas.add(structure)
    for structure, feature, key in pending:
        setattr(structure, feature, made[key])
    return cas


def read_uima(path: Path) -> Iterator[Document]:
    """Yield the documents of a folder of XMI files with our type system, in the order of names.

    Raises:
        InputError: If a file is no XMI of this type system, or its layers contradict each other.
    """
    cassis = _cassis()
    files = sorted(path.glob("*.xmi"))
    if not files or not (path / _TYPE_SYSTEM).exists():
        fail(f"no *.xmi with {_TYPE_SYSTEM} here.", Where(str(path)), "Name a folder with both.")
    with (path / _TYPE_SYSTEM).open("rb") as stream:
        system = _load(cassis.load_typesystem, stream, path / _TYPE_SYSTEM)
    for file in files:
        with file.open("rb") as stream:
            cas = _load(
                lambda source: cassis.load_cas_from_xmi(source, typesystem=system), stream, file
            )
        yield _document_of(cas, file)


def _load(load: Any, stream: Any, path: Path) -> Any:
    # lxml, cassis and attrs each raise their own errors for a broken file.
    try:
        return load(stream)
    except Exception as error:
        raise InputError(
            f"not usable UIMA XML: {error}.",
            where=Where(str(path), getattr(error, "lineno", None)),
            hint="The file may be cut off, or of another type system.",
        ) from error


def _document_of(cas: Any, path: Path) -> Document:
    where = Where(str(path), None, path.stem)
    text = cas.sofa_string
    heads = list(cas.select(f"{_PACKAGE}.Metadata")) if _knows(cas, "Metadata") else []
    if text is None or len(heads) != 1:
        fail("no text with one nlp_kit.Metadata.", where, "Use the type system of nlp_kit.")
    head = heads[0]
    value: dict[str, Any] = {
        "id": head.document,
        "text": text,
        "meta": {
            key: getattr(head, key) for key in Meta.model_fields if getattr(head, key) is not None
        },
    }
    for kind in _TYPES:
        structures = sorted(cas.select(f"{_PACKAGE}.{kind.name}"), key=lambda row: row.order or 0)
        value[kind.layer] = [_item(row, kind, text, where) for row in structures]
    return build(value, where)


def _knows(cas: Any, name: str) -> bool:
    return bool(cas.typesystem.contains_type(f"{_PACKAGE}.{name}"))


def _item(row: Any, kind: _Type, text: str, where: Where) -> dict[str, Any]:
    item: dict[str, Any] = {key: getattr(row, _FEATURE_OF.get(key, key)) for key in kind.strings}
    if kind.layer != "actors":
        item |= _span(row, text, where)
    for feature in kind.references:
        target = getattr(row, feature)
        if target is None:
            item[feature] = None
        else:
            item[feature] = _span(target, text, where) if feature in _PARTS else target.id
    return item


def _span(row: Any, text: str, where: Where) -> dict[str, int]:
    if not isinstance(row.begin, int) or not 0 <= row.begin < row.end <= len(text):
        fail(f"the span {row.begin}-{row.end} lies outside the text.", where, "Mend the XMI.")
    return {"start": row.begin, "end": row.end}


FORMATS = (
    Format(
        name="uima",
        title="UIMA CAS XMI with its type system (INCEpTION)",
        place="folder",
        read=read_uima,
        write=write_uima,
        extra="uima",
        lost="texts with control characters that XML cannot hold are refused",
    ),
)
