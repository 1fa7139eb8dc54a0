"""Finding cues: the verbs and phrases that report speech, with their complements."""

from __future__ import annotations

from typing import Literal, NamedTuple

from nlp_kit.quotes.conjugation import Form, Tense
from nlp_kit.quotes.lexicon import CueWords, cue_words
from nlp_kit.quotes.words import Words, coupled

CueType = Literal["verb", "copular", "phrase", "credit", "participial", "document", "colon"]

# «در این گزارش که با عنوان … منتشر شده، آمده است»: so far before the verb the text's noun stands.
DOCUMENT_REACH = 24
_BECOME_STEMS = ("شد", "گردید")
_SAY = frozenset({"say"})
_THAT = frozenset({"that"})


class Cue(NamedTuple):
    """A cue: its first and last word, what it is, what it takes and what its verb form says."""

    first: int
    last: int
    type: CueType
    name: str
    takes: frozenset[str]
    form: Form | None = None
    passive: bool = False

    @property
    def third_person(self) -> bool:
        """Whether someone else than the writer or reader is its subject."""
        return self.form is None or self.form.person in (3, 6)


class _Group(NamedTuple):
    first: int
    last: int
    verb: str
    form: Form
    passive: bool
    future: bool


def find_cues(words: Words) -> list[Cue]:
    """Return the cues of a text in order, none within another.

    Negated, subjunctive and modal forms («نگفت», «بگوید», «می‌توان گفت») report nothing and are
    left out, as are first and second persons.
    """
    lexicon = cue_words()
    found: list[Cue] = []
    verbs, phrases, participial = lexicon.verbs, lexicon.phrases, lexicon.participial
    copular = lexicon.copular
    free = 0
    for index, key in enumerate(words.keys):
        if index < free:
            continue
        cue: Cue | None = None
        if key in verbs:
            cue = _verb_cue(words, index, lexicon)
        if cue is None and key in phrases:
            cue = _phrase_cue(words, index, lexicon)
        if cue is None and key in participial:
            cue = _participial_cue(words, index, lexicon)
        if cue is None and key in copular:
            cue = _copular_cue(words, index, lexicon)
        if cue is None and (key == "آمده" or key in _READ):
            cue = _document_cue(words, index, lexicon)
        if cue is not None:
            while found and found[-1].last >= cue.first:
                found.pop()
            found.append(cue)
            free = cue.last + 1
    return found


# What is answered or pointed at is not thereby reported.
_ANSWERING = frozenset({"پاسخ", "واکنش", "اشاره", "اعتراض"})
_READ = frozenset({"میخوانیم", "نوشته", "گفته", "ذکر", "قید", "درج"})


def _verb_cue(words: Words, index: int, lexicon: CueWords) -> Cue | None:
    """Return the cue whose main verb stands at an index, with the complement before it."""
    group = _verb_group(words, index, lexicon)
    if (
        group is None
        or group.future
        or group.form.person not in (3, 6)
        or (group.form.tense in ("subjunctive", "infinitive"))
    ):
        return None
    keys = words.keys
    first, takes, name, passive = (
        group.first,
        lexicon.takes.get(group.verb),
        group.verb,
        group.passive,
    )
    found = _complement(keys, first, lexicon.complements.get(group.verb, {}), lexicon)
    if found is None and group.verb in _BECOME_STEMS:
        # «اعلام شد» is the passive of «اعلام کرد».
        found = _complement(keys, first, lexicon.complements["کرد"], lexicon)
        passive = True
    if found is not None:
        first, complement, takes = found
        name = " ".join((*complement, group.verb))
    if (
        takes is None
        or (passive and "say" not in takes)
        or not _reports(keys, first, group, name, lexicon)
    ):
        return None
    if passive and _is_document(words, first, lexicon):
        return Cue(first, group.last, "document", name, _SAY, group.form, True)
    if passive and (name == "افزود" or keys[group.last + 1 : group.last + 2] == ["را"]):
        return None  # «به شمار آنان افزوده شد», «کارهای گفته شده را»
    return Cue(first, group.last, "verb", name, takes, group.form, passive)


def _reports(keys: list[str], first: int, group: _Group, name: str, lexicon: CueWords) -> bool:
    """Tell whether a verb of speech, from ``first`` on, says that something was said."""
    before = keys[first - 1] if first else ""
    if (group.form.negative and not name.startswith(lexicon.denials)) or before in lexicon.modals:
        return False
    if name == "خواست":
        # «می‌خواهد» is a wish, «آن را خواست» has no clause.
        return group.form.tense not in ("present", "imperfect") and before != "را"
    if group.verb != "گفت":
        return True
    if coupled(keys, group.last) is not None:
        return False  # «گفت و گو», a conversation
    noun = group.form.tense == "participle" and group.first == group.last
    return not (noun and before in lexicon.before_noun)


