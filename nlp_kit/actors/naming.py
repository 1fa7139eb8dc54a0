"""The actor that the noun phrase of a source names by its head."""

from __future__ import annotations

from nlp_kit.actors.mentions import Mentions
from nlp_kit.actors.names import Known, aliases
from nlp_kit.quotes.lexicon import clause_words


def named_by(mentions: Mentions, first: int, end: int) -> Known | None:
    """Return the actor that the head of a noun phrase names; None where it names nobody.

    Args:
        mentions: The names of the text.
        first: The first word of the phrase.
        end: Its last word.
    """
    keys, lexicon = mentions.words.keys, clause_words()
    head = first
    while (
        head <= end
        and head not in mentions.people
        and (not keys[head][:1].isalnum() or keys[head] in lexicon.titles)
    ):
        head += 1
    if head > end:
        return None
    named = mentions.named_at(head + _voice(keys, head))
    if named is not None and (named.label == "PER" or keys[head] not in lexicon.roles):
        return named
    if keys[head] in lexicon.documents or keys[head].removesuffix("ای") in lexicon.documents:
        return _issuer(mentions, head, end)
    person = next((index for index in range(head + 1, end + 1) if index in mentions.people), None)
    if person is not None:
        before = keys[person - 1]
        # «وکیل X», «درباره X» and «رئیس بیمارستان شهید X» are not X.
        dedicated = {before, keys[person]} & aliases().dedications and head + 1 < person
        of_another = before in aliases().relational or before in lexicon.prepositions or dedicated
        return None if of_another else mentions.people[person][1]
    return _known_form(mentions, head, end)


def _voice(keys: list[str], head: int) -> int:
    """Return how many words say that a body speaks («روابط عمومی X»)."""
    for voice in aliases().voices:
        if tuple(keys[head : head + len(voice)]) == voice:
            return len(voice)
    return 0


def _issuer(mentions: Mentions, head: int, end: int) -> Known | None:
    """Return who speaks in a document: the body or person named first in its phrase."""
    for _, known in mentions.between(head, end + 1):
        if known.label in ("ORG", "PER"):
            return known
    return None


def _known_form(mentions: Mentions, head: int, end: int) -> Known | None:
    """Return the actor of a name that the entity layer lacks here but has elsewhere."""
    words, register = mentions.words, mentions.register
    surface = words.surface(head, end)
    if words.keys[head] in clause_words().bodies:
        return register.find(surface, "ORG", words.starts[head])
    if end - head <= 2 and words.keys[head] not in clause_words().roles:
        return register.find(surface, "PER", words.starts[head])
    return None
