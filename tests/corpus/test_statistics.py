"""Counts over a corpus, and texts that repeat each other."""

from __future__ import annotations

from nlp_kit.corpus import corpus_statistics, load
from nlp_kit.documents import Actor, Document, Entity, Quote, Span


def text_document(identifier: str, text: str) -> Document:
    return Document(id=identifier, text=text)


def test_words_are_tokens_with_letters_or_digits() -> None:
    found = corpus_statistics([text_document("a", "او گفت: «می‌آیم» ... ۱۲.")])
    assert (found.documents, found.words) == (1, 4)


def test_labels_kinds_names_and_cues_are_counted() -> None:
    text = "نادر گفت باران می‌آید. نادر گفت می‌رود."
    found = corpus_statistics(
        [
            Document(
                id="a",
                text=text,
                entities=(Entity(id="E1", start=0, end=4, label="PER", actor="A1"),),
                quotes=(
                    Quote(
                        id="Q1",
                        start=9,
                        end=21,
                        kind="indirect",
                        cue=Span(start=5, end=8),
                        source=Span(start=0, end=4),
                        speaker="A1",
                    ),
                    Quote(id="Q2", start=32, end=38, kind="indirect", cue=Span(start=28, end=31)),
                ),
                actors=(Actor(id="A1", label="PER", name="نادر"),),
            )
        ]
    )
    assert found.entities == {"PER": 1}
    assert found.quotes == {"indirect": 2}
    assert found.sources == {"named": 1, "none": 1}
    assert (found.distinct_persons, found.distinct_cues) == (1, 1)


def test_the_longest_run_of_a_pair_is_found_whatever_its_spelling() -> None:
    first = "دیروز در بازار بزرگ شهر چند مغازه به‌دلیل آتش بسته شد و مردم رفتند"
    second = "گفتند چند مغازه بهدليل آتش بسته شد و مردم ماندند"
    found = corpus_statistics([text_document("a", first), text_document("b", second)], run=6)
    (run,) = found.shared_runs
    assert (run.first, run.second, run.words) == ("a", "b", 8)


def test_a_text_does_not_repeat_itself() -> None:
    assert corpus_statistics([text_document("a", "یک دو سه " * 20)], run=3).shared_runs == ()


def test_a_copy_with_a_changed_word_is_a_near_duplicate() -> None:
    words = [f"واژه{number}" for number in range(60)]
    changed = [*words[:30], "دیگر", *words[31:]]
    found = corpus_statistics(
        [text_document("a", " ".join(words)), text_document("b", " ".join(changed))]
    )
    ((first, second, overlap),) = found.near_duplicates
    assert (first, second) == ("a", "b")
    assert overlap > 0.8


class TestTheEmbeddedCorpus:
    """What the corpus promises its users."""

    def test_it_is_large_and_varied(self) -> None:
        corpus = load()
        found = corpus_statistics(
            item for item in corpus.documents if item.meta.genre == "authored"
        )
        assert found.documents >= 90
        assert found.words >= 18_000
        assert found.distinct_persons >= 350
        assert found.distinct_organisations >= 250
        assert found.distinct_cues >= 70
        assert min(found.quotes.values()) >= 120
        assert sum(found.non_quotes.values()) >= 150

    def test_no_two_texts_share_a_run_of_eight_words(self) -> None:
        found = corpus_statistics(load().documents, run=8)
        assert found.shared_runs == ()
        assert found.near_duplicates == ()

    def test_each_house_style_has_its_dozen(self) -> None:
        styles = [item.record.style for item in load().items if item.record.split != "test"]
        assert {style: styles.count(style) >= 12 for style in set(styles)} == dict.fromkeys(
            "abcdef", True
        )
