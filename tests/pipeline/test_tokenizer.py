"""The spaCy tokenizer: doc.text is the raw text, NORM is folded, and both survive the disk."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

spacy = pytest.importorskip("spacy")

from hypothesis import given  # noqa: E402
from hypothesis import strategies as st  # noqa: E402
from spacy.language import Language  # noqa: E402
from spacy.tokens import DocBin  # noqa: E402

from nlp_kit.corpus import load  # noqa: E402
from nlp_kit.text import ZWNJ, tokenize  # noqa: E402

TEXT = "علي كتاب‌های ۱۴۰۰ و ٣ نامۀ Ahmad را\tمی‌خواند.\n\n  م. نوری"


def blank() -> Language:
    config = {"nlp": {"tokenizer": {"@tokenizers": "nlp_kit.PersianTokenizer.v1"}}}
    return spacy.blank("fa", config=config)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank()


def norms(nlp: Language) -> list[str]:
    return [token.norm_ for token in nlp(TEXT) if not token.is_space]


FOLDED = ["علی", f"کتاب{ZWNJ}های", "1400", "و", "3", "نامه", "ahmad", "را"]
FOLDED += [f"می{ZWNJ}خواند", ".", "م.", "نوری"]
_NLP = blank()


@given(st.text() | st.text(" \n\tم.۱«a\u200c\u0651😀\u00a0"))
def test_the_text_of_a_doc_is_the_raw_text(text: str) -> None:
    doc = _NLP.make_doc(text)
    assert doc.text == text
    borders = {(token.idx, token.idx + len(token)) for token in doc if not token.is_space}
    assert borders == set(tokenize(text))


def test_norm_folds_letters_digits_and_case(nlp: Language) -> None:
    assert norms(nlp) == FOLDED
    assert [token.text for token in nlp("علي ٣")] == ["علي", "٣"]


def test_affixes_are_of_the_norm(nlp: Language) -> None:
    doc = nlp("كتابي")
    assert (doc[0].prefix_, doc[0].suffix_) == ("کتا", "ابی")


def test_norm_of_words_never_seen_is_folded_after_a_reload(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert norms(again) == FOLDED
    assert again("كوتاهي ٧")[0].norm_ == "کوتاهی"
    assert again("كوتاهي ٧")[1].norm_ == "7"


def test_norm_of_words_seen_before_the_tokenizer_was_made_is_folded() -> None:
    bare = spacy.blank("fa")
    assert bare.vocab["كتاب"].norm_ == "كتاب"
    make = spacy.registry.tokenizers.get("nlp_kit.PersianTokenizer.v1")()
    bare.tokenizer = make(bare)
    assert bare("كتاب")[0].norm_ == "کتاب"


def test_bytes_and_pickles_keep_it(nlp: Language) -> None:
    assert norms(blank().from_bytes(nlp.to_bytes())) == FOLDED
    assert norms(pickle.loads(pickle.dumps(nlp))) == FOLDED


def test_a_docbin_keeps_text_and_norms(nlp: Language) -> None:
    stored = DocBin(docs=[nlp(TEXT)]).to_bytes()
    (doc,) = DocBin().from_bytes(stored).get_docs(blank().vocab)
    assert doc.text == TEXT
    assert [token.norm_ for token in doc if not token.is_space] == FOLDED


def test_every_span_of_the_corpus_is_a_run_of_tokens(nlp: Language) -> None:
    for document in load().documents:
        doc = nlp.make_doc(document.text)
        for path, span in document.spans():
            found = doc.char_span(span.start, span.end)
            assert found is not None, f"{document.id} {path}: {document.surface(span)!r}"


def test_the_registry_knows_it_without_an_import() -> None:
    code = "import spacy; print(spacy.registry.tokenizers.get('nlp_kit.PersianTokenizer.v1'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "create_tokenizer" in done.stdout
