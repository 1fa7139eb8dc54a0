"""Documents in and out of the formats of other tools; one module a format behind one registry."""

from nlp_kit.formats.convert import check_texts, convert, read_source
from nlp_kit.formats.features import DESCRIPTIONS, FEATURES, Feature, Loss, losses, project
from nlp_kit.formats.registry import Format, format_names, get_format, read_as

__all__ = [
    "DESCRIPTIONS",
    "FEATURES",
    "Feature",
    "Format",
    "Loss",
    "check_texts",
    "convert",
    "format_names",
    "get_format",
    "losses",
    "project",
    "read_as",
    "read_source",
]
