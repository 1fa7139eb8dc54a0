from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example

import nlp_kit.pipeline.components  # noqa: F401
from nlp_kit.corpus import load_documents
from nlp_kit.documents import Document
from nlp_kit.errors import InputError
from nlp_kit.pipeline.layers import document_of, gold_doc, make_doc
from nlp_kit.scoring import score

TOKENIZER = {"nlp": {"tokenizer": {"@tokenizers": "nlp_kit.PersianTokenizer.v1"}}}


def blank() -> Language:
    nlp = spacy.blank("fa", config=TOKENIZER)
    for name in ("sentences", "zones", "quotes", "actors"):
        nlp.add_pipe(f"nlp_kit.{name}.v1", name=name)
    return nlp


@pytest.fixture(scope="module")
def corpus() -> list[Document]:
    return list(load_documents(Path("corpus"), split="train"))


def trained_on(corpus: list[Document]) -> Language:
    nlp = blank()

    def examples() -> Iterator[Example]:
        for document in corpus:
            yield Example(make_doc(nlp, document), gold_doc(nlp, document))

    nlp.initialize(examples)
    return nlp


@pytest.fixture(scope="module")
def trained(corpus: list[Document]) -> Language:
    return trained_on(corpus)


def test_the_same_corpus_gives_the_same_bytes(trained: Language, corpus: list[Document]) -> None:
    again = trained_on(corpus)
    for name in ("quotes", "actors"):
        assert trained.get_pipe(name).models
        assert again.get_pipe(name).to_bytes() == trained.get_pipe(name).to_bytes()


def test_a_saved_pipeline_predicts_the_same(trained: Language, tmp_path: Path) -> None:
    trained.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    text = "نادر صفایی، رئیس شورا، گفت: «ما می‌رویم».\nوی افزود: راه باز است. باید رفت."
    assert document_of(loaded(text)) == document_of(trained(text))
    files = {path.suffix for path in (tmp_path / "pipeline" / "quotes").iterdir()}
    assert files == {".json"}


def test_a_folder_without_models_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        blank().get_pipe("quotes").from_disk(tmp_path)


def test_explanations_say_what_decided_on_quotation_and_speaker(trained: Language) -> None:
    doc = trained("نادر صفایی، رئیس شورا، گفت: «ما می‌رویم».\nوی افزود که راه باز است.")
    first, second = (span._.explanation for span in doc.spans["quotes"])
    assert first["speaker by"] == "name" and second["speaker by"] == "pronoun"
    assert 0 < second["speaker confidence"] <= 1 and second["speaker reasons"]
    assert 0 < second["confidence"] <= 1 and second["reasons"]
    assert [actor.name for actor in doc._.actors] == ["نادر صفایی"]


def test_without_training_it_decides_by_rule() -> None:
    doc = blank()("نادر صفایی گفت: «ما می‌رویم».")
    (span,) = doc.spans["quotes"]
    assert span.label_ == "direct" and span._.explanation["decided by"] == "rule"


def test_on_the_validation_split_it_beats_its_rules_and_the_marks(
    trained: Language,
) -> None:
    gold = list(load_documents(Path("corpus"), split="validation"))
    predicted = [document_of(trained(document.text)) for document in gold]
    predicted = [
        document.model_copy(update={"id": known.id})
        for document, known in zip(predicted, gold, strict=True)
    ]
    scores = score(gold, predicted, layers=("quotes",), resamples=0)
    found = scores.figure("quotes.overlap").f1.value
    assert found is not None and found > 0.85
