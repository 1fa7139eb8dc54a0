"""What words tell of names: lists of places, given names, titles and head nouns."""

from nlp_kit.names.inner import inner_names
from nlp_kit.names.lexicon import head_label, is_place, listed_places, word_class
from nlp_kit.names.outer import mended_names

__all__ = ["head_label", "inner_names", "is_place", "listed_places", "mended_names", "word_class"]
