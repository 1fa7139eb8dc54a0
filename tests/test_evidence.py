"""Claims: each quotation with its speaker, and the day that the reporting sentence gives."""

from __future__ import annotations

from nlp_kit.documents import Actor, Document, Meta, Quote, Span, Time
from nlp_kit.evidence import claims

TEXT = "نادر روز شنبه گفت: «فردا می‌آیم». او افزود: «دیر می‌شود»."


def at(surface: str) -> dict[str, int]:
    start = TEXT.index(surface)
    return {"start": start, "end": start + len(surface)}


DOCUMENT = Document(
    id="d",
    text=TEXT,
    meta=Meta(published="2019-05-12"),
    times=(
        Time(id="T1", **at("روز شنبه"), type="DATE", value="2019-05-11"),
        Time(id="T2", **at("فردا"), type="DATE", value="2019-05-13"),
    ),
    quotes=(
        Quote(
            id="Q1",
            **at("فردا می‌آیم"),
            kind="direct",
            cue=Span(**at("گفت")),
            source=Span(**at("نادر")),
            speaker="A1",
        ),
        Quote(id="Q2", **at("دیر می‌شود"), kind="direct", cue=Span(**at("افزود"))),
    ),
    actors=(Actor(id="A1", label="PER", name="نادر کلاتی"),),
)


def test_a_claim_names_the_speaker_by_full_name_and_keeps_the_words() -> None:
    first, second = claims(DOCUMENT)
    assert (first.speaker, first.source, first.cue) == ("نادر کلاتی", "نادر", "گفت")
    assert (second.speaker, second.source) == (None, None)
    assert TEXT[first.start : first.end] == first.content == "فردا می‌آیم"


def test_the_day_is_that_of_the_reporting_sentence_not_of_the_speech() -> None:
    first, second = claims(DOCUMENT)
    assert first.when == "2019-05-11"
    assert second.when is None
    assert second.published == "2019-05-12"
