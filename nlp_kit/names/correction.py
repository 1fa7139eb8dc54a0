"""What a tagger took for a name and is none, or a name of another kind."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from nlp_kit.names.inner import inner_names
from nlp_kit.names.lexicon import head_group, name_key, organisation_list, place_key, word_class
from nlp_kit.names.mending import in_list
from nlp_kit.names.words import Name, Words

_FORMS_OF_ADDRESS = frozenset({"titles.honorific", "titles.military"})
_OFFICES = frozenset({"titles.person", "titles.plural"})
_MINISTERS = frozenset({"وزیر", "وزرای", "وزیران"})
# Places of these lists are hardly ever anything else; «ایران» and «فارس» are media as well.
_PLAIN_PLACES = frozenset({"places.countries", "places.iran_provinces", "places.iran_towns"})
_MEDIA = frozenset({"ایران", "جمهوریاسلامی", "فارس"})
_AND = "و"
_HALVES_OF_TALK = frozenset({"گو", "گوی", "گوها", "گوهای"})


def corrected(words: Words, name: Name, persons: Collection[str] = ()) -> list[Name]:
    """Return what stands in the place of a tagger's name: mostly the name itself.

    A title before a person's name is cut off. The title of an office is no institution: what it
    names («سازمان …» in «معاون سازمان …») is left. Illnesses, nationalities and bare class nouns
    are no names. A listed country is a place, unless it is among the persons (keys of
    the last words of full names).
    """
    inside = words.inside(name)
    if not inside:
        return [name]
    for rule in (_without_title, _office, _ministry, _no_name, _without_division):
        found = rule(words, name, inside)
        if found is not None:
            return found
    if name_key(inside) not in persons and _is_place(words, name, inside):
        return [(name[0], name[1], "LOC")]
    return [name]


def _without_title(words: Words, name: Name, inside: Sequence[str]) -> list[Name] | None:
    """Cut a form of address off a person's name, also one taken for something else."""
    length = 0
    while length < len(inside) and _is_form_of_address(inside[length]):
        length += 1
    rest = inside[length:]
    if not length or name[2] == "PROD" or rest[:1] == [_AND]:
        return None
    if name[2] != "PER":
        if not rest or not _are_personal(rest):
            return None
    elif not rest or (len(rest) == 1 and in_list(rest[0], "epithets")):
        # «امام راحل», «آقای رئیس»: nobody is named, but a word alone may be a name.
        return [] if len(inside) > 1 else None
    return [(words.tokens[words.first(name[0]) + length][0], name[1], "PER")]


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
    if not any(word in _MINISTERS for _, word in words.before(start)):
        return None
    if (word_class("".join(inside)) or "").startswith("organisations.international"):
        return None
    return _outermost(inner_names(words.text, [(start, end, "ORG")]))


def _outermost(names: Sequence[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in names:
        if not kept or name[0] >= kept[-1][1]:
            kept.append(name)
    return kept


def _no_name(words: Words, name: Name, inside: Sequence[str]) -> list[Name] | None:
    """Drop an illness, a nationality, a class noun alone, and half of «گفت و گو»."""
    whole = "".join(inside)
    if name[2] == "PER":
        return None
    if name[2] != "LOC" and in_list(whole, "illnesses", "bare"):
        return []
    if len(inside) == 1 and word_class(whole) == "other.nationality":
        return []
    if whole in _HALVES_OF_TALK and [w for _, w in words.before(name[0], count=2)] == ["و", "گفت"]:
        return []
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


def _is_place(words: Words, name: Name, inside: Sequence[str]) -> bool:
    start, _, label = name
    if label not in {"ORG", "PER", "EVENT"} or name_key(inside) in _MEDIA:
        return False
    listed = word_class("".join(inside))
    if listed not in _PLAIN_PLACES or (label == "PER" and listed == "places.iran_towns"):
        return False
    # «تیم اراک», «روزنامه …»: the body's own name.
    return not any(head_group(word) for _, word in words.before(start))
