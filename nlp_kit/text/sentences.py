"""Sentence borders that respect quotation marks, initials and line breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from nlp_kit.text.tokens import tokenize

_STOPS = frozenset(".!?؟…۔⸮")
_CLOSING = frozenset("»”›\"')]}")
_LINE_BREAK = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_PAIRS = {"«": "»", "“": "”", "‹": "›", "(": ")", "[": "]"}
_STRAIGHT = '"'
_SENTENCE_GOES_ON = frozenset("،؛:,")
# What a sentence can go on with after «…» and «...», which also stand for a pause.
_AFTER_PAUSE = frozenset({"و", "که", "را", "تا", "یا", "هم", "نیز"})
# What a sentence can go on with after a quotation that ends in a stop or a question mark.
_CARRIES_ON = _AFTER_PAUSE | frozenset(
    {"است", "بود", "شد", "گفت", "گفته", "افزود", "پرسید", "نوشت", "می‌گوید", "می‌گفت"}
    | {"اما", "ولی", "در", "به", "از", "با"}
)
_PERSIAN_ABBREVIATIONS = frozenset({"صص", "رک", "نک"})
_LATIN_ABBREVIATIONS = frozenset(
    {"Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Col", "Lt", "Sen", "Rep", "St", "No", "vs", "Jr"}
)
_ABBREVIATIONS = _PERSIAN_ABBREVIATIONS | _LATIN_ABBREVIATIONS
_ITEM_NUMBER = re.compile(r"\d{1,2}|[A-Za-zآابپتثج]")


def split_sentences(
    text: str, tokens: list[tuple[int, int]] | None = None
) -> list[tuple[int, int]]:
    """Return the half-open spans of the sentences of a text, in order, trimmed of white space.

    Every token lies in one sentence. A line break ends a sentence; within a line a stop, a
    question mark or an exclamation mark does, with the closing marks and the full stop that
    follow it. Nothing ends inside quotation marks or brackets that open and close in one line,
    in decimals, in dotted abbreviations and after initials.

    Args:
        text: The untouched text.
        tokens: Its tokens, where they are known; else :func:`~nlp_kit.text.tokens.tokenize`
            finds them.
    """
    spans = tokenize(text) if tokens is None else tokens
    sentences: list[tuple[int, int]] = []
    for line in _lines(text, spans):
        surfaces = [text[start:end] for start, end in line]
        first = 0
        for last in _ends(surfaces, line):
            sentences.append((line[first][0], line[last][1]))
            first = last + 1
    return sentences


def _lines(text: str, spans: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Yield the tokens of each line that has any."""
    line: list[tuple[int, int]] = []
    for span in spans:
        if line and _LINE_BREAK.search(text, line[-1][1], span[0]):
            yield line
            line = []
        line.append(span)
    if line:
        yield line


def _ends(surfaces: list[str], spans: list[tuple[int, int]]) -> Iterator[int]:
    """Yield the index of the last token of each sentence of a line; the last token is one."""
    count = len(surfaces)
    close_of = _closings(surfaces)
    first = index = 0
    while index < count:
        close = close_of.get(index)
        if close is not None:
            stopped = surfaces[close - 1][0] in _STOPS and close - 1 > index
            ended = stopped and _quotation_ends_sentence(surfaces, first, index, close)
            index = close + 1
            if not ended:
                continue
        elif surfaces[index][0] in _STOPS and _stop_ends_sentence(surfaces, spans, first, index):
            index += 1
        else:
            index += 1
            continue
        while index < count and (
            surfaces[index][0] in _STOPS or (surfaces[index] in _CLOSING and index not in close_of)
        ):
            index += 1
        if index < count:
            yield index - 1
            first = index
    yield count - 1


def _closings(surfaces: list[str]) -> dict[int, int]:
    """Return for each outermost opening mark that is closed in the line where it is closed."""
    found: list[tuple[int, int]] = []
    open_marks: list[tuple[str, int]] = []
    awaited: Counter[str] = Counter()
    straight: int | None = None
    for index, surface in enumerate(surfaces):
        if surface == _STRAIGHT:
            if straight is None:
                straight = index
            else:
                found.append((straight, index))
                straight = None
        elif surface in _PAIRS:
            open_marks.append((_PAIRS[surface], index))
            awaited[_PAIRS[surface]] += 1
        elif awaited[surface]:
            # Marks that were opened since and never closed («( … ») hold nothing together.
            closer, opening = "", -1
            while closer != surface:
                closer, opening = open_marks.pop()
                awaited[closer] -= 1
            found.append((opening, index))
    outermost: dict[int, int] = {}
    end = -1
    for opening, closing in sorted(found):
        if opening > end:
            outermost[opening] = end = closing
        elif closing > end:
            # Crossing pairs (" … « … " … »): nothing may end before the later one closes.
            outermost[next(reversed(outermost))] = end = closing
    return outermost


def _quotation_ends_sentence(surfaces: list[str], first: int, opening: int, close: int) -> bool:
    """Tell whether the sentence ends with a quotation whose last token inside is a stop."""
    if close + 1 >= len(surfaces):
        return True
    following = surfaces[close + 1]
    if following[0] in _STOPS:
        return True
    if surfaces[opening] in "([":
        return False
    speech = opening == first or surfaces[opening - 1] == ":" or surfaces[close - 1][0] == "."
    goes_on = following in _CARRIES_ON or not (following[0].isalnum() or following in _PAIRS)
    return speech and not goes_on


def _stop_ends_sentence(
    surfaces: list[str], spans: list[tuple[int, int]], first: int, index: int
) -> bool:
    """Tell whether a stop outside all marks ends the sentence."""
    if index + 1 >= len(surfaces):
        return True
    stop, following = surfaces[index], surfaces[index + 1]
    if following in _SENTENCE_GOES_ON:
        return False
    if stop[0] == "…" or stop.startswith(".."):
        return index > first and following not in _AFTER_PAUSE
    return stop != "." or _full_stop_ends_sentence(surfaces, spans, first, index)


def _full_stop_ends_sentence(
    surfaces: list[str], spans: list[tuple[int, int]], first: int, index: int
) -> bool:
    """Tell it from the stop of an abbreviation, of a numbered item and of a dotted name."""
    if index == first:
        return False
    before, following = surfaces[index - 1], surfaces[index + 1]
    if before in _ABBREVIATIONS or (index - 1 == first and _ITEM_NUMBER.fullmatch(before)):
        return False
    glued = spans[index - 1][1] == spans[index][0] and spans[index][1] == spans[index + 1][0]
    # «گفت.وی» lacks a space; «دات.ک» and «a.ب» are names that a stop happens to stand in.
    return not glued or not following[0].isalnum() or min(len(before), len(following)) > 1
