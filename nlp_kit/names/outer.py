"""What lists, and the rest of the text, say of names that a tagger missed or cut wrongly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from nlp_kit.names.borders import closed as with_marks
from nlp_kit.names.borders import extended, lines, trimmed
from nlp_kit.names.correction import corrected
from nlp_kit.names.lexicon import longest_name, name_key, organisation_list, place_key, word_class
from nlp_kit.names.marked import marked_names
from nlp_kit.names.mending import entries, in_list
from nlp_kit.names.words import PAIRS, Name, Token, Words
from nlp_kit.text import tokenize

# Lists whose single words are whole names.
_SELF_CONTAINED = frozenset({"media", "companies", "international", "clubs"})
# Lists whose names begin those of subsidiaries and branches («ایران خودرو دیزل»).
_MOTHERS = frozenset({"companies", "clubs"})
# A phrase ends before these, so a name that reaches them is no overrun.
_ENDS_OF_PHRASE = ("،", "(")
# «سازمان … کشور», «پلیس فتا استان»
_OF_ALL = frozenset({"کشور", "استان", "شهرستان"})
_COMPLETING = ("places.", "other.nationality", "organisations.")
# Classes of a first word that leave it to the votes whether the whole is a person.
_TOLD_BY_VOTES = frozenset(
    {None, "persons.compound", "persons.family"}
    | {f"persons.{group}" for group in ("iranian", "women", "afghan", "arabic", "turkish")}
    | {f"persons.{group}" for group in ("central_asian", "english", "european", "russian")}
)
_SHORTEST_FAMILY_NAME = 4
_SHORTEST_GIVEN_NAME = 3
# Shorter keys meet by chance in two words: «هسته ای را» has that of a listed army.
_SHORTEST_OF_WORDS = 6


def mended_names(
    text: str, found: Iterable[Name], *, closed: Sequence[tuple[int, int]] = ()
) -> list[Name]:
    """Return the outermost names of a text, as (start, end, label), in order.

    Names found by a tagger are kept, with these changes: one that crosses a line break is several;
    marks, ordinals and class nouns that belong to a name are taken in, and what does not is cut off
    («توییتر دستخوش»); titles of offices, illnesses and bare class nouns are no names; a listed
    country is a place; works in marks after their noun («فیلم «…»») are names; what is a person
    here is one elsewhere; a full name's family name, where it stands alone, is a person too; a word
    of the lists that nothing covers (places, organisations that stand without a head noun, feasts)
    is a name. Offsets are code points, half-open.

    Args:
        text: The untouched text.
        found: What the tagger found; spans do not overlap.
        closed: Half-open spans where nothing may be added.
    """
    tokens = [token for token in tokenize(text) if not any(a <= token[0] < b for a, b in closed)]
    words = Words(text, tokens)
    whole = [
        _without_overrun(text, *name)
        for given in found
        for line in lines(text, given)
        for name in [trimmed(text, with_marks(text, line))]
        if name is not None
    ]
    persons = _last_words(text, whole)
    names = [mended for name in whole for mended in corrected(words, name, persons)]
    names = settled(extended(words, name) for name in names)
    names = consistent(text, marked_names(words, names))
    for add in (_family_names, _listed):
        names += add(text, tokens, names)
    return sorted(names)


def _last_words(text: str, names: Iterable[Name]) -> set[str]:
    """Return the keys of the last words of persons' names of several words."""
    parts = [text[start:end].split() for start, end, label in names if label == "PER"]
    return {name_key(words[-1:]) for words in parts if len(words) > 1}


def settled(names: Iterable[Name]) -> list[Name]:
    """Return names that do not overlap: of two that do, the longer."""
    kept: list[Name] = []
    for name in sorted(names):
        while kept and kept[-1][1] > name[0] and kept[-1][1] - kept[-1][0] < name[1] - name[0]:
            kept.pop()
        if not kept or kept[-1][1] <= name[0]:
            kept.append(name)
    return kept


def _without_overrun(text: str, start: int, end: int, label: str) -> Name:
    """Cut off half a verb, and what follows a listed organisation and is no part of its name.

    A place, a nationality or another body after it makes a longer name («دادگستری هرات»), and so
    may anything after a single word that many bodies begin with («مجلس», «سپاه»), after a company
    and before a comma or a bracket.
    """
    tokens = [(start + a, start + b) for a, b in tokenize(text[start:end])]
    words = [text[a:b] for a, b in tokens]
    for length, word in enumerate(words):
        if length and label != "PROD" and in_list(word, "complements"):
            return start, tokens[length - 1][1], label
    if label != "ORG" or organisation_list(name_key(words)) is not None:
        return start, end, label
    if text.startswith(_ENDS_OF_PHRASE, end) or text.startswith(_ENDS_OF_PHRASE, end + 1):
        return start, end, label
    for length in range(min(len(words) - 1, longest_name()), 0, -1):
        group = organisation_list(name_key(words[:length]))
        if group is None or (length == 1 and group not in _SELF_CONTAINED):
            continue
        if group in _MOTHERS:
            break
        rest = words[length:]
        if (
            not (len(rest) == 1 and rest[0] in _OF_ALL)
            and not any((word_class(word) or "").startswith(_COMPLETING) for word in rest)
            and not any(mark in rest for mark in PAIRS)
        ):
            return start, tokens[length - 1][1], label
        break
    return start, end, label


