"""Whom a pronoun, a title, a document or a dropped subject means: candidates and a choice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from nlp_kit.actors.mentions import Mentions
from nlp_kit.actors.names import Known
from nlp_kit.actors.titles import title_fit
from nlp_kit.quotes.features import bucket
from nlp_kit.quotes.lexicon import clause_words
from nlp_kit.quotes.linear import Models

Anaphor = Literal["pronoun", "pointed", "dropped", "document", "title"]
ANAPHORS: tuple[Anaphor, ...] = ("pronoun", "pointed", "dropped", "document", "title")

_RECENT = 6  # so many actors named before are candidates
_SPEAKERS = 4  # so many who spoke before
_SENTENCES = (0, 1, 2, 3, 5, 8)
_COUNTS = (0, 1, 2, 4)


@dataclass(slots=True)
class History:
    """Who has spoken so far.

    Attributes:
        recent: The last speakers, each once, the latest first.
        turns: How often each has spoken, by number.
        end: The word after the quotation before.
        line: The line of the quotation before.
    """

    recent: list[Known] = field(default_factory=list)
    turns: dict[int, int] = field(default_factory=dict)
    end: int = 0
    line: int = -1

    @property
    def last(self) -> Known | None:
        """The speaker before."""
        return self.recent[0] if self.recent else None

    def add(self, known: Known) -> None:
        """Note that an actor speaks."""
        self.turns[known.number] = self.turns.get(known.number, 0) + 1
        others = [speaker for speaker in self.recent if speaker is not known]
        self.recent = [known, *others][:_SPEAKERS]


@dataclass(frozen=True, slots=True)
class Anaphora:
    """A source that names nobody: its kind, the word where it stands, its title's words."""

    kind: Anaphor
    place: int
    title: tuple[str, ...] = ()
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is meant, how probable that is, and what decided."""

    known: Known | None
    probability: float | None = None
    reasons: dict[str, float] | None = None


class Chooser:
    """Chooses among candidates by a trained model where there is one, else as the rule says.

    Attributes:
        named: The speakers that sources name, with the words where they stand, in order.
    """

    def __init__(
        self, mentions: Mentions, named: Sequence[tuple[int, Known]], models: Models
    ) -> None:
        self.mentions = mentions
        self.named = sorted(named, key=lambda pair: pair[0])
        self.models = models
        self._named_places = [word for word, _ in self.named]
        self._people = {known.number for _, known in self.named if known.label == "PER"}
        counts: dict[int, int] = {}
        for _, known in mentions.between(0, len(mentions.words)):
            counts[known.number] = counts.get(known.number, 0) + 1
        self._counts = counts
        self._agencies = _credited(mentions)
        bodies = [
            known
            for known in mentions.register.actors
            if known.label == "ORG" and known.number not in self._agencies
        ]
        self._first_body = min(bodies, key=lambda known: known.places[0], default=None)
        self._most_body = max(
            bodies, key=lambda known: (counts.get(known.number, 0), -known.number), default=None
        )
        self._owned = self._document_owners()
        self._owners = set().union(*self._owned.values())

    def next_named(self, place: int) -> Known | None:
        """Return who speaks next under a name."""
        after = bisect_right(self._named_places, place)
        return self.named[after][1] if after < len(self.named) else None

    def _document_owners(self) -> dict[str, set[int]]:
        """Return by a document's noun who is named right after or soon before it.

        «گزارش کانون …», «کانون … در گزارشی».
        """
        words, documents = self.mentions.words, clause_words().documents
        owned: dict[str, set[int]] = {}
        for index, key in enumerate(words.keys):
            noun = key if key in documents else key.removesuffix("ای")
            if noun in documents and words.keys[index - 1] != "به":  # «به گزارش ایسنا»
                near = self.mentions.between(index + 1, index + 4) or self.mentions.between(
                    max(0, index - 6), index
                )
                owners = {known.number for _, known in near if known.label in ("ORG", "PER")}
                owned.setdefault(noun, set()).update(owners)
        return owned

    def choose(self, anaphora: Anaphora, history: History, rule: Known | None) -> Choice:
        """Return whom an anaphoric source means."""
        model = self.models.get(anaphora.kind)
        if model is None:
            return Choice(rule)
        best: Choice | None = None
        for known in self.candidates(anaphora, history, rule):
            held = self.features(anaphora, history, known, rule)
            probability = model.probability(held)
            if best is None or probability > (best.probability or 0.0):
                best = Choice(known, probability, model.strongest(held))
        if best is None or (rule is None and (best.probability or 0.0) < 0.5):
            return Choice(rule)
        return best

    def candidates(self, anaphora: Anaphora, history: History, rule: Known | None) -> list[Known]:
        """Return whom the source may mean, each once."""
        found: list[Known] = []
        if rule is not None:
            found.append(rule)
        found += history.recent
        recent = self.mentions.between(max(0, anaphora.place - 250), anaphora.place)[::-1]
        fits = [known for _, known in recent if known.label in ("PER", "ORG")]
        found += _distinct(fits)[:_RECENT]
        if anaphora.kind in ("title", "pointed"):
            found += [
                known
                for known in self.mentions.register.actors
                if any(title_fit(anaphora.title, held) > 0 for held in known.titles)
            ]
        if anaphora.kind == "title":
            found += _distinct([known for _, known in self.named[:40]])[:8]
        if anaphora.kind == "document":
            owners = [k for k in self.mentions.register.actors if k.number in self._owners]
            found += [k for k in (self._first_body, self._most_body) if k is not None] + owners[:6]
            found = [known for known in found if known.number not in self._agencies]
        if anaphora.kind == "title":
            # A body bears no person's title, nor does somebody known only by another.
            found = [known for known in found if known.label == "PER" and not known.from_phrase]
        if anaphora.kind == "pointed" and anaphora.noun in clause_words().roles:
            found = [known for known in found if known.label == "PER"]
        if anaphora.noun in clause_words().bodies:
            found = [known for known in found if known.label != "PER"]
        return _distinct(found)

    def features(
        self, anaphora: Anaphora, history: History, known: Known, rule: Known | None
    ) -> list[str]:
        """Return what speaks for a candidate."""
        document = anaphora.kind == "document"
        tests = {
            "owns a document": document and known.number in self._owners,
            "owns this document": document and known.number in self._owned.get(anaphora.noun, ()),
            "first body": document and known is self._first_body,
            "most named body": document and known is self._most_body,
            "speaks by name": known.number in self._people,
            "alone speaks by name": set(self._people) == {known.number},
            "speaks next by name": self.next_named(anaphora.place) is known,
            "named by a phrase": known.from_phrase,
        }
        return [
            f"label {known.label}",
            "rule says yes" if known is rule else "rule says no",
            f"spoke {bucket(history.turns.get(known.number, 0), _COUNTS)}",
            f"named {bucket(self._counts.get(known.number, 0), _COUNTS)} times",
            *self._turn(anaphora, history, known),
            *self._nearness(anaphora, history, known),
            *(_titles(anaphora, known) if anaphora.title else ()),
            *(name for name, holds in tests.items() if holds),
        ]

    def _turn(self, anaphora: Anaphora, history: History, known: Known) -> Iterator[str]:
        """Yield what the candidate has said before."""
        if history.last is None:
            yield "nobody spoke"
        elif known is history.last:
            yield "spoke last"
            if self.mentions.words.line_of[anaphora.place] == history.line:
                yield "spoke last in the paragraph"
        elif known in history.recent[1:2]:
            yield "spoke before the last"
        elif known.number not in history.turns:
            yield "has not spoken"

    def _nearness(self, anaphora: Anaphora, history: History, known: Known) -> Iterator[str]:
        """Yield where the candidate was named last."""
        mentions, place = self.mentions, anaphora.place
        before = bisect_left(known.places, mentions.words.starts[place])
        if not before:
            yield "named later" if known.places else "never named"
            return
        start = known.places[before - 1]
        word, _ = mentions.run(start, start + 1)
        sentence = mentions.sentence(word)
        distance = mentions.sentence(place) - sentence
        yield f"named {bucket(distance, _SENTENCES)} sentences before"
        subject = word - mentions.words.sentences[sentence][0] <= 3
        if word >= history.end:
            yield "named since"
            if subject:
                yield "subject since"
        elif subject and known is not history.last:
            yield "subject once"


def _credited(mentions: Mentions) -> set[int]:
    """Return the agencies that report, as long as they are named for nothing else."""
    keys = mentions.words.keys
    reporting: dict[int, bool] = {}
    for word, known in mentions.between(0, len(keys)):
        credit = any(
            keys[at] in ("گزارش", "نقل") and keys[at - 1] == "به"
            for at in range(max(1, word - 6), word)
        )
        reporting[known.number] = credit and reporting.get(known.number, True)
    return {number for number, only in reporting.items() if only}


def _titles(anaphora: Anaphora, known: Known) -> Iterator[str]:
    """Yield how a title suits those of a candidate."""
    fit = max((title_fit(anaphora.title, title) for title in known.titles), default=0.0)
    degrees = ((1.0, "same"), (0.8, "near"), (1e-9, "alike"), (0.0, "other"))
    yield "title " + next(name for least, name in degrees if fit >= least)
    yield "has titles" if known.titles else "has no title"
    if anaphora.noun and any(anaphora.noun[:4] == word[:4] for word in known.words):
        yield "bears the noun"


def _distinct(actors: Sequence[Known]) -> list[Known]:
    seen: dict[int, Known] = {}
    for known in actors:
        seen.setdefault(known.number, known)
    return list(seen.values())
