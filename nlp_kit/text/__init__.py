"""The untouched text and its views: folding, tokens, sentences, half-spaces."""

from nlp_kit.text.folding import ZWNJ, fold, fold_key
from nlp_kit.text.halfspaces import restore_half_spaces
from nlp_kit.text.sentences import split_sentences
from nlp_kit.text.tokens import tokenize
from nlp_kit.text.views import Edit, View, make_view

__all__ = [
    "ZWNJ",
    "Edit",
    "View",
    "fold",
    "fold_key",
    "make_view",
    "restore_half_spaces",
    "split_sentences",
    "tokenize",
]
