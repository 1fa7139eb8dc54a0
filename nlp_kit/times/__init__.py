"""Time expressions: found in running text and resolved to values.

The text becomes a string of word classes (``lexing``), the rules of ``grammar.toml`` are matched
on it (``grammar``), what they match is read (``reading``, ``amounts``) where its context allows
(``context``), and placed in time (``placing``) against the day of writing (``anchors``).
"""

from nlp_kit.times.finding import find_times
from nlp_kit.times.results import Explanation, Flag, TimesResult
from nlp_kit.times.values import Value, check_value, covers, parse_value

__all__ = [
    "Explanation",
    "Flag",
    "TimesResult",
    "Value",
    "check_value",
    "covers",
    "find_times",
    "parse_value",
]
