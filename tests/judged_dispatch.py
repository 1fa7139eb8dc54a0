"""One invented dispatch with every layer, and a prediction that errs in every way."""

from __future__ import annotations

from nlp_kit.documents import (
    Actor,
    Document,
    Entity,
    Meta,
    NonQuote,
    Quote,
    Span,
    Time,
    Zone,
)

HEADLINE = "نیلوفر آذر: سد را باز می‌کنیم"
FIRST = "نیلوفر آذر، رئیس سازمان آب رامشیر گفت: «سد را روز شنبه ۳ دی باز می‌کنیم»."
SECOND = "خبرگزاری Associated Press از رامشیر نوشت  که\tپل کهنه بسته است."
THIRD = (
    "</div><script>window.broken = 1</script><img src=x onerror=\"window.broken = 2\"> &amp; 'x'"
)
TEXT = "\n".join(["خانه", HEADLINE, "", FIRST, SECOND, THIRD, "\r پایان "])


def at(words: str, *, after: str = "") -> dict[str, int]:
    """Return the offsets of words, the first ones that follow others."""
    start = TEXT.index(words, TEXT.index(after))
    return {"start": start, "end": start + len(words)}


def span(words: str, *, after: str = "") -> Span:
    return Span(**at(words, after=after))


ACTORS = (
    Actor(id="A1", label="PER", name="نیلوفر آذر", wikidata="Q1"),
    Actor(id="A2", label="ORG", name="Associated Press"),
    Actor(id="A3", label="LOC", name="<b>رامشیر</b>"),
)
ZONES = (
    Zone(**at("خانه"), label="CHROME"),
    Zone(**at(HEADLINE), label="HEADLINE"),
    Zone(start=TEXT.index(FIRST), end=len(TEXT.rstrip()), label="BODY"),
)
PERSON = Entity(id="E1", **at("نیلوفر آذر", after=FIRST), label="PER", actor="A1")
WATER = Entity(id="E2", **at("سازمان آب رامشیر"), label="ORG")
PLACE = Entity(id="E3", **at("رامشیر"), label="LOC", actor="A3")
AGENCY = Entity(id="E4", **at("خبرگزاری Associated Press"), label="ORG", actor="A2")
BRIDGE = Entity(id="E5", **at("پل کهنه"), label="FAC")
DAY = Time(id="T1", **at("روز شنبه ۳ دی"), type="DATE", value="2022-12-24", calendar="jalali")
SAID = Quote(
    id="Q1",
    **at("سد را روز شنبه ۳ دی باز می‌کنیم"),
    kind="direct",
    cue=span("گفت"),
    source=span("نیلوفر آذر، رئیس سازمان آب رامشیر"),
    speaker="A1",
)
WROTE = Quote(
    id="Q2",
    **at("پل کهنه بسته است"),
    kind="indirect",
    cue=span("نوشت"),
    source=span("خبرگزاری Associated Press"),
    speaker="A2",
)
META = Meta(title="سد <i>رامشیر</i>", outlet="رهیاب", published="2022-12-21")


def gold(identifier: str = "dam") -> Document:
    return Document(
        id=identifier,
        text=TEXT,
        meta=META,
        zones=ZONES,
        entities=(PERSON, WATER, PLACE, AGENCY, BRIDGE),
        times=(DAY,),
        quotes=(SAID, WROTE),
        non_quotes=(NonQuote(**at("پایان"), label="TERM"),),
        actors=ACTORS,
    )


def guess(identifier: str = "dam") -> Document:
    """Return one exact, boundary, type, both, missed and spurious span, and wrong attributes."""
    return gold(identifier).model_copy(
        update={
            "entities": (
                PERSON,
                WATER.model_copy(update=at("سازمان آب")),
                PLACE.model_copy(update={"label": "ORG"}),
                AGENCY.model_copy(update={**at("Associated Press"), "label": "PER"}),
                Entity(id="E9", **at("بسته"), label="PROD"),
            ),
            "times": (DAY.model_copy(update={"value": "2021-12-24"}),),
            "quotes": (
                SAID.model_copy(update={"speaker": "A2", "source": None}),
                WROTE.model_copy(update={**at("کهنه بسته است"), "kind": "mixed"}),
            ),
        }
    )
