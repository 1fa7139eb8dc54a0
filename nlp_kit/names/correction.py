"""What a tagger took for a name and is none, or a name of another kind."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from nlp_kit.names.inner import inner_names
from nlp_kit.names.lexicon import (
    head_group,
    is_place,
    name_key,
    organisation_list,
    place_key,
    word_class,
)
from nlp_kit.names.mending import in_list
from nlp_kit.names.words import Name, Words

_FORMS_OF_ADDRESS = frozenset({"titles.honorific", "titles.military"})
_OFFICES = frozenset({"titles.person", "titles.plural"})
# Places of these lists are hardly ever anything else; «ایران» and «فارس» are media as well.
_PLAIN_PLACES = frozenset({"places.countries", "places.iran_provinces", "places.iran_towns"})
_MEDIA = frozenset({"ایران", "جمهوریاسلامی", "فارس"})
_AND = "و"
# The longer ones first: «تهرانی‌های», «تهرانی‌ها», «تهرانی».
_OF_A_PLACE = ("یهای", "یها", "ی")
_HALVES_OF_TALK = frozenset({"گو", "گوی", "گوها", "گوهای"})


def corrected(words: Words, name: Name, persons: Collection[str] = ()) -> list[Name]:
    """Return what stands in the place of a tagger's name: mostly the name itself.

    A title before a person's name is cut off. The title of an office is no institution: what it
    names («سازمان …» in «معاون سازمان …») is left, and so is what a reporter's beat names.
    Illnesses, measures, nationalities, followers («پرسپولیسی‌ها») and bare class nouns are no
    names. A listed country is a place, unless it is among the persons (keys of the last words of
    full names); whoever is somebody's child or pupil is a person.
    """
    inside = words.inside(name)
    if not inside:
        return [name]
    for rule in (
        _without_title,
        _office,
        _ministry,
        _beat,
        _no_name,
        _inflected,
        _without_division,
        _relative,
    ):
        found = rule(words, name, inside)
        if found is not None:
            return found
    if name_key(inside) not in persons and _is_place(words, name, inside):
        return [(name[0], name[1], "LOC")]
    return [name]


def _without_title(words: Words, name: Name, inside: Sequence[str]) -> list[Name] | None:
    """Cut a form of address off a person's name, also one taken for something else."""
    length = _titles(words, name[0], inside)
    rest = inside[length:]
    if not length or name[2] == "PROD" or rest[:1] == [_AND]:
        return None
    if name[2] != "PER":
        if not rest or not _are_personal(rest):
            return None
    elif not rest or in_list("".join(rest), "epithets"):
        # «امام راحل», «آقای رئیس»: nobody is named, but a word alone may be a name.
        return [] if len(inside) > 1 else None
    return [(words.tokens[words.first(name[0]) + length][0], name[1], "PER")]


def _titles(words: Words, start: int, inside: Sequence[str]) -> int:
    """Return how many words are titles, also where one is written in two («آیت الله»)."""
    length = 0
    ahead = words.before(start)
    if (
        ahead
        and not _is_form_of_address(inside[0])
        and _is_form_of_address(ahead[0][1] + inside[0])
    ):
        length = 1
    while length < len(inside):
        if _is_form_of_address("".join(inside[length : length + 2])) and inside[length + 1 :]:
            length += 2
        elif _is_form_of_address(inside[length]):
            length += 1
        else:
            break
    return length


def _is_form_of_address(word: str) -> bool:
    return word_class(word) in _FORMS_OF_ADDRESS and not in_list(word, "borne")


def _are_personal(rest: Sequence[str]) -> bool:
    return all((word_class(word) or "").startswith("persons.") for word in rest)


def _office(words: Words, name: Name, inside: Sequence[str]) -> list[Name] | None:
    """Return the bodies and places that the title of an office names."""
    start, end, label = name
    is_title = word_class(inside[0]) in _OFFICES and not in_list(inside[0], "titled_bodies")
    if label in {"PER", "PROD"} or not is_title or len(inside) == 1:
        return None
    if (word_class("".join(inside)) or "").startswith("places."):
        return None
    return _outermost(inner_names(words.text, [(start, end, "ORG")]))


