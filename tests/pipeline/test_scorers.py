"""The scheme's scores inside spaCy."""

from __future__ import annotations

import pytest

spacy = pytest.importorskip("spacy")

from spacy.training import Example  # noqa: E402
from spacy.util import registry  # noqa: E402

from nlp_kit.documents import Document, Quote, Time  # noqa: E402
from nlp_kit.pipeline import scorers  # noqa: E402
from nlp_kit.pipeline.layers import gold_doc, make_doc, set_layer  # noqa: E402

TEXT = "او دیروز گفت: باران می‌آید"
GOLD = Document(
    id="d",
    text=TEXT,
    times=(Time(id="T1", start=3, end=8, type="DATE", value="2021-10-17"),),
    quotes=(Quote(id="Q1", start=14, end=len(TEXT), kind="unmarked"),),
)


def test_the_scorer_is_registered_and_gives_a_flat_dict():
    nlp = spacy.blank("fa")
    guess = make_doc(nlp, GOLD)
    set_layer(guess, "times", [GOLD.times[0].model_copy(update={"value": "2021"})])
    example = Example(guess, gold_doc(nlp, GOLD))
    assert registry.scorers.get("nlp_kit.layers_scorer.v1") is scorers.make_layers_scorer
    scores = scorers.make_layers_scorer(["times", "quotes"])([example, example])
    assert scores["times_strict_f"] == 1
    assert scores["times_value_f"] == 0
    assert (scores["quotes_overlap_p"], scores["quotes_overlap_r"]) == (None, 0)
    assert not any(name.startswith("entities") for name in scores)


def test_spacy_evaluates_with_it():
    nlp = spacy.blank("fa")
    example = Example(make_doc(nlp, GOLD), gold_doc(nlp, GOLD))

    @spacy.Language.component("test_perfect_times")
    def perfect(doc):
        set_layer(doc, "times", GOLD.times)
        return doc

    perfect.score = scorers.make_layers_scorer(["times"])
    nlp.add_pipe("test_perfect_times")
    assert nlp.evaluate([example])["times_value_f"] == 1
