"""A document's times as TIMEX3 in TimeML 1.2.1, and back.

TimeML's values are ISO 8601:1988, the scheme's are EDTF (ISO 8601-2:2019), where intervals and
«~» are values of their own. The value is written as it is; what TIMEX3 has no attribute for goes
into attributes of the namespace :data:`NAMESPACE`, which TimeML readers pass over.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from nlp_kit.documents import Document, Meta, Time
from nlp_kit.errors import InputError, Where

NAMESPACE = "urn:nlp_kit:times:1"
_DCT = "t0"
# XML 1.0 cannot hold these at all, not even as references.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def to_timeml(document: Document) -> str:
    """Return a document as TimeML: its text with a TIMEX3 element around each time.

    Raises:
        InputError: If the text holds a control character that XML has no way to write, or its
            times overlap.
    """
    where = Where(document=document.id, field="text")
    illegal = _ILLEGAL.search(document.text)
    if illegal:
        raise InputError(
            f"the character U+{ord(illegal[0]):04X} at {illegal.start()} cannot stand in XML.",
            where=where,
            hint="Remove it from the source, or export to another format.",
        )
    pieces: list[str] = []
    position = 0
    for time in sorted(document.times, key=lambda item: item.start):
        if time.start < position:
            raise InputError(
                f"the time {time.id} overlaps the one before it.",
                where=Where(document=document.id, field="times"),
                hint="`nlp-kit validate` lists all overlaps.",
            )
        pieces.append(_text(document.text[position : time.start]))
        pieces.append(_timex(time, document.text[time.start : time.end]))
        position = time.end
    pieces.append(_text(document.text[position:]))
    published = quoteattr(document.meta.published or "")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<TimeML xmlns:k="{NAMESPACE}">\n'
        f"<DOCID>{escape(document.id)}</DOCID>\n"
        f'<DCT><TIMEX3 tid="{_DCT}" type="DATE" value={published} '
        'functionInDocument="CREATION_TIME">'
        f"{escape(document.meta.published or '')}</TIMEX3></DCT>\n"
        f"<TEXT>{''.join(pieces)}</TEXT>\n"
        "</TimeML>\n"
    )


def _text(text: str) -> str:
    # A bare carriage return would come back as a line feed.
    return escape(text, {"\r": "&#13;"})


def _timex(time: Time, surface: str) -> str:
    attributes = {
        "tid": time.id,
        "type": time.type,
        # TIMEX3 wants a value; an empty one stands for null.
        "value": time.value or "",
        "k:calendar": time.calendar,
        "k:conflictsWith": time.conflicts_with,
    }
    if time.value and time.value.endswith("~"):
        attributes["mod"] = "APPROX"
    written = " ".join(
        f"{name}={quoteattr(value)}" for name, value in attributes.items() if value is not None
    )
    return f"<TIMEX3 {written}>{_text(surface)}</TIMEX3>"


def read_timeml(source: str) -> Document:
    """Return the document that a TimeML string holds: its id, text, day of writing and times.

    Raises:
        InputError: If it is no XML, or no TimeML with a TEXT.
    """
    try:
        root = ElementTree.fromstring(source)
    except ElementTree.ParseError as error:
        raise InputError(f"not XML: {error}.", hint="Give a TimeML file.") from error
    body = root.find("TEXT")
    if root.tag != "TimeML" or body is None:
        raise InputError(f"no TimeML: the root is <{root.tag}>.", hint="It must hold a TEXT.")
    pieces = [body.text or ""]
    length = len(pieces[0])
    times: list[Time] = []
    for element in body:
        # Events and signals of other tools are passed through as text.
        inner = "".join(element.itertext())
        if element.tag == "TIMEX3":
            times.append(_time(element, length, length + len(inner)))
        pieces += [inner, element.tail or ""]
        length += len(inner) + len(element.tail or "")
    created = root.find("DCT/TIMEX3")
    published = (created.get("value") or None) if created is not None else None
    return Document(
        id=root.findtext("DOCID") or "document",
        text="".join(pieces),
        meta=Meta(published=published),
        times=tuple(times),
    )


def _time(element: ElementTree.Element, start: int, end: int) -> Time:
    try:
        return Time.model_validate(
            {
                "id": element.get("tid"),
                "start": start,
                "end": end,
                "type": element.get("type"),
                "value": element.get("value") or None,
                "calendar": element.get(f"{{{NAMESPACE}}}calendar"),
                "conflicts_with": element.get(f"{{{NAMESPACE}}}conflictsWith"),
            }
        )
    except ValueError as error:
        raise InputError(
            f"a TIMEX3 cannot be used: {error}.".replace("\n", " "),
            where=Where(field=element.get("tid")),
        ) from error
