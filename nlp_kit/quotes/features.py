"""What the decisions on quotations look at: the names of the features that hold."""

from __future__ import annotations

from nlp_kit.quotes.clauses import Opening, open_clause
from nlp_kit.quotes.cues import Cue
from nlp_kit.quotes.lexicon import clause_words
from nlp_kit.quotes.marks import Marked
from nlp_kit.quotes.noun_phrases import is_strong
from nlp_kit.quotes.sources import find_source
from nlp_kit.quotes.words import Words

_LENGTHS = (1, 2, 3, 4, 6, 9, 14, 25)
_DISTANCES = (0, 1, 2, 3, 5, 8, 15)


def bucket(value: int, limits: tuple[int, ...]) -> str:
    """Return the first limit that a number does not pass."""
    return next((f"<={limit}" for limit in limits if value <= limit), f">{limits[-1]}")


def kind_of_word(words: Words, index: int) -> str:
    """Return the class of a word that matters for who speaks and what is named."""
    lexicon, key = clause_words(), words.keys[index]
    for name, members in (
        ("preposition", lexicon.prepositions),
        ("title", lexicon.titles),
        ("role", lexicon.roles),
        ("body", lexicon.bodies),
        ("document", lexicon.documents),
        ("pronoun", lexicon.pronouns),
        ("pointing", lexicon.demonstratives),
        ("time", lexicon.times),
        ("adverb", lexicon.adverbs),
        ("connector", lexicon.connectors),
        ("determiner", lexicon.determiners),
    ):
        if key in members:
            return name
    if words.entity_of[index]:
        return "entity " + words.entity_of[index]
    if words.finite[index]:
        return "verb"
    return "word" if key[:1].isalpha() else "number" if key[:1].isdigit() else "mark"


def marked_features(words: Words, mark: Marked, context: str, cue: Cue | None) -> list[str]:
    """Return what speaks for marked words being a speaker's rather than a name, title or term."""
    lexicon, keys = clause_words(), words.keys
    inside = keys[mark.first : mark.last + 1]
    length = bucket(len(inside), _LENGTHS)
    found = [
        "context " + context,
        f"words {length}",
        f"{context} words {length}",
        "verb inside" if words.has_verb(mark.first, mark.last + 1) else "no verb inside",
        f"zone {words.zone_of[mark.first]}",
        *_entities_in(words, mark),
        *_around(words, mark),
    ]
    tests = {
        "first person inside": not lexicon.first_person.isdisjoint(inside),
        "stop inside": inside[-1].strip(".!؟?…") == "",
        "a mark is missing": mark.closing is None or mark.opening is None,
        "straight marks": mark.opening is not None and keys[mark.opening] not in ("«", "“"),
    }
    found += [name for name, holds in tests.items() if holds]
    if cue is not None:
        gap = max(cue.first - mark.right - 1, -1)
        found += [
            "takes " + "+".join(sorted(cue.takes)),
            "cue " + cue.name,
            f"words to the cue {bucket(gap, _DISTANCES)}",
        ]
    return found


def _entities_in(words: Words, mark: Marked) -> list[str]:
    labels = {words.entity_of[index] for index in range(mark.first, mark.last + 1)}
    if len(labels) == 1 and "" not in labels:
        return ["an entity", "entity " + labels.pop()]
    return [] if labels == {""} else ["entity inside"]


def _around(words: Words, mark: Marked) -> list[str]:
    """Return what stands before and after a marked string."""
    lexicon, keys = clause_words(), words.keys
    before = keys[mark.left - 1] if mark.left else ""
    further = keys[mark.left - 2] if mark.left > 1 and before[:1].isalnum() else ""
    found = []
    for name, members in (
        ("name", lexicon.name_heads),
        ("title", lexicon.title_heads),
        ("term", lexicon.term_heads),
    ):
        if before in members:
            found.append(f"after a {name}'s head")
        if further in members:
            found.append(f"soon after a {name}'s head")
    if before in lexicon.telling["before"]:
        found.append("after " + before)
    elif before:
        found.append("after a " + kind_of_word(words, mark.left - 1))
    if before.endswith("ی") and before not in lexicon.prepositions:
        found.append("after an ending in ye")
    if mark.right + 1 < len(keys):
        after = keys[mark.right + 1]
        tells = after in lexicon.telling["after"]
        found.append("before " + (after if tells else "a " + kind_of_word(words, mark.right + 1)))
    return found


