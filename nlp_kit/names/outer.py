"""What lists, and the rest of the text, say of names that a tagger missed or cut wrongly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nlp_kit.names.lexicon import longest_name, name_key, organisation_list, place_key, word_class
from nlp_kit.text import tokenize

Name = tuple[int, int, str]
Token = tuple[int, int]
_PAIRS = {"«": "»", "“": "”", "‹": "›", "(": ")", '"': '"'}
# Lists whose single words are whole names.
_SELF_CONTAINED = frozenset({"media", "companies", "international", "clubs"})
_COMPLETING = ("places.", "other.nationality", "organisations.")
_NEVER_LAST = frozenset("«“‹(،؛:")
_SHORTEST_FAMILY_NAME = 4


def mended_names(
    text: str, found: Iterable[Name], *, closed: Sequence[tuple[int, int]] = ()
) -> list[Name]:
    """Return the outermost names of a text, as (start, end, label), in order.

    Names found by a tagger are kept, with these changes: a mark that is opened or closed alone is
    cut off; so are words after a listed organisation that name nothing («توییتر دستخوش»); a full
    name's family name, where it stands alone elsewhere, is a person too; a word of the lists that
    nothing covers (places, organisations that stand without a head noun) is a name. Offsets are
    code points, half-open.

    Args:
        text: The untouched text.
        found: What the tagger found; spans do not overlap.
        closed: Half-open spans where nothing may be added.
    """
    trimmed = (_trimmed(text, *item) for item in found)
    names = [_without_overrun(text, *name) for name in trimmed if name is not None]
    tokens = [token for token in tokenize(text) if not any(a <= token[0] < b for a, b in closed)]
    for add in (_family_names, _listed):
        names += add(text, tokens, names)
    return sorted(names)


def _trimmed(text: str, start: int, end: int, label: str) -> Name | None:
    """Cut white space and unpaired marks off the borders of a name."""
    while start < end and _begins_wrongly(text[start:end]):
        start += 1
    while start < end and _ends_wrongly(text[start:end]):
        end -= 1
    return (start, end, label) if start < end else None


def _begins_wrongly(surface: str) -> bool:
    closing = _PAIRS.get(surface[0])
    return surface[0].isspace() or (closing is not None and closing not in surface[1:])


def _ends_wrongly(surface: str) -> bool:
    last = surface[-1]
    openings = [opening for opening, closing in _PAIRS.items() if closing == last]
    unopened = bool(openings) and not any(mark in surface[:-1] for mark in openings)
    return last.isspace() or last in _NEVER_LAST or unopened


def _without_overrun(text: str, start: int, end: int, label: str) -> Name:
    """Cut off what follows a listed organisation and can be no part of a longer name.

    A place, a nationality or another body after it makes a longer name («دادگستری هرات»), and so
    may anything after a single word that many bodies begin with («مجلس», «سپاه»).
    """
    if label != "ORG":
        return start, end, label
    tokens = [(start + a, start + b) for a, b in tokenize(text[start:end])]
    words = [text[a:b] for a, b in tokens]
    for length in range(min(len(words) - 1, longest_name()), 0, -1):
        group = organisation_list(name_key(words[:length]))
        if group is None or (length == 1 and group not in _SELF_CONTAINED):
            continue
        rest = words[length:]
        if not any((word_class(word) or "").startswith(_COMPLETING) for word in rest) and not any(
            mark in rest for mark in _PAIRS
        ):
            return start, tokens[length - 1][1], label
        break
    return start, end, label


def _family_names(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> list[Name]:
    """Return other places where the family name of a full name stands by itself."""
    families: set[str] = set()
    for start, end, label in names:
        words = text[start:end].split()
        if label == "PER" and len(words) > 1 and len(words[-1]) >= _SHORTEST_FAMILY_NAME:
            classes = [word_class(word) for word in (words[0], words[-1])]
            # One wrong span must not spread: the lists know a part of the name as a person's,
            # and its last word as nothing else.
            if any(map(_is_personal, classes)) and (classes[1] is None or _is_personal(classes[1])):
                families.add(name_key([words[-1]]))
    added: list[Name] = []
    for start, end in _free(tokens, names):
        if name_key([text[start:end]]) in families:
            added.append((start, end, "PER"))
    return added


def _is_personal(listed: str | None) -> bool:
    return listed is not None and listed.startswith("persons.")


def _listed(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> list[Name]:
    """Return the longest names of the lists that nothing covers."""
    free = set(_free(tokens, names))
    added: list[Name] = []
    position = 0
    while position < len(tokens):
        length, label = _listed_at(text, tokens, position, free)
        if length:
            added.append((tokens[position][0], tokens[position + length - 1][1], label))
        position += max(1, length)
    return added


def _listed_at(
    text: str, tokens: Sequence[Token], position: int, free: set[Token]
) -> tuple[int, str]:
    run: list[str] = []
    best = (0, "")
    for token in tokens[position : position + longest_name()]:
        if token not in free or (run and "\n" in text[tokens[position][0] : token[0]]):
            break
        run.append(text[token[0] : token[1]])
        key = name_key(run)
        if len(run) == 1 and not _told_apart(run[0]):
            continue
        if place_key(key, words=len(run)):
            best = (len(run), "LOC")
        elif organisation_list(key) is not None:
            best = (len(run), "ORG")
    return best


def _told_apart(word: str) -> bool:
    """Tell whether the lists know a word as a name above all: «دوشنبه» is a day before a city."""
    listed = word_class(word)
    return listed is not None and listed.startswith(("places.", "organisations."))


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