def _families(text: str, names: Iterable[Name]) -> set[str]:
    """Return the keys of the family names that full names of persons end with."""
    families: set[str] = set()
    for start, end, label in names:
        words = text[start:end].split()
        if label == "PER" and len(words) > 1 and len(words[-1]) >= _SHORTEST_FAMILY_NAME:
            # One wrong span must not spread: the lists know a part of the name as a person's,
            # and its last word as nothing else.
            listed = word_class(words[-1])
            if (listed is None and _is_given_name(words[0])) or _is_personal(listed):
                families.add(name_key([words[-1]]))
    return families


def _family_names(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> list[Name]:
    """Return other places where the family name of a full name stands by itself."""
    families = _families(text, names)
    return [
        (start, end, "PER")
        for start, end in _free(tokens, names)
        if name_key([text[start:end]]) in families
    ]


def _is_given_name(word: str) -> bool:
    """Tell whether a word is a given name or two in one («محمودرضا»)."""
    if _is_personal(word_class(word)):
        return True
    key = name_key([word])
    return any(
        _is_personal(word_class(key[:cut])) and _is_personal(word_class(key[cut:]))
        for cut in range(_SHORTEST_GIVEN_NAME, len(key) - _SHORTEST_GIVEN_NAME + 1)
    )


def _is_personal(listed: str | None) -> bool:
    return listed is not None and listed.startswith("persons.")


def consistent(text: str, names: Sequence[Name]) -> list[Name]:
    """Return names with those made persons that are one elsewhere in the text.

    A name of several words is a person where half of its mentions are; a single word is one where
    a full name ends with it, if the lists do not know it as something else. Works keep their
    label: they may be called after a person.
    """
    families = _families(text, names)
    words = [text[start:end].split() for start, end, _ in names]
    votes: Counter[str] = Counter()
    for parts, (_, _, label) in zip(words, names, strict=True):
        votes[name_key(parts)] += 1 if label == "PER" else -1
    found: list[Name] = []
    for parts, (start, end, label) in zip(words, names, strict=True):
        key, listed = name_key(parts), word_class(parts[0])
        person = label == "PER"
        if label in {"ORG", "LOC", "FAC", "EVENT"}:
            if len(parts) == 1:
                person = key in families and (listed is None or _is_personal(listed))
            else:
                person = votes[key] >= 0 and listed in _TOLD_BY_VOTES
        found.append((start, end, "PER" if person else label))
    return found


def _listed(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> list[Name]:
    """Return the longest names of the lists that nothing covers."""
    free = set(_free(tokens, names))
    keys = [name_key([text[start:end]]) if (start, end) in free else "" for start, end in tokens]
    added: list[Name] = []
    position = 0
    while position < len(tokens):
        length, label = _listed_at(text, tokens, keys, position)
        if length:
            added.append((tokens[position][0], tokens[position + length - 1][1], label))
        position += max(1, length)
    return added


def _listed_at(
    text: str, tokens: Sequence[Token], keys: Sequence[str], position: int
) -> tuple[int, str]:
    """Return how many words from a token on are a listed name, and its label.

    The key of a name is those of its words in one; tokens that a name covers have none.
    """
    first = tokens[position][0]
    key = ""
    best = (0, "")
    for last in range(position, min(position + longest_name(), len(tokens))):
        start, end = tokens[last]
        if not keys[last] or "\n" in text[first:start]:
            break
        key += keys[last]
        length = last - position + 1
        if key in entries("observances"):
            best = (length, "EVENT")
            continue
        if length == 1 and not _told_apart(text[start:end]):
            continue
        if place_key(key, words=length):
            best = (length, "LOC")
        elif organisation_list(key) is not None and (length == 1 or len(key) >= _SHORTEST_OF_WORDS):
            best = (length, "ORG")
    return best


def _told_apart(word: str) -> bool:
    """Tell whether the lists know a word as a name above all: «دوشنبه» is a day before a city."""
    listed = word_class(word)
    named = listed is not None and listed.startswith(("places.", "organisations."))
    return named and not in_list(word, "doubtful")


def _free(tokens: Sequence[Token], names: Sequence[Name]) -> list[Token]:
    covered = sorted((start, end) for start, end, _ in names)
    free: list[Token] = []
    index = 0
    for token in tokens:
        while index < len(covered) and covered[index][1] <= token[0]:
            index += 1
        if index == len(covered) or token[1] <= covered[index][0]:
            free.append(token)
    return free
