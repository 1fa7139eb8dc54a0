"""The untouched text and its views: folding, tokens, sentences, half-spaces."""

from nlp_kit.text.folding import ZWNJ, fold, fold_key
from nlp_kit.text.sentences import split_sentences
from nlp_kit.text.tokens import tokenize

__all__ = ["ZWNJ", "fold", "fold_key", "split_sentences", "tokenize"]
