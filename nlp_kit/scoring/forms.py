"""In what form a source stands, and what introduces the quotation: breakdowns of quotes."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from nlp_kit.documents import Document, HasOffsets, Quote
from nlp_kit.text import fold_key

_THAT = re.compile(r"(?<!\w)که(?!\w)")


def source_form(document: Document, quote: Quote) -> str:
    """Return ``dropped``, ``pronoun``, ``organisation``, ``name`` or ``title``.

    The entities decide: an ORG that is the whole source, or a PER anywhere in it, or an ORG or a
    LOC (a country that speaks for its government) at its head. Persian noun phrases begin with
    their head, so that a spokesman of a ministry is a title. Documents that speak are titles too.
    """
    source = quote.source
    if source is None:
        return "dropped"
    if fold_key(document.surface(source)) in _pronouns():
        return "pronoun"
    inside = [entity for entity in document.entities if _overlap(entity, source)]
    whole = (source.start, source.end)
    if any(item.label == "ORG" and (item.start, item.end) == whole for item in inside):
        return "organisation"
    if any(item.label == "PER" for item in inside):
        return "name"
    if any(item.label in {"ORG", "LOC"} and item.start <= source.start for item in inside):
        return "organisation"
    return "title"


def introducer(document: Document, quote: Quote) -> str:
    """Return what leads into the content.

    One of ``no cue``, ``cue after`` (the cue stands in or after the content), ``که``, ``colon``
    and ``bare`` (neither stands between cue and content).
    """
    if quote.cue is None:
        return "no cue"
    if quote.cue.end > quote.start:
        return "cue after"
    between = document.text[quote.cue.end : quote.start]
    if ":" in between:
        return "colon"
    return "که" if _THAT.search(between) else "bare"


def _overlap(a: HasOffsets, b: HasOffsets) -> bool:
    return a.start < b.end and b.start < a.end


@cache
def _pronouns() -> frozenset[str]:
    data = files("nlp_kit.scoring").joinpath("pronouns.toml").read_text(encoding="utf-8")
    return frozenset(fold_key(word) for word in tomllib.loads(data)["pronouns"])