def _verb_group(words: Words, index: int, lexicon: CueWords) -> _Group | None:
    """Return the verb whose main word stands at an index, with its auxiliaries."""
    keys, count = words.keys, len(words.keys)
    verb, form = lexicon.verbs[keys[index]]
    first = last = index
    passive = future = False
    if index and keys[index - 1] in ("می", "نمی"):
        first = index - 1
        tense: Tense = "present" if form.tense == "subjunctive" else "imperfect"
        form = Form(tense, form.person, keys[first] == "نمی")
    elif index and keys[index - 1] in lexicon.future and form.tense == "past":
        first, future = index - 1, True
    if form.tense == "participle" and index + 1 < count and keys[index].endswith("ه"):
        after, apart = keys[index + 1], 0
        if after == "می" and index + 2 < count:
            after, apart = after + keys[index + 2], 1  # «گفته می شود»
        if after in lexicon.perfect:
            last, form = index + 1, Form("participle", lexicon.perfect[after], form.negative)
        elif after in lexicon.past_perfect:
            last, form = index + 1, Form("participle", lexicon.past_perfect[after], form.negative)
            if after.startswith("باش"):
                return None
        elif after in lexicon.not_passive and verb not in _BECOME_STEMS:
            return None
        elif after in lexicon.passive and verb not in _BECOME_STEMS:
            last, passive = index + 1 + apart, True
            if index + 2 < count and keys[index + 2] in ("است", "بود", "اند"):
                last = index + 2
    return _Group(first, last, verb, form, passive, future)


def _complement(
    keys: list[str],
    verb: int,
    by_last: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]],
    lexicon: CueWords,
) -> tuple[int, tuple[str, ...], frozenset[str]] | None:
    """Return where the complement of a light verb begins, its words and what it takes."""
    for gap in range(1, 4):
        last = verb - gap
        if last < 0:
            return None
        for entry, kinds in by_last.get(keys[last], ()):
            first = last - len(entry) + 1
            if first >= 0 and tuple(keys[first : last + 1]) == entry:
                # «این نکته را تاکید کرد»: the object that announces the clause is of the cue.
                if (
                    first >= 3
                    and keys[first - 1] == "را"
                    and keys[first - 2] in lexicon.objects
                    and (keys[first - 3] == "این")
                ):
                    return first - 3, entry, kinds
                return first, entry, kinds
        if keys[last] not in lexicon.between:
            return None
    return None


def _phrase_cue(words: Words, index: int, lexicon: CueWords) -> Cue | None:
    keys = words.keys
    if keys[index] == "به" and index and keys[index - 1] in _ANSWERING:
        return None  # «در پاسخ به گفته شهردار»
    for entry, kind in lexicon.phrases[keys[index]]:
        last = index + len(entry) - 1
        if (
            last + 1 >= len(keys)
            or keys[last] != entry[-1]
            or tuple(keys[index : last + 1]) != entry
        ):
            continue
        if words.line_of[last + 1] != words.line_of[last] or (
            not keys[last + 1][:1].isalnum() and (keys[last + 1] not in ("«", '"', "“"))
        ):
            return None
        if keys[last + 1] == "های" and last + 2 < len(keys):
            last += 1  # «طبق گزارش های …», a half-space lost
        if keys[last + 1] in lexicon.no_source:
            return None
        if kind == "basis" and not (
            keys[last + 1] in ("این", "همین", "آن")
            and keys[last + 2 : last + 3]
            and keys[last + 2] in lexicon.document_nouns
        ):
            continue
        cue_type: CueType = "credit" if kind in ("credit", "report") else "phrase"
        return Cue(index, last, cue_type, " ".join(entry), frozenset({kind}))
    return None


def _participial_cue(words: Words, index: int, lexicon: CueWords) -> Cue | None:
    keys = words.keys
    for entry, kind in lexicon.participial[keys[index]]:
        last = index + len(entry) - 1
        if (
            last + 1 >= len(keys)
            or keys[last] != entry[-1]
            or tuple(keys[index : last + 1]) != entry
        ):
            continue
        for tail in lexicon.tails:
            if tuple(keys[last + 1 : last + 1 + len(tail)]) == tail:
                return Cue(index, last + len(tail), "participial", " ".join(entry), _THAT)
        if kind == "marks" and keys[last + 1] in ("«", '"', "“"):
            return Cue(index, last, "participial", " ".join(entry), frozenset({"object"}))
    return None


def _copular_cue(words: Words, index: int, lexicon: CueWords) -> Cue | None:
    keys = words.keys
    apart = keys[index + 1 : index + 2]
    joined = keys[index].endswith(("ست", "اند", "یند"))
    if not joined and (not apart or apart[0] not in lexicon.copulas):
        return None
    last = index if joined else index + 1
    form = Form("present", 3, False)
    return Cue(index, last, "copular", keys[index], lexicon.copular[keys[index]], form)


def _document_cue(words: Words, index: int, lexicon: CueWords) -> Cue | None:
    """Return the cue of «در این بیانیه آمده است» and its kin."""
    keys = words.keys
    last = index
    if keys[index] == "میخوانیم":
        pass
    elif (keys[index],) in lexicon.document_participles:
        if index + 1 < len(keys) and keys[index + 1] in ("است", "بود"):
            last = index + 1
    else:
        return None
    # «در پاورقی می‌خوانیم: …»: the colon says that something is read out.
    colon = keys[index] == "میخوانیم" and keys[last + 1 : last + 2] == [":"]
    if not colon and not _is_document(words, index, lexicon):
        return None
    return Cue(index, last, "document", keys[index], _SAY, Form("participle", 3, False), True)


def _is_document(words: Words, verb: int, lexicon: CueWords) -> bool:
    """Tell whether «در» and a text's noun stand before a verb in its sentence."""
    keys = words.keys
    lowest = max(0, verb - DOCUMENT_REACH)
    for index in range(verb - 1, lowest - 1, -1):
        key = keys[index]
        if words.line_of[index] != words.line_of[verb] or key in (".", "؛", ":"):
            return False
        if key in lexicon.document_nouns or key.removesuffix("ای") in lexicon.document_nouns:
            return index > 0 and any(
                keys[before] in ("در", "بخش", "ادامه", "پایان") for before in range(lowest, index)
            )
    return False
