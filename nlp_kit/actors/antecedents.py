"""Whom a pronoun, a title, a document or a dropped subject means: candidates and a choice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
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
        bodies = [known for known in mentions.register.actors if known.label == "ORG"]
        self._first_body = min(bodies, key=lambda known: known.places[0], default=None)
        self._most_body = max(
            bodies, key=lambda known: (counts.get(known.number, 0), -known.number), default=None
        )
        self._owners = self._document_owners()

    def next_named(self, place: int) -> Known | None:
        """Return who speaks next under a name."""
        after = bisect_right(self._named_places, place)
        return self.named[after][1] if after < len(self.named) else None

    def _document_owners(self) -> set[int]:
        """Return the actors named right after or soon before a document («گزارش کانون …»)."""
        words, documents = self.mentions.words, clause_words().documents
        owners: set[int] = set()
        for index, key in enumerate(words.keys):
            if key in documents or (key.endswith("ای") and key.removesuffix("ای") in documents):
                near = self.mentions.between(index + 1, index + 4) or self.mentions.between(
                    max(0, index - 6), index
                )
                owners.update(known.number for _, known in near if known.label in ("ORG", "PER"))
        return owners

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
        return _distinct(found)

    def features(
        self, anaphora: Anaphora, history: History, known: Known, rule: Known | None
    ) -> list[str]:
        """Return what speaks for a candidate."""
        mentions, place = self.mentions, anaphora.place
        last = history.last
        held = [f"label {known.label}", "rule says yes" if known is rule else "rule says no"]
        if last is None:
            held.append("nobody spoke")
        elif known is last:
            held.append("spoke last")
            if mentions.words.line_of[place] == history.line:
                held.append("spoke last in the paragraph")
        elif known is history.recent[min(1, len(history.recent) - 1)]:
            held.append("spoke before the last")
        elif known.number not in history.turns:
            held.append("has not spoken")
        held.append(f"spoke {bucket(history.turns.get(known.number, 0), _COUNTS)}")
        before = bisect_left(known.places, mentions.words.starts[place])
        if before:
            start = known.places[before - 1]
            word, _ = mentions.run(start, start + 1)
            distance = mentions.sentence(place) - mentions.sentence(word)
            held.append(f"named {bucket(distance, _SENTENCES)} sentences before")
            lead = mentions.words.sentences[mentions.sentence(word)][0]
            if word >= history.end:
                held.append("named since")
                if word - lead <= 3:
                    held.append("subject since")
            elif known is not last and word - lead <= 3:
                held.append("subject once")
        else:
            held.append("named later" if known.places else "never named")
        held.append(f"named {bucket(self._counts.get(known.number, 0), _COUNTS)} times")
        if anaphora.title:
            fit = max((title_fit(anaphora.title, title) for title in known.titles), default=0.0)
            held.append(
                "title "
                + (
                    "same"
                    if fit >= 1
                    else "near"
                    if fit >= 0.8
                    else "alike"
                    if fit > 0
                    else "other"
                )
            )
            held.append("has titles" if known.titles else "has no title")
            if anaphora.noun and any(anaphora.noun[:4] == word[:4] for word in known.words):
                held.append("bears the noun")
        if anaphora.kind == "document":
            if known.number in self._owners:
                held.append("owns a document")
            if known is self._first_body:
                held.append("first body")
            if known is self._most_body:
                held.append("most named body")
        if known.number in self._people:
            held.append("speaks by name")
            if len(self._people) == 1:
                held.append("alone speaks by name")
        if self.next_named(place) is known:
            held.append("speaks next by name")
        if known.from_phrase:
            held.append("named by a phrase")
        return held


def _distinct(actors: Sequence[Known]) -> list[Known]:
    seen: dict[int, Known] = {}
    for known in actors:
        seen.setdefault(known.number, known)
    return list(seen.values())
