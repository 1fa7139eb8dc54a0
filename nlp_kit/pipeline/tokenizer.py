"""The spaCy tokenizer: the borders of :mod:`nlp_kit.text.tokens`, the text untouched."""

from __future__ import annotations

from collections.abc import Callable

from spacy.attrs import NORM, PREFIX, SHAPE, SUFFIX
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from nlp_kit.names import word_class
from nlp_kit.text import ZWNJ, fold, tokenize

_AFFIX = 3


def norm(surface: str) -> str:
    """Return the NORM of a token: its folded spelling in lower case."""
    return fold(surface).lower()


def shape(surface: str) -> str:
    """Return the SHAPE of a token: its class in the name lists, else what script it is in.

    spaCy's own shape tells upper from lower case, which Persian does not have.
    """
    listed = word_class(surface)
    if listed is not None:
        return listed
    key = norm(surface)
    if key.isdecimal():
        return "d" * min(len(key), 5)
    kinds = ("x" if c.isascii() else "ا") if (c := key[0]).isalpha() else "0" if c.isdigit() else c
    return kinds + ("-" if ZWNJ in key else "")


def _prefix(surface: str) -> str:
    return norm(surface)[:_AFFIX]


def _suffix(surface: str) -> str:
    return norm(surface)[-_AFFIX:]


_GETTERS = {NORM: norm, PREFIX: _prefix, SUFFIX: _suffix, SHAPE: shape}


class PersianTokenizer(DummyTokenizer):
    """A tokenizer whose documents give back the text for any Unicode string.

    It has no settings, so there is nothing of it to save: the registered name in the config
    builds it again. Building it sets the vocabulary's NORM, SHAPE, PREFIX and SUFFIX (the first
    and last three characters of NORM), so that a reloaded or unpickled pipeline has them too.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        # spaCy's type stubs leave this attribute out.
        getters = {**vocab.lex_attr_getters, **_GETTERS}  # type: ignore[attr-defined]
        vocab.lex_attr_getters = getters  # type: ignore[attr-defined]
        for lexeme in vocab:
            lexeme.norm_ = norm(lexeme.orth_)
            lexeme.shape_ = shape(lexeme.orth_)
            lexeme.prefix_ = _prefix(lexeme.orth_)
            lexeme.suffix_ = _suffix(lexeme.orth_)

    def __reduce__(self) -> tuple[type[PersianTokenizer], tuple[Vocab]]:
        return PersianTokenizer, (self.vocab,)

    def __call__(self, text: str) -> Doc:
        """Return the Doc of a text; ``doc.text`` is the text."""
        words: list[str] = []
        spaces: list[bool] = []
        position = 0
        for start, end in tokenize(text):
            if position < start:
                _add_gap(text[position:start], words, spaces)
            words.append(text[start:end])
            spaces.append(False)
            position = end
        if position < len(text):
            _add_gap(text[position:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)


def _add_gap(gap: str, words: list[str], spaces: list[bool]) -> None:
    """Add white space as spaCy keeps it: one space with the token before, the rest as a token."""
    if words and gap[0] == " ":
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)


@registry.tokenizers("nlp_kit.PersianTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], PersianTokenizer]:
    """Return what makes the tokenizer of a pipeline; the config calls it."""

    def make(nlp: Language) -> PersianTokenizer:
        return PersianTokenizer(nlp.vocab)

    return make
