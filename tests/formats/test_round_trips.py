"""Out and in again is the same document, to the character, for all a format can carry."""

import importlib.util

import pytest
from hypothesis import given
from hypothesis import strategies as st
from round_trip_documents import ROUND_TRIPS, documents

from nlp_kit.corpus import default_corpus, load
from nlp_kit.formats import (
    FEATURES,
    convert,
    format_names,
    get_format,
    losses,
    project,
    read_as,
)

BOTH_WAYS = [name for name in format_names() if get_format(name).write and get_format(name).read]


def with_times_apart(document):
    """Return the document without times that overlap earlier ones: TimeML's are elements."""
    apart = []
    for time in document.times:
        if all(time.end <= other.start or other.end <= time.start for other in apart):
            apart.append(time.model_copy(update={"conflicts_with": None}))
    return document.model_copy(update={"times": tuple(apart)})


@pytest.fixture(params=BOTH_WAYS)
def name(request):
    if get_format(request.param).extra == "uima" and not importlib.util.find_spec("cassis"):
        pytest.skip("dkpro-cassis is not installed (extra uima)")
    return request.param


@ROUND_TRIPS
@given(data=st.data())
def test_a_generated_document_comes_back(name, data, tmp_path_factory):
    document = data.draw(documents(illegal_in_xml=name not in {"uima", "timeml"}))
    if name == "timeml":
        document = with_times_apart(document)
    path = tmp_path_factory.mktemp("trip") / "out"
    lost = convert([document], path, name=name, lossy=True)
    carries = get_format(name).carries
    assert list(read_as(name, path)) == [project(document, carries)]
    assert lost == losses([document], carries)


def test_the_corpus_comes_back(name, tmp_path):
    corpus = load(default_corpus()).documents
    convert(list(corpus), tmp_path / "out", name=name, lossy=True)
    carries = get_format(name).carries
    found = {document.id: document for document in read_as(name, tmp_path / "out")}
    assert found == {document.id: project(document, carries) for document in corpus}


@ROUND_TRIPS
@given(document=documents(), carries=st.sets(st.sampled_from(FEATURES)))
def test_what_is_left_after_a_projection_is_lost_no_more(document, carries):
    left = project(document, carries)
    assert losses([left], carries) == []
    assert project(left, carries) == left
    assert (left == document) == (losses([document], carries) == [])
