"""A document as a table of claims: who said what, when, and where in the text it stands."""

from __future__ import annotations

from dataclasses import dataclass

from nlp_kit.documents import Document, Quote, Time
from nlp_kit.text import split_sentences


@dataclass(frozen=True, slots=True)
class Claim:
    """A quotation with what is known of it; ``start`` and ``end`` are the content's offsets.

    Attributes:
        document: The document's id.
        start: Of the content, in code points.
        end: Of the content, exclusive.
        speaker: The name of the actor meant, None if the text does not tell.
        source: The words that name the speaker here, None if none do.
        cue: The reporting words, None if there are none.
        kind: How it is reported.
        content: The words.
        when: The value of the time that the reporting sentence gives, None if it gives none.
        published: The document's date.
    """

    document: str
    start: int
    end: int
    speaker: str | None
    source: str | None
    cue: str | None
    kind: str
    content: str
    when: str | None
    published: str | None


def claims(document: Document) -> tuple[Claim, ...]:
    """Return the quotations of a document as claims, in the order of the text."""
    sentences = split_sentences(document.text)
    return tuple(
        Claim(
            document=document.id,
            start=quote.start,
            end=quote.end,
            speaker=document.actor(quote.speaker).name if quote.speaker else None,
            source=document.surface(quote.source) if quote.source else None,
            cue=document.surface(quote.cue) if quote.cue else None,
            kind=quote.kind,
            content=document.surface(quote),
            when=_when(document, quote, sentences),
            published=document.meta.published,
        )
        for quote in sorted(document.quotes, key=lambda item: (item.start, item.end))
    )


def _when(document: Document, quote: Quote, sentences: list[tuple[int, int]]) -> str | None:
    """Return the value of the last resolved day before the cue in its sentence, outside quotes."""
    if quote.cue is None:
        return None
    cue = quote.cue
    begin = next((start for start, end in sentences if start <= cue.start < end), 0)
    values = [
        time.value
        for time in document.times
        if begin <= time.start < cue.start
        and time.type in {"DATE", "TIME"}
        and time.value is not None
        and not _said(document, time)
    ]
    return values[-1] if values else None


def _said(document: Document, time: Time) -> bool:
    return any(item.start <= time.start and time.end <= item.end for item in document.quotes)
