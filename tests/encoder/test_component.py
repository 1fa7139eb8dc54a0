"""The component with the weights that the checkout carries: saving, batching, refusals."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from nlp_kit.errors import InputError

MODEL = Path(__file__).resolve().parents[2] / "models" / "encoder"

pytest.importorskip("tokenizers", reason="needs the extra encoder")
pytest.importorskip("onnxruntime", reason="needs the extra encoder")
if not MODEL.is_dir():
    pytest.skip("the trained encoder is not here: models/encoder", allow_module_level=True)

from spacy.language import Language  # noqa: E402

from nlp_kit.annotate import load_model  # noqa: E402
from nlp_kit.corpus import load  # noqa: E402

TEXTS = [
    "",
    "\n",
    "وزیر خارجه ژاپن در توکیو گفت.",
    *(document.text for document in load().split("validation")[:3]),
    "رئیس اتحادیه اروپا به کابل رفت؛ «یونیسف» گزارش داد.",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_model(MODEL).nlp


def found(nlp: Language, texts: list[str], batch_size: int) -> list[list[tuple[int, int, str]]]:
    with nlp.select_pipes(enable=["encoder"]):
        return [
            [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
            for doc in nlp.pipe(texts, batch_size=batch_size)
        ]


def test_the_batch_does_not_matter(nlp: Language) -> None:
    alone = [found(nlp, [text], 1)[0] for text in TEXTS]
    assert found(nlp, TEXTS, 2) == alone
    assert found(nlp, TEXTS[::-1], 64)[::-1] == alone
    assert alone[:2] == [[], []]


def test_it_finds_names(nlp: Language) -> None:
    text = TEXTS[2]
    names = {(text[start:end], label) for start, end, label in found(nlp, [text], 1)[0]}
    assert ("توکیو", "LOC") in names


def test_caution_lets_fewer_names_of_a_label_pass(nlp: Language) -> None:
    encoder = nlp.get_pipe("encoder").encoder

    def count(label: str, caution: dict[str, float]) -> int:
        options = {"corpus": "embedded", "labels": (label,), "caution": caution}
        return sum(len(encoder.entities(text, **options)) for text in TEXTS)

    assert count("LOC", {}) > count("LOC", {"LOC": 30.0}) == 0
    assert count("ORG", {"LOC": 30.0}) >= count("ORG", {}) > 0


def test_what_is_found_is_likely(nlp: Language) -> None:
    encoder = nlp.get_pipe("encoder")
    for text in TEXTS:
        doc = nlp.make_doc(text)
        shares = encoder.shares(doc, least=0.01)
        assert all(0 < share < 1 + 1e-6 for share in shares.values())
        names = [(ent.start_char, ent.end_char, ent.label_) for ent in encoder(doc).ents]
        likely = [name for name in names if shares.get(name, 0) > 0.3]
        assert len(likely) >= 0.9 * len(names)


def test_caution_about_no_label_is_refused(nlp: Language) -> None:
    with pytest.raises(InputError, match=r"components\.cautious\.caution.*names CITY"):
        nlp.create_pipe("nlp_kit.encoder_ner.v1", "cautious", config={"caution": {"CITY": 1.0}})


def test_arabic_letters_and_digits_change_nothing(nlp: Language) -> None:
    texts = [text for text in TEXTS if text.strip()]
    arabic = [text.translate(str.maketrans("یک۱۲", "يك12")) for text in texts]
    assert found(nlp, arabic, 8) == found(nlp, texts, 8)


def test_it_saves_with_the_pipeline(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "copy")
    copy = load_model(tmp_path / "copy").nlp
    assert found(copy, TEXTS, 8) == found(nlp, TEXTS, 8)
    for file in (MODEL / "encoder").iterdir():
        assert (tmp_path / "copy" / "encoder" / file.name).read_bytes() == file.read_bytes()


def test_it_goes_through_bytes(nlp: Language) -> None:
    encoder = nlp.get_pipe("encoder")
    fresh = type(nlp).from_config(nlp.config).get_pipe("encoder")
    fresh.from_bytes(encoder.to_bytes())
    assert fresh.encoder.files() == encoder.encoder.files()


def test_an_untrained_component_says_so(nlp: Language) -> None:
    fresh = type(nlp).from_config(nlp.config)
    with pytest.raises(InputError, match="was not trained"):
        fresh.get_pipe("encoder")(fresh.make_doc("شهر"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    from nlp_kit.encoder.runtime import EntityEncoder

    with pytest.raises(InputError, match=r"encoder\.onnx.*not whole"):
        EntityEncoder.read(tmp_path)


def test_without_onnxruntime_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from nlp_kit.encoder.runtime import open_session

    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(InputError, match=r"pip install 'nlp_kit\[encoder\]'"):
        open_session(b"", threads=1)