def cue_features(
    words: Words,
    cue: Cue,
    opening: Opening,
    source: tuple[int, int] | None,
    *,
    shared: bool,
    low: int,
    end: int,
) -> list[str]:
    """Return what speaks for a cue with what follows it being a quotation."""
    keys = words.keys
    introducer = opening.introducer
    found = [
        "by " + introducer,
        "type " + cue.type,
        "cue " + cue.name,
        f"{introducer} cue " + cue.name,
        f"{introducer} takes " + "+".join(sorted(cue.takes)),
        f"words after {bucket(end - opening.first, _LENGTHS)}",
        f"zone {words.zone_of[cue.first]}",
    ]
    if cue.form is not None:
        found += [
            f"tense {cue.form.tense}",
            f"person {cue.form.person}",
            f"{introducer} tense {cue.form.tense}",
        ]
        if cue.form.negative:
            found.append("negative")
    if cue.passive:
        found.append("passive")
    if source is None:
        found += ["no source", f"{introducer} no source"]
    else:
        head = kind_of_word(words, source[0])
        found += [
            "source " + ("shared" if shared else head),
            f"{introducer} source " + ("strong" if is_strong(words, source[0]) else "weak"),
            f"words from source {bucket(cue.first - source[1] - 1, _DISTANCES)}",
        ]
        between = keys[source[1] + 1 : cue.first]
        if "که" in between:
            found.append("relative clause between")
        if any(words.finite[source[1] + 1 : cue.first]):
            found.append("verb between")
    before = keys[low : cue.first]
    if "اگر" in before or "چنانچه" in before:
        found.append("if before")
    found.append(f"words before {bucket(cue.first - low, _LENGTHS)}")
    if opening.first < len(keys):
        found.append("begins with " + kind_of_word(words, opening.first))
    if words.has_verb(opening.first, end):
        found.append("verb after")
    return found


def tells_of_self(words: Words, first: int, end: int) -> bool:
    """Tell whether a run of words has a first person in it."""
    lexicon, inside = clause_words(), words.keys[first:end]
    return not (
        lexicon.first_person.isdisjoint(inside) and lexicon.first_person_verbs.isdisjoint(inside)
    )


def goes_on_features(
    words: Words, sentence: tuple[int, int], cues: list[Cue], mark: Marked | None, begin: int
) -> list[str]:
    """Return what speaks for unmarked speech, begun at a word, going on with a sentence."""
    first, end = sentence
    keys, lexicon = words.keys, clause_words()
    inside = keys[first:end]
    beginning = words.entity_of[first : min(end, first + 6)]
    tests = {
        "first person before": tells_of_self(words, begin, first),
        "first person": tells_of_self(words, first, end),
        "narrator's opening": any(
            tuple(keys[first : first + len(opener)]) == opener for opener in lexicon.openers
        ),
        "modal": not lexicon.telling["modals"].isdisjoint(inside),
        "begins with a mark": mark is not None,
        "marks inside": "«" in inside or '"' in inside,
        "person at the beginning": "PER" in beginning,
        "asks or exclaims": "؟" in inside or "!" in inside,
        "first word " + keys[first]: keys[first] in lexicon.telling["first"],
    }
    cue = next((cue for cue in cues if cue.type != "participial"), None)
    return [
        f"words {bucket(end - first, _LENGTHS)}",
        "begins with " + kind_of_word(words, first),
        _last_verb(words, first, end),
        *(name for name, holds in tests.items() if holds),
        *(["no cue"] if cue is None else _cue_in(words, sentence, cue)),
    ]


def _last_verb(words: Words, first: int, end: int) -> str:
    for index in range(end - 1, first - 1, -1):
        if words.finite[index]:
            key = words.keys[index]
            present = key.startswith(("می", "نمی")) or key in clause_words().telling["present"]
            return "last verb " + ("present" if present else "other")
    return "no verb"


def _cue_in(words: Words, sentence: tuple[int, int], cue: Cue) -> list[str]:
    first, end = sentence
    opening = open_clause(words, cue, end)
    found = [
        "cue " + cue.type,
        "cue " + (opening.introducer if opening else "without clause"),
        f"cue at {bucket(cue.first - first, _LENGTHS)}",
    ]
    if cue.type not in ("phrase", "credit"):
        source = find_source(words, first, cue.first)
        if source is None:
            found.append("cue without source")
        else:
            strong = is_strong(words, source[0])
            found.append(f"cue with {'strong' if strong else 'weak'} source")
    if words.has_verb(first, cue.first):
        found.append("verb before the cue")
    if cue.passive:
        found.append("passive cue")
    return found
