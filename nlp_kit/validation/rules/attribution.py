"""Rules of what a quotation is attributed by: cue, source and speaker."""

from __future__ import annotations

from collections.abc import Iterator

from nlp_kit.documents import Document, Span
from nlp_kit.text import fold, tokenize
from nlp_kit.validation.registry import Problem, rule
from nlp_kit.validation.rules.quotes import CONJUNCTION
from nlp_kit.validation.rules.spans import holds, overlaps


@rule(
    "quote-cue",
    layer="quotes",
    section=5,
    fix="Leave «که», the colon and the marks outside the cue.",
)
def quote_cue(document: Document) -> Iterator[Problem]:
    """A cue is the reporting verb or noun phrase, without «که», without the colon."""
    for index, quote in enumerate(document.quotes):
        if quote.cue is None:
            continue
        surface = fold(document.surface(quote.cue))
        tokens = [surface[start:end] for start, end in tokenize(surface)]
        if not tokens:
            continue
        if len(tokens) > 1 and CONJUNCTION in (tokens[0], tokens[-1]):
            yield Problem(f"quotes.{index}.cue", "The cue holds «که».", quote.cue)
        if ":" in tokens:
            yield Problem(f"quotes.{index}.cue", "The cue holds a colon.", quote.cue)


@rule(
    "quote-parts",
    layer="quotes",
    section=5,
    fix="Let cue, source and content each have their own characters.",
)
def quote_parts(document: Document) -> Iterator[Problem]:
    """Cue and source do not overlap each other, and neither crosses nor holds the content; they
    may stand inside a content that goes on after them.
    """
    for index, quote in enumerate(document.quotes):
        for name in ("cue", "source"):
            part: Span | None = getattr(quote, name)
            if (
                part is not None
                and overlaps(part, quote)
                and not (quote.start < part.start and part.end < quote.end)
            ):
                yield Problem(f"quotes.{index}.{name}", f"The {name} overlaps the content.", part)
        cue, source = quote.cue, quote.source
        if cue is not None and source is not None and overlaps(cue, source):
            yield Problem(f"quotes.{index}.source", "The source overlaps the cue.", source)


@rule(
    "quote-speaker-missing",
    layer="quotes",
    section=5,
    severity="warning",
    fix="Link the speaker to an actor; null is for texts that do not tell.",
    needs=("entities",),
)
def quote_speaker_missing(document: Document) -> Iterator[Problem]:
    """The speaker is resolved wherever the text tells who it is: a source that names a person,
    or is itself a named body, has a speaker.
    """
    for index, quote in enumerate(document.quotes):
        if quote.speaker is not None or quote.source is None:
            continue
        source = quote.source
        names = [
            entity
            for entity in document.entities
            if holds(source, entity)
            and (entity.label == "PER" or (entity.start, entity.end) == (source.start, source.end))
        ]
        if names:
            name = document.surface(names[0])
            yield Problem(
                f"quotes.{index}.speaker", f"null, though the source names «{name}».", source
            )


@rule(
    "quote-speaker-label",
    layer="quotes",
    section=5,
    severity="warning",
    fix="Link the speaker to the person or the organisation, such as the issuer of a statement.",
)
def quote_speaker_label(document: Document) -> Iterator[Problem]:
    """A speaker is a person or an organisation, or a country that stands for its government."""
    labels = {actor.id: actor.label for actor in document.actors}
    for index, quote in enumerate(document.quotes):
        label = labels.get(quote.speaker or "")
        if label in ("FAC", "EVENT", "PROD"):
            yield Problem(f"quotes.{index}.speaker", f"{quote.speaker} is {label}.", quote.source)
