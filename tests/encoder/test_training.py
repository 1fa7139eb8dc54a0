"""Training on very little: the loss is a likelihood, seeds decide, what is exported computes it."""

from __future__ import annotations

import random
from itertools import pairwise, product

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra encoder-train")
pytest.importorskip("onnx", reason="needs the extra encoder-train")
tokenizers = pytest.importorskip("tokenizers", reason="needs the extra encoder")

from nlp_kit.encoder.batches import samples, shuffled_batches  # noqa: E402
from nlp_kit.encoder.export import export_onnx, heads_of  # noqa: E402
from nlp_kit.encoder.fitting import Schedule, fit  # noqa: E402
from nlp_kit.encoder.model import Crf, Shape, Tagger  # noqa: E402
from nlp_kit.encoder.runtime import EntityEncoder, Heads, open_session  # noqa: E402
from nlp_kit.encoder.segments import SPECIAL, Pieces  # noqa: E402
from nlp_kit.encoder.tags import SCHEME, TAGS, may_follow, may_open  # noqa: E402
from nlp_kit.encoder.texts import LabelledText  # noqa: E402

WORDS = ("مریم", "در", "شیراز", "است", "بابک", "از", "تبریز", "آمد", ".")
TEXTS = [
    LabelledText(f"{name}-{place}", f"{name} از {place} آمد.", ((0, 4, "PER"), (8, 13, "LOC")))
    for name in ("مریم", "بابک")
    for place in ("شیراز", "تبریز")
]
CLASSES = {"places.cities": 1}
SHAPE = Shape(len(SPECIAL) + 2 * len(WORDS), 32, 2, 2, 64, 64, 1e-12, classes=1, entry=1)


def tokenizer() -> tokenizers.Tokenizer:
    names = [*SPECIAL, *(f"▁{word}" for word in WORDS), *WORDS]
    made = tokenizers.Tokenizer(tokenizers.models.Unigram([(n, -1.0) for n in names], unk_id=3))
    made.pre_tokenizer = tokenizers.pre_tokenizers.Metaspace()
    return made


def trained(seed: int, epochs: int = 60) -> Tagger:
    torch.manual_seed(seed)
    tagger = Tagger(SHAPE, ["embedded"])
    schedule = Schedule(epochs=epochs, batch=64, rate=3e-3, head_rate=1e-2)
    sources = {"embedded": [lambda generator: TEXTS]}
    fit(tagger, sources, Pieces(tokenizer()), classes=CLASSES, schedule=schedule, seed=seed)
    return tagger


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return trained(1)


def test_the_loss_is_the_share_of_the_allowed_paths() -> None:
    torch.manual_seed(0)
    crf = Crf()
    torch.nn.init.normal_(crf.opens)
    torch.nn.init.normal_(crf.follows)
    scores = torch.randn(1, 3, len(TAGS))
    choices = [(0, 1), (0, 2), (0, 1, 2)]
    allowed = torch.zeros(1, 3, len(TAGS), dtype=torch.bool)
    for word, tags in enumerate(choices):
        allowed[0, word, list(tags)] = True

    def weight(path: tuple[int, ...]) -> float:
        if not may_open(TAGS[path[0]]):
            return 0.0
        if not all(may_follow(TAGS[a], TAGS[b]) for a, b in pairwise(path)):
            return 0.0
        total = crf.opens[path[0]] + sum(scores[0, i, tag] for i, tag in enumerate(path))
        total = total + sum(crf.follows[a, b] for a, b in pairwise(path))
        return float(total.detach().exp())

    right = sum(map(weight, product(*choices)))
    everything = sum(map(weight, product(range(len(TAGS)), repeat=3)))
    loss = crf.loss(scores, allowed, torch.ones(1, 3, dtype=torch.bool))
    assert float(loss) == pytest.approx(-np.log(right / everything) / 3, rel=1e-4)


def test_padding_adds_nothing_to_the_loss() -> None:
    crf = Crf()
    scores = torch.randn(1, 2, len(TAGS))
    allowed = torch.zeros(1, 2, len(TAGS), dtype=torch.bool)
    allowed[:, :, 0] = True
    present = torch.ones(1, 2, dtype=torch.bool)
    plain = crf.loss(scores, allowed, present)
    longer = [torch.nn.functional.pad(item, (0, 0, 0, 3)) for item in (scores, allowed)]
    padded = crf.loss(*longer, torch.nn.functional.pad(present, (0, 3)))
    assert float(padded) == pytest.approx(float(plain), rel=1e-5)


def test_what_it_learnt_is_found_by_the_exported_model(tagger: Tagger) -> None:
    onnx = export_onnx(tagger.encoder)
    model = EntityEncoder(onnx, tokenizer().to_str(), heads_of(tagger), {"classes": list(CLASSES)})
    for item in TEXTS:
        assert tuple(model.entities(item.text, corpus="embedded", labels=SCHEME)) == item.spans
    (person, _) = model.entities(TEXTS[0].text, corpus="embedded", labels=SCHEME)
    assert model.entities(TEXTS[0].text, corpus="embedded", labels=("PER",)) == [person]


def test_the_export_in_32_bits_computes_the_same(tagger: Tagger) -> None:
    pieces, classes = torch.tensor([[0, 5, 9, 7, 2]]), torch.tensor([[0, 0, 1, 0, 0]])
    (states,) = open_session(export_onnx(tagger.encoder, eight_bits=False), threads=1).run(
        None, {"pieces": pieces.numpy(), "classes": classes.numpy()}
    )
    with torch.no_grad():
        assert np.allclose(states, tagger.encoder(pieces, classes).numpy(), atol=1e-5)


def test_the_same_seed_gives_the_same_weights() -> None:
    first, again, other = (heads_of(trained(seed, 3)).to_bytes() for seed in (5, 5, 6))
    assert first == again
    assert first != other


def test_heads_come_back(tagger: Tagger) -> None:
    heads = heads_of(tagger)
    assert Heads.from_bytes(heads.to_bytes()).to_bytes() == heads.to_bytes()


def test_batches_hold_every_word_once_and_keep_to_their_size() -> None:
    pieces = Pieces(tokenizer())
    batches = shuffled_batches(
        {"embedded": [lambda generator: TEXTS] * 3},
        pieces,
        classes=CLASSES,
        size=30,
        generator=random.Random(0),
    )
    words = sum(len(item.tags) for item in samples(TEXTS, "embedded", pieces))
    assert sum(int(batch.present.sum()) for batch in batches) == 3 * words
    assert max(batch.pieces.numel() for batch in batches) <= 30
