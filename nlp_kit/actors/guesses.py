"""Whom a pronoun, a title or a bare noun means by rule, from who was named and who spoke."""

from __future__ import annotations

from nlp_kit.actors.antecedents import Chooser, History
from nlp_kit.actors.mentions import Mentions
from nlp_kit.actors.names import Known
from nlp_kit.actors.titles import title_fit
from nlp_kit.quotes.words import Words

# How many words back an actor is looked for, so that the time stays linear.
NEAR = 1000


def turned_to(mentions: Mentions, history: History, place: int) -> Known | None:
    """Return whom a pronoun means: whom the text has turned to, else who spoke last."""
    last = history.last
    newest: Known | None = None
    for word, known in mentions.between(history.end, place):
        lead = mentions.words.sentences[mentions.sentence(word)][0]
        if known.label == "PER" and word - lead <= 3:
            newest = known
    if newest is not None:
        return newest
    if last is not None and last.label == "PER":
        return last
    near = mentions.between(max(0, place - NEAR), place)
    people = [known for _, known in near if known.label == "PER"]
    return people[-1] if people else last


def body_pointed_at(mentions: Mentions, history: History, first: int, noun: str) -> Known | None:
    """Return which body «این وزارتخانه» means: one whose name has the noun, the last best."""
    last = history.last
    fits = [
        known
        for _, known in mentions.between(max(0, first - NEAR), first)
        if known.label == "ORG" and any(word[:4] == noun[:4] for word in known.words)
    ]
    if last is not None and last.label == "ORG" and (not fits or last in fits):
        return last
    return fits[-1] if fits else last


def phrase_with(history: History, noun: str) -> Known | None:
    """Return who spoke last under a phrase with a noun («یک منبع آگاه … این منبع»)."""
    return next((k for k in history.recent if k.from_phrase and noun in k.words), None)


def bearer(mentions: Mentions, title: tuple[str, ...]) -> tuple[Known | None, float]:
    """Return who bears a title that stands beside a name, and how well it suits (0 to 1)."""
    best: tuple[Known | None, float] = None, 0.0
    for known in mentions.register.actors:
        for held in known.titles:
            fit = title_fit(title, held)
            if fit > best[1]:
                best = (known, fit)
    return best


def unknown_title(
    people: dict[int, Known], chooser: Chooser, history: History, place: int
) -> Known | None:
    """Return who bears a title that stands beside no name.

    Agency copy calls one speaker by turns by name and by title: where only one person speaks
    by name it is that one, else one without a title who speaks next, or spoke last.
    """
    if len(people) == 1:
        return next(iter(people.values()))
    last = history.last
    if last is not None and last.number in people and not last.titles:
        return last
    following = chooser.next_named(place)
    if following is not None and following.label == "PER" and not following.titles:
        return following
    return None


def introduced(words: Words, first: int, end: int) -> str | None:
    """Return the phrase by which the text introduces whom a word means («برخی مخاطبان»)."""
    keys = words.keys
    if first != end:
        return None
    for index in range(max(1, first - NEAR), first):
        if keys[index] == keys[first] and keys[index - 1] in ("یک", "برخی", "بعضی"):
            return words.surface(index - 1, index)
    return None
