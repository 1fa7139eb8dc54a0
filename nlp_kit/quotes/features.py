"""What the decisions on quotations look at: the names of the features that hold."""

from __future__ import annotations

from nlp_kit.quotes.clauses import Opening, open_clause
from nlp_kit.quotes.cues import Cue
from nlp_kit.quotes.lexicon import clause_words
from nlp_kit.quotes.marks import Marked
from nlp_kit.quotes.sources import find_source, is_strong
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
    length = mark.last - mark.first + 1
    before = keys[mark.left - 1] if mark.left else ""
    after = keys[mark.right + 1] if mark.right + 1 < len(keys) else ""
    verb = words.has_verb(mark.first, mark.last + 1)
    labels = {words.entity_of[index] for index in range(mark.first, mark.last + 1)}
    found = [
        "context " + context,
        f"words {bucket(length, _LENGTHS)}",
        f"{context} words {bucket(length, _LENGTHS)}",
        "verb inside" if verb else "no verb inside",
        f"zone {words.zone_of[mark.first]}",
    ]
    if len(labels) == 1 and "" not in labels:
        found += ["an entity", "entity " + labels.pop()]
    elif labels != {""}:
        found.append("entity inside")
    for name, members in (
        ("name", lexicon.name_heads),
        ("title", lexicon.title_heads),
        ("term", lexicon.term_heads),
    ):
        if before in members:
            found.append(f"after a {name}'s head")
        if mark.left > 1 and keys[mark.left - 2] in members and before[:1].isalnum():
            found.append(f"soon after a {name}'s head")
    if before in ("که", "را", "و", ":", "،", "از", "به", "بر", "با", "در", "یک", "این", "نام"):
        found.append("after " + before)
    elif mark.left:
        found.append("after a " + kind_of_word(words, mark.left - 1))
    if before.endswith(("ی", "های")) and before not in lexicon.prepositions:
        found.append("after an ending in ye")
    if after in (
        "است",
        "بود",
        "را",
        "و",
        "،",
        ".",
        "نیست",
        "شد",
        "باشد",
        "خواند",
        "دانست",
        "می",
        "هستند",
    ):
        found.append("before " + after)
    elif after:
        found.append("before a " + kind_of_word(words, mark.right + 1))
    if not lexicon.first_person.isdisjoint(keys[mark.first : mark.last + 1]):
        found.append("first person inside")
    last = keys[mark.last]
    if last.strip(".!؟?…") == "":
        found.append("stop inside")
    if mark.closing is None or mark.opening is None:
        found.append("a mark is missing")
    elif keys[mark.opening] not in ("«", "“"):
        found.append("straight marks")
    if cue is not None:
        found += ["takes " + "+".join(sorted(cue.takes)), "cue " + cue.name]
        found.append(f"words to the cue {bucket(max(cue.first - mark.right - 1, -1), _DISTANCES)}")
    return found


def cue_features(
    words: Words,
    cue: Cue,
    opening: Opening,
    source: tuple[int, int] | None,
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
    found = [f"words {bucket(end - first, _LENGTHS)}", "begins with " + kind_of_word(words, first)]
    if tells_of_self(words, begin, first):
        found.append("first person before")
    for opener in lexicon.openers:
        if tuple(keys[first : first + len(opener)]) == opener:
            found.append("narrator's opening")
            break
    if tells_of_self(words, first, end):
        found.append("first person")
    if not {"باید", "نباید", "میتوان", "خواهیم", "نمیتوان", "امیدواریم", "امیدوارم"}.isdisjoint(
        inside
    ):
        found.append("modal")
    verb = next((keys[index] for index in range(end - 1, first - 1, -1) if words.finite[index]), "")
    if verb:
        tense = (
            "present"
            if verb.startswith(("می", "نمی")) or verb in ("است", "هست", "نیست", "دارد", "دارند")
            else "other"
        )
        found.append("last verb " + tense)
    else:
        found.append("no verb")
    if keys[first] in (
        "این",
        "آن",
        "وی",
        "او",
        "ما",
        "همچنین",
        "البته",
        "اما",
        "بنابراین",
        "در",
        "به",
        "از",
        "اگر",
        "وقتی",
        "یعنی",
        "چون",
        "زیرا",
    ):
        found.append("first word " + keys[first])
    if mark is not None:
        found.append("begins with a mark")
    if "«" in inside or '"' in inside:
        found.append("marks inside")
    if any(words.entity_of[index] == "PER" for index in range(first, min(end, first + 6))):
        found.append("person at the beginning")
    if "؟" in inside or "!" in inside:
        found.append("asks or exclaims")
    cue = next((cue for cue in cues if cue.type not in ("participial",)), None)
    if cue is not None:
        opening = open_clause(words, cue, end)
        found += ["cue " + cue.type, "cue " + (opening.introducer if opening else "without clause")]
        found.append(f"cue at {bucket(cue.first - first, _LENGTHS)}")
        if cue.type not in ("phrase", "credit"):
            source = find_source(words, first, cue.first)
            if source is None:
                found.append("cue without source")
            else:
                found.append(
                    "cue with strong source"
                    if is_strong(words, source[0])
                    else "cue with weak source"
                )
        if words.has_verb(first, cue.first):
            found.append("verb before the cue")
        if cue.passive:
            found.append("passive cue")
    else:
        found.append("no cue")
    return found
