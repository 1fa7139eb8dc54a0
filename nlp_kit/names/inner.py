"""Names inside names: «ترکیه» in «وزارت کشور ترکیه», «مجلس …» in «کمیسیون آموزش مجلس …»."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nlp_kit.names.lexicon import (
    head_group,
    is_apposed,
    longest_name,
    name_key,
    organisation_list,
    place_key,
    word_class,
)
from nlp_kit.names.mending import in_list
from nlp_kit.names.words import OPENINGS, PAIRS, Name
from nlp_kit.text import tokenize

# What may hold another name; a person's or a place's name is one name throughout.
_HOLDERS = frozenset({"ORG", "FAC", "EVENT", "PROD"})
_MARKS = frozenset(PAIRS) | frozenset(PAIRS.values())
# Media and companies are named after places and things («روزنامه ایران», «ایران خودرو»).
_CLOSED_LISTS = frozenset({"media", "companies"})
# What ends an institution's name inside another: «سازمان ملل» in «… در امور پناهندگان».
_STOPS = frozenset({"در", "برای", "علیه", "با", "از", "به", "درباره", "پیرامون", "توسط"})
_AND = "و"
_IMAM = "امام"
_GENERAL = "کل"
_ORDINAL_ENDING = "مین"
_LONGEST_PERSON = 3
_LONGEST_PLACE = 2
# After these the name itself follows; other titles are common words or names too.
_TITLES = frozenset({"titles.honorific", "titles.military"})
_GIVEN = frozenset(
    {f"persons.{group}" for group in ("iranian", "women", "afghan", "central_asian", "turkish")}
    | {f"persons.{group}" for group in ("arabic", "english", "european", "russian", "compound")}
)


@dataclass(frozen=True, slots=True)
class _Host:
    """An entity that may hold names, as its words without quotation marks and brackets."""

    text: str
    words: list[tuple[int, int]]
    keys: list[str]
    label: str
    # How many words at the start are one listed organisation, and of which list.
    listed: int
    group: str | None

    def surface(self, index: int) -> str:
        return self.text[slice(*self.words[index])]

    def key(self, first: int, last: int) -> str | None:
        """Return the key of a run of words, or None where a mark stands inside it."""
        for index in range(first, last - 1):
            if any(c in _MARKS for c in self.text[self.words[index][1] : self.words[index + 1][0]]):
                return None
        return "".join(self.keys[first:last])


def inner_names(text: str, outer: Iterable[Name]) -> list[Name]:
    """Return the names that stand inside the given entities, as (start, end, label), in order.

    A word run inside an organisation, facility, event or product is a name of its own where it
    is a listed place or organisation, where the same text has it as an entity by itself, where
    a head noun opens an institution that owns the whole, and where a title announces a person.
    Names inside such names are found too. Never the whole of the outer span.

    Args:
        text: The untouched text.
        outer: Entities that do not overlap, as (start, end, label), offsets half-open.
    """
    entities = list(outer)
    known = _known_names(text, entities)
    found: list[Name] = []
    for start, end, label in entities:
        if label in _HOLDERS:
            found.extend(_inside(text, start, end, label, known))
    return sorted(found, key=lambda name: (name[0], -name[1]))


def _known_names(text: str, entities: list[Name]) -> dict[str, str]:
    """Return the label of every name of the text, and of the last word of persons' names."""
    known: dict[str, str] = {}
    family: dict[str, str] = {}
    for start, end, label in entities:
        words = [text[start + a : start + b] for a, b in tokenize(text[start:end])]
        key = name_key(word for word in words if word not in _MARKS)
        if len(key) > 1:
            known.setdefault(key, label)
        if label == "PER" and len(words) > 1 and len(words[-1]) > 2:
            listed = word_class(words[-1]) or "persons"
            if listed.startswith("persons"):
                family.setdefault(name_key([words[-1]]), label)
    return family | known


def _inside(text: str, start: int, end: int, label: str, known: dict[str, str]) -> list[Name]:
    """Return the names inside one entity, and those inside them."""
    host = _host(text, start, end, label)
    found: list[Name] = []
    whole = host.group in _CLOSED_LISTS or in_list("".join(host.keys[: host.listed]), "closed")
    position = host.listed if whole else 0
    while position < len(host.words):
        match = _match(host, position, known)
        if match is None:
            position += 1
            continue
        last, inner = match
        name = (
            host.words[position][0],
            _closed(text, host.words[position][0], host.words[last - 1][1], end),
            inner,
        )
        found.append(name)
        if inner in _HOLDERS:
            found.extend(_inside(text, name[0], name[1], inner, known))
        position = last
    return found


def _host(text: str, start: int, end: int, label: str) -> _Host:
    words = [
        (start + a, start + b)
        for a, b in tokenize(text[start:end])
        if text[start + a : start + b] not in _MARKS
    ]
    keys = [name_key([text[a:b]]) for a, b in words]
    listed, group = 0, None
    for last in range(min(len(keys), longest_name()), 0, -1):
        group = organisation_list("".join(keys[:last]))
        if group is not None:
            listed = last
            break
    return _Host(text, words, keys, label, listed, group)


