import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_kit.errors import InputError
from nlp_kit.quotes.linear import Linear, fit, from_object, to_object

WEIGHTS = st.dictionaries(
    st.text(min_size=1, max_size=8),
    st.floats(-9, 9).map(lambda x: round(x, 6)).filter(lambda x: abs(x) >= 1e-4),
)


@given(st.dictionaries(st.text(min_size=1), st.tuples(st.integers(-5, 5), WEIGHTS), max_size=3))
def test_models_survive_json(drawn: dict) -> None:
    models = {name: Linear(float(bias), weights) for name, (bias, weights) in drawn.items()}
    assert from_object(json.loads(json.dumps(to_object(models))), where="here") == models


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {"format": "other", "version": 1, "models": {}},
        {"format": "nlp_kit.linear", "version": 99, "models": {}},
        {"format": "nlp_kit.linear", "version": 1},
        {"format": "nlp_kit.linear", "version": 1, "models": {"a": {"bias": 0}}},
        {"format": "nlp_kit.linear", "version": 1, "models": {"a": {"bias": "x", "weights": {}}}},
        {"format": "nlp_kit.linear", "version": 1, "models": {"a": {"bias": 1e999, "weights": {}}}},
    ],
)  # fmt: skip
def test_what_are_no_models_is_refused_with_its_place(value: object) -> None:
    with pytest.raises(InputError) as raised:
        from_object(value, where="models.json")
    assert "models.json" in str(raised.value)


def test_fitting_learns_what_separates_and_is_deterministic() -> None:
    rows = [(["warm", "dry"], True), (["warm"], True), (["cold", "dry"], False), (["cold"], False)]
    model = fit(rows)
    assert model is not None and model == fit(rows)
    assert model.probability(["warm"]) > 0.5 > model.probability(["cold"])
    assert next(iter(model.strongest(["warm", "dry"]))) == "warm"


def test_one_answer_teaches_nothing() -> None:
    assert fit([(["a"], True), (["b"], True)]) is None
    assert fit([]) is None
