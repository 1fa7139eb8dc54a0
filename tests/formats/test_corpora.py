"""The official layouts of other corpora, with their traps."""

import pytest
from shared_data import shared_data

from nlp_kit.errors import InputError
from nlp_kit.formats import read_as
from nlp_kit.formats.corpora import label_map, leaks, not_annotated


def read(tmp_path, corpus, content, name="part.txt"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return list(read_as(corpus, path))


def entities(document):
    return [(document.surface(entity), entity.label) for entity in document.entities]


def test_arman_has_lower_case_labels_and_one_sentence_a_document(tmp_path):
    first, second = read(
        tmp_path, "arman", "كتاب B-pro\nمن I-pro\n. O\n\nدر O\nدانشگاه B-fac\nتهران I-fac\n"
    )
    assert first.text == "كتاب من."
    assert entities(first) == [("كتاب من", "PROD")]
    assert entities(second) == [("دانشگاه تهران", "FAC")]
    assert "rebuilt from tokens" in first.meta.source


def test_nsurl_is_split_by_tab_with_spaces_for_half_spaces_and_crlf(tmp_path):
    (document,) = read(
        tmp_path,
        "nsurl",
        "می رود\tO\r\nشهر\tB_LOC\r\nآفتاب\tI_LOC\r\n\r\n"
        "دیروز\tB_DAT\r\n\tO\r\n(\tO\r\nایران\tB-LOC\r\n)\tO\r\n",
    )
    assert document.text == "می\u200cرود شهر آفتاب\nدیروز (ایران)"
    assert entities(document) == [("شهر آفتاب", "LOC"), ("ایران", "LOC")]
    assert [document.surface(zone) for zone in document.zones] == document.text.split("\n")


def test_nsurl_lines_without_a_tag_are_outside_all_names(tmp_path):
    (document,) = read(tmp_path, "nsurl", "تمام\tO\nشدO\n.\n")
    assert document.text == "تمام شد."


def test_parsnercorp_has_a_byte_order_mark_and_marks_of_headings(tmp_path):
    (document,) = read(
        tmp_path,
        "parsnercorp",
        "\ufeff#\tPUNC\tO\nواشنگتن\tN\tB-LOC\n۱۲۰۶\tNUM\tB-MISC\nعلی\tN\tI-PERS\n",
        "train.pos",
    )
    assert document.text == "واشنگتن ۱۲۰۶ علی"
    assert entities(document) == [("واشنگتن", "LOC"), ("علی", "PER")]


def test_parstwiner_maps_political_groups_and_drops_nationalities(tmp_path):
    (document,) = read(tmp_path, "parstwiner", "قاجار\tB-POG\nایرانی\tB-NAT\nجشنواره\tB-EVE\n")
    assert entities(document) == [("قاجار", "ORG"), ("جشنواره", "EVENT")]


def test_what_a_corpus_does_not_mark_is_known():
    assert label_map("arman")["pers"] == "PER"
    assert not_annotated("arman") == ()
    assert not_annotated("nsurl") == ("FAC", "EVENT", "PROD")


@pytest.mark.parametrize(
    ("corpus", "content", "message"),
    [
        ("arman", "کتاب\tB-pro\n", "part.txt:1.*layout"),
        ("nsurl", "الف\tO\nب\tX-LOC\n", "part.txt:2.*no IOB tag"),
        ("parsnercorp", "الف\tO\n", "part.txt:1.*layout"),
        ("arman", "کتاب B-pro\n".encode("cp1256"), "part.txt:1.*not UTF-8"),
    ],
)
def test_another_layout_is_refused_with_its_line(tmp_path, corpus, content, message):
    with pytest.raises(InputError, match=message):
        read(tmp_path, corpus, content)


def test_near_duplicates_between_training_and_test_are_found(tmp_path):
    line = "\n".join(f"واژه{number} O" for number in range(30))
    train = read(tmp_path, "arman", line + "\n\nدیگر O\n")
    test = read(tmp_path, "arman", line + "\nو O\n", "test.txt")
    (leak,) = leaks(train, test)
    assert (leak.document, leak.other) == ("arman-test-1", "arman-part-1")
    assert 0.9 < leak.share < 1


@pytest.mark.parametrize(
    ("corpus", "parts", "documents", "counts"),
    [
        ("arman", ["arman"], 5121, {"PER": 2165, "ORG": 3067, "LOC": 2266, "FAC": 383}),
        ("nsurl", ["nsurl2019", "300K"], 709, {"PER": 4447, "ORG": 6360, "LOC": 6223}),
        ("nsurl", ["nsurl2019", "600K"], 747, {"PER": 8110, "LOC": 9189}),
        ("parsnercorp", ["parsnercorp"], 10838, {"PER": 5752}),
        ("parstwiner", ["parstwiner", "dev.txt"], 446, {"PER": 403, "LOC": 353, "EVENT": 23}),
    ],
)
def test_the_official_files_are_read_whole(corpus, parts, documents, counts):
    found = list(read_as(corpus, shared_data(*parts)))
    assert len(found) == documents
    labels = [entity.label for document in found for entity in document.entities]
    # A slip of the corpus (an I- tag that continues nothing) begins a name of its own.
    assert all(0 <= labels.count(label) - count <= 25 for label, count in counts.items())
