import pytest

from nlp_kit.documents import Entity, EntityLabel
from nlp_kit.quotes import find_quotes


def sources(text: str, **named: EntityLabel) -> list[str | None]:
    """Return the source of each quotation; names are given as keywords with their labels."""
    entities = []
    for key, label in named.items():
        name = key.replace("_", " ")
        start = text.index(name)
        entities.append(Entity(id=key, start=start, end=start + len(name), label=label))
    spans = [quote.source for quote in find_quotes(text, entities=entities).quotes]
    return [None if span is None else text[span.start : span.end] for span in spans]


@pytest.mark.parametrize("noun", ["گفت‌وگو", "گفت و گو", "گفت وگو", "گفت و‌گو", "گفت‌و‌گویی"])
def test_a_conversation_is_no_verb_of_speech(noun: str) -> None:
    text = f"رضا مهرآبادی در {noun} با خبرنگار ما، اظهار کرد: راه تا غروب باز می‌شود."
    assert sources(text, رضا_مهرآبادی="PER") == ["رضا مهرآبادی"]


def test_the_complement_of_a_light_verb_is_no_subject() -> None:
    text = "مدیرکل شیلات از صید کارگرانی که به جنوب رفته بودند، خبر داد و گفت: قایق‌ها برگشتند."
    assert sources(text) == ["مدیرکل شیلات"]


@pytest.mark.parametrize(
    "adverb",
    ["بار دیگر", "یک بار دیگر", "همچنین", "در ادامه", "در پایان", "این‌چنین", "لحظاتی پیش"],
)
def test_adverbs_after_the_subject_are_not_of_it(adverb: str) -> None:
    assert sources(f"شهردار {adverb} مدعی شد که پل تا پاییز تمام می‌شود.") == ["شهردار"]


def test_a_second_verb_has_the_sentences_subject_not_the_credit() -> None:
    text = (
        "به گزارش پیام به نقل از سپهر، جشنواره خوراک مهرگان از افتتاح خود در تیر خبر داد و افزود"
        " داوران فردا معرفی می‌شوند."
    )
    assert sources(text, پیام="ORG", سپهر="ORG") == ["جشنواره خوراک مهرگان"]


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("راه سال‌ها باز بود لیکن مسئولین منطقه", "مسئولین منطقه"),
        ("این تنها کار شورا نیست بلکه این شورا", "این شورا"),
        ("ماه‌ها گذشته بود که کارشناسان", "کارشناسان"),
        ("قرار بود باشگاه پول را واریز کند اما یک مقام آگاه به ما", "یک مقام آگاه"),
        ("چند روز بعد هم وزارت راه", "وزارت راه"),
        ("ضمن اینکه مدیران شرکت", "مدیران شرکت"),
        ("به طوری که ناظر مسابقه", "ناظر مسابقه"),
    ],
)
def test_the_subject_nearest_to_the_verb_wins(before: str, source: str) -> None:
    assert sources(f"{before} اعلام کرد که پل بسته است.") == [source]


@pytest.mark.parametrize(
    "question",
    [
        "در پاسخ به این پرسش که پل کی باز می‌شود؟",
        "در خصوص این سوال که آیا پل باز می‌شود یا خیر؟",
        "با طرح این سؤال که پل را که بست؟ و چرا بست؟",
    ],
)
def test_who_answers_stands_before_the_question_that_is_told(question: str) -> None:
    assert sources(f"وی {question} توضیح داد: پل امن نیست.") == ["وی"]


def test_a_question_that_is_asked_has_no_answer_in_it() -> None:
    assert sources("وی رفت. کجا رفت؟ گفت: پل امن نیست.") == [None]


def test_words_on_which_a_phrase_was_no_attribution_stay_the_narrators() -> None:
    text = "فرماندار ضمن سپاس از مردم به بیان دشواری راه پرداخت و افزود: پل امن نیست."
    assert sources(text) == ["فرماندار"]


@pytest.mark.parametrize("place", ["ساحل‌آباد", "سپهرنیوز", "خبرگزاری سپهر"])
def test_a_place_or_outlet_before_a_colon_does_not_speak_for_who_follows(place: str) -> None:
    text = f"{place}: رعنا مهرپور، سخنگوی شهرداری، اعلام کرد که پل بسته است."
    assert sources(text) == ["رعنا مهرپور، سخنگوی شهرداری"]


def test_a_closing_mark_outside_of_a_tagged_name_still_closes() -> None:
    text = "رعنا مهرپور، سرپرست گروه «موج»، با اشاره به برف گفت: پل بسته است."
    found = sources(text, رعنا_مهرپور="PER", **{"گروه_«موج": "ORG"})
    assert found == ["رعنا مهرپور، سرپرست گروه «موج»"]


@pytest.mark.parametrize(
    "apposition", ["تنها بازمانده قایق،", "رفتگر محله ساحل نیز", "نخستین مربی تیم،"]
)
def test_appositions_of_more_shapes_are_of_the_source(apposition: str) -> None:
    text = f"رعنا مهرپور، {apposition} به ما گفت که پل بسته است."
    (source,) = sources(text, رعنا_مهرپور="PER")
    assert source == f"رعنا مهرپور، {apposition}".removesuffix("،").removesuffix(" نیز")


def test_what_lies_on_the_other_side_does_not_speak() -> None:
    text = "آن سوی رود، رعنا مهرپور، شهردار مهرگان، گفت که پل بسته است."
    assert sources(text, رعنا_مهرپور="PER") == ["رعنا مهرپور، شهردار مهرگان"]
