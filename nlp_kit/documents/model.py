"""The document record of the annotation scheme, as small frozen values.

Offsets are 0-based Unicode code points into ``Document.text``, end exclusive, as a Python
slice. Fields stand in the scheme's key order, which is also the order they are written in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Literal, Protocol, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

ZoneLabel = Literal["CHROME", "HEADLINE", "CAPTION", "BODY", "CREDIT"]
EntityLabel = Literal["PER", "ORG", "LOC", "FAC", "EVENT", "PROD"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Calendar = Literal["jalali", "gregorian", "islamic"]
QuoteKind = Literal["direct", "mixed", "indirect", "unmarked"]
NonQuoteLabel = Literal["NAME", "TITLE", "TERM"]
PublishedBasis = Literal["stated", "inferred"]
Genre = Literal["dispatch", "authored"]

_ISO_DATE = r"^\d{4}-\d{2}-\d{2}$"
_ISO_DATE_TIME = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$"

Offset = Annotated[int, Field(ge=0, description="Unicode code points into text, 0-based")]
Identifier = Annotated[str, Field(min_length=1)]


class HasOffsets(Protocol):
    """Anything with a half-open span of code points."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class _Spanned(_Value):
    @model_validator(mode="after")
    def _end_after_start(self: Self) -> Self:
        span: HasOffsets = self  # type: ignore[assignment]  # each subclass declares start and end
        if span.end <= span.start:
            raise ValueError(f"end {span.end} is not after start {span.start}")
        return self


class Span(_Spanned):
    """A bare half-open span of code points."""

    start: Offset
    end: Offset


class Zone(_Spanned):
    """A run of lines with one role in the page."""

    start: Offset
    end: Offset
    label: ZoneLabel


class Entity(_Spanned):
    """A mention of a named entity; ``actor`` is the id of the actor it names."""

    id: Identifier
    start: Offset
    end: Offset
    label: EntityLabel
    actor: str | None = None


class Time(_Spanned):
    """A time expression: TIMEX3 type, EDTF level 1 value, calendar of its wording."""

    id: Identifier
    start: Offset
    end: Offset
    type: TimeType
    value: str | None = None
    calendar: Calendar | None = None
    conflicts_with: str | None = None


class Quote(_Spanned):
    """A quotation: its own span is the content; cue and source are spans, speaker an actor's id."""

    id: Identifier
    start: Offset
    end: Offset
    kind: QuoteKind
    cue: Span | None = None
    source: Span | None = None
    speaker: str | None = None


class NonQuote(_Spanned):
    """A string in quotation marks that is no quotation; the marks are outside the span."""

    start: Offset
    end: Offset
    label: NonQuoteLabel


class Actor(_Value):
    """A person, institution, place or thing that mentions and speakers point to."""

    id: Identifier
    label: EntityLabel
    name: Annotated[str, Field(min_length=1)]
    wikidata: Annotated[str, Field(pattern=r"^Q[1-9]\d*$")] | None = None


class Meta(_Value):
    """What is known of the text from outside; what is not known is null."""

    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    language: Literal["fa"] = "fa"
    published: Annotated[str, Field(pattern=_ISO_DATE)] | None = None
    published_basis: PublishedBasis | None = None
    retrieved: Annotated[str, Field(pattern=_ISO_DATE_TIME)] | None = None
    genre: Genre = "dispatch"
    license: str | None = None
    source: str | None = None


class Document(_Value):
    """One text and all its layers; only ``id`` and ``text`` are required.

    Raises:
        pydantic.ValidationError: If a span lies outside the text, an id is used twice in the
            document, or a reference (actor, speaker, conflicts_with) names nothing.
    """

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    text: str
    meta: Meta = Meta()
    zones: tuple[Zone, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    quotes: tuple[Quote, ...] = ()
    non_quotes: tuple[NonQuote, ...] = ()
    actors: tuple[Actor, ...] = ()

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        for path, span in self.spans():
            if span.end > len(self.text):
                raise ValueError(
                    f"{path}: span {span.start}-{span.end} ends past the text, "
                    f"which has {len(self.text)} code points"
                )
        ids = Counter(
            item.id
            for layer in (self.entities, self.times, self.quotes, self.actors)
            for item in layer
        )
        for identifier, count in ids.items():
            if count > 1:
                raise ValueError(f"id {identifier!r} is used {count} times in the document")
        self._check_references()
        return self

    def _check_references(self) -> None:
        actors = {actor.id for actor in self.actors}
        times = {time.id for time in self.times}
        for index, entity in enumerate(self.entities):
            if entity.actor is not None and entity.actor not in actors:
                raise ValueError(f"entities.{index}.actor: no actor has the id {entity.actor!r}")
        for index, quote in enumerate(self.quotes):
            if quote.speaker is not None and quote.speaker not in actors:
                raise ValueError(f"quotes.{index}.speaker: no actor has the id {quote.speaker!r}")
        for index, time in enumerate(self.times):
            if time.conflicts_with is not None and time.conflicts_with not in times:
                raise ValueError(
                    f"times.{index}.conflicts_with: no time has the id {time.conflicts_with!r}"
                )

    def spans(self) -> Iterator[tuple[str, HasOffsets]]:
        """Yield every span of every layer with its path, as ``quotes.0.cue``."""
        layers: tuple[tuple[str, tuple[HasOffsets, ...]], ...] = (
            ("zones", self.zones),
            ("entities", self.entities),
            ("times", self.times),
            ("quotes", self.quotes),
            ("non_quotes", self.non_quotes),
        )
        for name, layer in layers:
            for index, span in enumerate(layer):
                yield f"{name}.{index}", span
                if isinstance(span, Quote):
                    if span.cue is not None:
                        yield f"{name}.{index}.cue", span.cue
                    if span.source is not None:
                        yield f"{name}.{index}.source", span.source

    def surface(self, span: HasOffsets) -> str:
        """Return the characters of a span, as they stand in the text."""
        return self.text[span.start : span.end]

    def actor(self, identifier: str) -> Actor:
        """Return the actor with an id; raises KeyError where there is none."""
        for actor in self.actors:
            if actor.id == identifier:
                return actor
        raise KeyError(identifier)


def outermost(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Return the flat view: entities inside no other, in text order.

    Of two with the same span the first listed is kept.
    """
    flat: list[Entity] = []
    for entity in sorted(entities, key=lambda item: (item.start, -item.end)):
        if not flat or entity.start >= flat[-1].end:
            flat.append(entity)
    return tuple(flat)