def _ministry(words: Words, name: Name, inside: Sequence[str]) -> list[Name] | None:
    """«[ورزش و جوانان ایران]» after «وزیر»: the field is the minister's, no body."""
    start, end, label = name
    if label != "ORG" or head_group(inside[0]) or organisation_list(name_key(inside[:1])):
        return None
    if not any(in_list(word, "ministers") for _, word in words.before(start)):
        return None
    if (word_class("".join(inside)) or "").startswith("organisations.international"):
        return None
    return _outermost(inner_names(words.text, [(start, end, "ORG")]))


def _beat(words: Words, name: Name, inside: Sequence[str]) -> list[Name] | None:
    """«[امور مجلس] [خبرگزاری …]» after «خبرنگار»: what is reported on, then the agency."""
    start, end, label = name
    if label != "ORG" or not any(in_list(word, "reporters") for _, word in words.before(start)):
        return None
    media = [index for index, word in enumerate(inside) if index and in_list(word, "media")]
    if not media:
        return None
    agency = words.tokens[words.first(start) + media[0]][0]
    beat = inner_names(words.text, [(start, agency, label)])
    return [*_outermost(beat), (agency, end, label)]


def _outermost(names: Sequence[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in names:
        if not kept or name[0] >= kept[-1][1]:
            kept.append(name)
    return kept


def _no_name(words: Words, name: Name, inside: Sequence[str]) -> list[Name] | None:
    """Drop an office, an illness, a measure, a class noun alone, and half of «گفت و گو»."""
    whole = "".join(inside)
    if name[2] == "PER":
        return [] if in_list(whole, "offices") else None
    if name[2] != "LOC" and in_list(whole, "illnesses", "bare", "measures"):
        return []
    if whole in _HALVES_OF_TALK and [w for _, w in words.before(name[0], count=2)] == ["و", "گفت"]:
        return []
    return None


def _inflected(words: Words, name: Name, inside: Sequence[str]) -> list[Name] | None:
    """Drop adjectives of nations, towns and clubs, with their plurals («پرسپولیسی ها»)."""
    if name[2] == "PROD":
        return None
    if in_list(words.after(name[1]), "suffixes"):
        return []
    if len(inside) > 1 or name[2] == "PER":
        return None
    if word_class(inside[0]) == "other.nationality":
        return []
    key = name_key(inside)
    for suffix in _OF_A_PLACE:
        stem = key.removesuffix(suffix)
        if stem != key and not place_key(key, words=1) and organisation_list(key) is None:
            return [] if place_key(stem, words=1) or organisation_list(stem) == "clubs" else None
    return None


def _without_division(words: Words, name: Name, inside: Sequence[str]) -> list[Name] | None:
    """Cut «استان», «شهر» and their like off a place that can stand alone."""
    start, end, label = name
    if label != "LOC" or len(inside) < 2 or head_group(inside[0]) != "LOC":
        return None
    if place_key(name_key(inside), words=len(inside)):
        return None
    if not place_key(name_key(inside[1:]), words=len(inside) - 1):
        return None
    return [(words.tokens[words.first(start) + 1][0], end, label)]


def _relative(words: Words, name: Name, inside: Sequence[str]) -> list[Name] | None:
    """«فرزند [سیدبهادر]», «شاگردان [مالکی]»: one word that is no listed place is a person."""
    start, end, label = name
    if label not in {"ORG", "LOC"} or len(inside) > 1 or is_place(inside[0]):
        return None
    if head_group(inside[0]) or organisation_list(name_key(inside)):
        return None
    related = any(in_list(word, "relatives") for _, word in words.before(start))
    return [(start, end, "PER")] if related else None


def _is_place(words: Words, name: Name, inside: Sequence[str]) -> bool:
    start, _, label = name
    if label not in {"ORG", "PER", "EVENT"} or name_key(inside) in _MEDIA:
        return False
    listed = word_class("".join(inside))
    if listed not in _PLAIN_PLACES or (label == "PER" and listed == "places.iran_towns"):
        return False
    # «تیم اراک», «روزنامه …»: the body's own name.
    return not any(head_group(word) for _, word in words.before(start))