def _match(host: _Host, position: int, known: dict[str, str]) -> tuple[int, str] | None:
    """Return where the name that begins at a word ends (a word index) and its label, or None."""
    count = len(host.words)
    last_start = count if position else count - 1
    place = organisation = 0
    named: tuple[int, str] | None = None
    # No name begins with the head noun of the whole: «دولت» in «دولت قطر».
    for last in range(last_start, position, -1):
        key = host.key(position, last)
        if key is None:
            continue
        label = known.get(key)
        if named is None and label is not None and not _own_name(host, position, last, label):
            named = (last, label)
        if position and not place and place_key(key, words=last - position):
            place = last
        if _may_begin_institution(host, position) and not organisation:
            group = organisation_list(key)
            if group is not None and not _own_name(host, position, last, "ORG"):
                organisation = last
                if group == "international":
                    # Such bodies have no owner: what follows them belongs to the whole.
                    return last, "ORG"
    tail = _owner(host, position) if position >= max(host.listed, 1) else None
    if place and host.label == "PROD" and _is_title(host, position, place):
        place = 0
    choices = [
        choice
        for choice in (
            named,
            (place, "LOC") if place else None,
            (organisation, "ORG") if organisation else None,
            tail,
        )
        if choice is not None
    ]
    if choices:
        return max(choices, key=lambda choice: choice[0])
    return _announced(host, position)


def _may_begin_institution(host: _Host, position: int) -> bool:
    """Tell whether an institution's name may begin here, not merely the rest of the whole's own.

    «سازمان ملل» is a name in «شورای امنیت سازمان ملل», «ملل متحد» none in «سازمان ملل متحد».
    """
    return position >= max(host.listed, 1) or position > 1


def _is_title(host: _Host, position: int, last: int) -> bool:
    """Tell whether a run is all that stands between the marks of a work («کتاب «گلستان»»)."""
    before = host.text[host.words[position - 1][1] : host.words[position][0]]
    return last == len(host.words) and any(mark in PAIRS for mark in before)


def _own_name(host: _Host, position: int, last: int, label: str) -> bool:
    """Tell whether a name is the whole's own: «چکاد» in «خبرگزاری چکاد».

    A name that says whose the whole is stands after another noun: «ناتو» in «دبیرخانه ناتو».
    """
    if position == 0:
        # «مجلس» as a mention of its own does not make a name of the head noun.
        return last == 1 or label == host.label
    if label != host.label:
        return False
    if label == "EVENT" and (
        last == len(host.words) or host.keys[position - 1].endswith(_ORDINAL_ENDING)
    ):
        return True
    if last == len(host.words) and host.keys[position - 1] == _GENERAL:
        # «جشنواره …» in «دومین جشنواره …», «دامپزشکی …» in «اداره کل دامپزشکی …».
        return True
    if any(not in_list(key, "sides", "kinds") for key in host.keys[1:position]):
        return False
    apposed = is_apposed(host.keys[0])
    return apposed if label == "ORG" else last == len(host.words)


def _owner(host: _Host, position: int) -> tuple[int, str] | None:
    """Return the institution or facility that a head noun opens inside the whole."""
    group = head_group(host.surface(position))
    opens = group in {"ORG", "office"} or (group == "FAC" and host.label != "FAC")
    if not opens or host.keys[position - 1] == _AND:
        return None
    last = position + 1
    while last < len(host.words) and host.keys[last] not in _STOPS:
        last += 1
    if last - position < 2 or host.keys[position + 1] == _AND:
        return None
    return last, "FAC" if group == "FAC" else "ORG"


def _announced(host: _Host, position: int) -> tuple[int, str] | None:
    """Return an unlisted name after a title («شهید …») or a class noun («شهر …»)."""
    last = _free_run(host, position) if position and host.label != "PROD" else position
    length = last - position
    if not 0 < length <= _LONGEST_PERSON:
        return None
    before = host.surface(position - 1)
    group = head_group(before)
    if group in {"LOC", "office"} and last == len(host.words) and length <= _LONGEST_PLACE:
        return last, "LOC"
    if host.label not in {"ORG", "FAC"} or host.keys[position] == _IMAM:
        return None
    listed = word_class(host.surface(position))
    titled = word_class(before) in _TITLES and not in_list(host.keys[position], "epithets")
    if titled or (group is not None and listed in _GIVEN and length > 1):
        return last, "PER"
    return _namesake(host, position, listed)


def _namesake(host: _Host, position: int, listed: str | None) -> tuple[int, str] | None:
    """Return whom or what a built place is called after, by its class noun and the next word."""
    if host.label != "FAC" or any(not in_list(key, "kinds") for key in host.keys[1:position]):
        return None
    last = position + 1
    if listed == "persons.family":
        return last, "PER"
    if listed is None and len(host.words) == last and in_list(host.keys[0], "of_places"):
        return last, "LOC"
    return None


def _free_run(host: _Host, position: int) -> int:
    """Return where the words end that may be a person's name: those that no other list has."""
    last = position
    while last < len(host.words):
        if last > position and host.key(last - 1, last + 1) is None:
            break
        surface, key = host.surface(last), host.keys[last]
        listed = word_class(surface) or "persons"
        plain = listed.startswith("persons") or listed[-1] in "+-"
        if not plain or key in _STOPS or key == _AND or not surface[0].isalpha():
            break
        last += 1
    return last


def _closed(text: str, start: int, end: int, limit: int) -> int:
    """Return the end of a name with the closing mark whose opening mark it holds."""
    while end < limit and text[end] in OPENINGS:
        inside = text[start:end]
        opening, closing = OPENINGS[text[end]], text[end]
        opened = (
            inside.count(opening) % 2
            if opening == closing
            else (inside.count(opening) - inside.count(closing))
        )
        if opened < 1:
            break
        end += 1
    return end
