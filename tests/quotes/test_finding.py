import pytest

from nlp_kit.documents import Entity, Quote, Zone
from nlp_kit.quotes import find_quotes


def told(text: str, *, headline: bool = False) -> list[tuple[str, str, str | None, str | None]]:
    """Return kind, content, cue and source of each quotation, as strings."""
    zones = [Zone(start=0, end=len(text), label="HEADLINE")] if headline else []

    def row(quote: Quote) -> tuple[str, str, str | None, str | None]:
        parts = [
            None if span is None else text[span.start : span.end]
            for span in (quote.cue, quote.source)
        ]
        return quote.kind, text[quote.start : quote.end], parts[0], parts[1]

    return [row(quote) for quote in find_quotes(text, zones=zones).quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "نادر صفایی، رئیس شورای ماهیگیران، در یک نشست خبری گفت: «ما برمی‌گردیم. دریا مال ماست».",
            [("direct", "ما برمی‌گردیم. دریا مال ماست", "گفت", "نادر صفایی، رئیس شورای ماهیگیران")],
        ),
        (
            "وزیر آب کشور روز دوشنبه ۲۶ مهر اعلام کرد که سد تا پایان سال پر می‌شود.",
            [("indirect", "سد تا پایان سال پر می‌شود", "اعلام کرد", "وزیر آب کشور")],
        ),
        (
            "او گفت سد تا پایان سال پر می‌شود.",
            [("indirect", "سد تا پایان سال پر می‌شود", "گفت", "او")],
        ),
        (
            "او گفت که سد «تا لب» پر شده است.",
            [("mixed", "سد «تا لب» پر شده است", "گفت", "او")],
        ),
        (
            "او گفت که طرح «نیل» پایان یافته است.",
            [("indirect", "طرح «نیل» پایان یافته است", "گفت", "او")],
        ),
        (
            "وی افزود: این طرح تا پایان سال اجرا می‌شود. ما کار را رها نمی‌کنیم.",
            [
                (
                    "unmarked",
                    "این طرح تا پایان سال اجرا می‌شود. ما کار را رها نمی‌کنیم",
                    "افزود",
                    "وی",
                )
            ],
        ),
        (
            "وی افزود: راه باز می‌شود. شهردار نیز تأکید کرد: پل آماده است.",
            [
                ("unmarked", "راه باز می‌شود", "افزود", "وی"),
                ("unmarked", "پل آماده است", "تأکید کرد", "شهردار"),
            ],
        ),
        (
            "شهردار این تصمیم را «شتاب‌زده» خواند.",
            [("direct", "شتاب‌زده", "خواند", "شهردار")],
        ),
        (
            "شهردار گفت راه بسته است و افزود: «فردا باز می‌شود».",
            [
                ("indirect", "راه بسته است", "گفت", "شهردار"),
                ("direct", "فردا باز می‌شود", "افزود", "شهردار"),
            ],
        ),
        (
            "شهردار با بیان اینکه راه بسته است، اظهار کرد: برف می‌بارد.",
            [
                ("indirect", "راه بسته است", "با بیان", "شهردار"),
                ("unmarked", "برف می‌بارد", "اظهار کرد", "شهردار"),
            ],
        ),
        (
            "به گفته شهردار، راه تا فردا بسته می‌ماند.",
            [("indirect", "راه تا فردا بسته می‌ماند", "به گفته", "شهردار")],
        ),
        (
            "به گزارش خبرگزاری رهیاب، شهردار گفت که راه بسته است.",
            [("indirect", "راه بسته است", "گفت", "شهردار")],
        ),
        (
            "خبرگزاری رهیاب گزارش داد که راه بسته است.",
            [("indirect", "راه بسته است", "گزارش داد", "خبرگزاری رهیاب")],
        ),
        (
            "در این بیانیه آمده است: «راه بسته است و باز نمی‌شود».",
            [("direct", "راه بسته است و باز نمی‌شود", "آمده است", "این بیانیه")],
        ),
        (
            "«راه تا فردا بسته می‌ماند و کسی نمی‌آید»؛ این را شهردار مهرگان دیروز گفت.",
            [("direct", "راه تا فردا بسته می‌ماند و کسی نمی‌آید", "گفت", "شهردار مهرگان")],
        ),
        (
            "شهردار از مردم خواست که در خانه بمانند.",
            [("indirect", "در خانه بمانند", "خواست", "شهردار")],
        ),
        (
            "همچنین افزود: «راه بسته است و باز نمی‌شود».",
            [("direct", "راه بسته است و باز نمی‌شود", "افزود", None)],
        ),
    ],
)
def test_what_is_said_in_which_form_and_by_whom(text: str, expected: list) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "شهردار از گشایش سه پل تازه خبر داد.",
        "شورای «همکاری دو شهر» دیروز تشکیل شد.",
        "اهالی به این باد «باد سیاه» می‌گویند.",
        "شهردار نگفت که پل کی باز می‌شود.",
        "می‌توان گفت که زمستان سخت است.",
        "گفتنی است که این پل سال گذشته ساخته شد.",
        "لازم به ذکر است، این پل سال گذشته ساخته شد.",
        "شایان ذکر است که این پل سال گذشته ساخته شد.",
        "این پرسشی است که پاسخ داده نمی‌شود.",
        "نشست با موضوع «راه‌های بسته کشور ما» برگزار شد و او در آن سخنرانی کرد.",
        "قانون نوع حکومت را پادشاهی معرفی کرده که از دو بخش تشکیل شده است.",
        "شهردار در حالی هشدار داد که راه‌ها بسته شده است.",
        "شهردار به بیان اقدامات انجام شده در طول خدمت پرداخت.",
    ],
)
def test_noun_phrases_names_and_habits_are_no_quotations(text: str) -> None:
    assert told(text) == []


def test_a_headline_with_a_name_and_a_colon_is_unmarked_speech_without_a_cue() -> None:
    assert told("صفایی: دریا را پس می‌گیریم", headline=True) == [
        ("unmarked", "دریا را پس می‌گیریم", None, "صفایی")
    ]


def test_a_rubric_before_a_colon_speaks_not() -> None:
    assert told("فیلم: دریا طوفانی شد", headline=True) == []


def test_one_quotation_over_paragraphs_is_one_for_each_with_the_same_source() -> None:
    text = "شهردار گفت: «راه بسته است.\nپل هم بسته است.\nصبر کنید»."
    assert [row[:2] + row[3:] for row in told(text)] == [
        ("direct", "راه بسته است.", "شهردار"),
        ("direct", "پل هم بسته است.", "شهردار"),
        ("direct", "صبر کنید", "شهردار"),
    ]


def test_marked_strings_that_are_no_quotation_are_listed() -> None:
    text = "او در فیلم «باران سرب» بازی کرد و به طرح «نیل» پیوست."
    found = find_quotes(text).non_quotes
    assert [(text[item.start : item.end], item.label) for item in found] == [
        ("باران سرب", "TITLE"),
        ("نیل", "NAME"),
    ]


def test_nothing_is_looked_for_in_the_pages_chrome() -> None:
    text = "او گفت: «سلام به همه شما»."
    zones = [Zone(start=0, end=len(text), label="CHROME")]
    assert find_quotes(text, zones=zones).quotes == ()


def test_each_quotation_has_a_confidence_and_says_what_opened_it() -> None:
    found = find_quotes("او گفت: «سلام به همه شما».")
    (why,) = found.explanations.values()
    assert 0 < why["confidence"] <= 1
    assert (why["introducer"], why["cue"], why["decided by"]) == ("colon", "گفت", "rule")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("نماینده مردم مهرگان گفت که راه بسته است.", "نماینده مردم مهرگان"),
        ("امام جمعه مهرگان گفت که راه بسته است.", "امام جمعه مهرگان"),
        ("مدیر راهداری و حمل و نقل مهرگان گفت که راه بسته است.", "مدیر راهداری و حمل و نقل مهرگان"),
        ("یکی از ساکنان این روستا گفت که راه بسته است.", "یکی از ساکنان این روستا"),
        ("یکی از آنها گفت: «راه بسته است».", "یکی از آنها"),
        ("نویسنده این مقاله گفت که راه بسته است.", "نویسنده این مقاله"),
        ("ساکنان روستا اما می‌گویند که راه بسته است.", "ساکنان روستا"),
        ("معاون وزیر صنعت، معدن و تجارت گفت که راه بسته است.", "معاون وزیر صنعت، معدن و تجارت"),
        ("معاون شهر عنوان داشت: راه بسته است.", "معاون شهر"),
        ("رهیاب به نقل از سه منبع آگاه گزارش داد که راه بسته است.", "رهیاب"),
        ("سرپرست شورا با یادی از مردم قدردانی کرد و گفت: راه بسته است.", "سرپرست شورا"),
        ("۲۵ دی ماه سال ۹۸ گودرزی گفته بود که راه بسته است.", "گودرزی"),
        ("ﻓﺮﻣﺎﻧﺪه ﻣﻬﺮﮔﺎن ﮔﻔﺖ: راه بسته است.", "ﻓﺮﻣﺎﻧﺪه ﻣﻬﺮﮔﺎن"),
        ("شهردار تاکید کرد؛ راه بسته است.", "شهردار"),
        ("شهردار بابیان اینکه راه بسته است، رفت.", "شهردار"),
        ("در این گزارش که با عنوان «ده سال پس از سیل» برای مردم شهر و روستا نوشته و دیروز پخش شد"
         " آمده است: راه بسته است.", "این گزارش"),
    ],
)  # fmt: skip
def test_the_source_is_the_whole_phrase_and_no_more(text: str, source: str) -> None:
    assert [(content, who) for _, content, _, who in told(text)] == [("راه بسته است", source)]


def test_a_name_ends_where_the_noun_of_the_verb_begins() -> None:
    text = "علی امینی خواستار همکاری مردم شد و گفت: راه بسته است."
    entities = [Entity(id="E1", start=0, end=9, label="PER")]
    (quote,) = find_quotes(text, entities=entities).quotes
    assert quote.source is not None
    assert text[quote.source.start : quote.source.end] == "علی امینی"


def test_a_cue_in_a_relative_clause_speaks_for_the_noun_before_it() -> None:
    assert told("وی در پاسخ به شهردار مهرگان که گفته بود «شما ترسیدید» گفت: ما نترسیدیم.") == [
        ("direct", "شما ترسیدید", "گفته بود", "شهردار مهرگان"),
        ("unmarked", "ما نترسیدیم", "گفت", "وی"),
    ]


def test_each_item_of_a_list_is_said_without_its_number() -> None:
    text = "شهردار گفت:\n۱. راه بسته است.\n۲. پل باز است.\nگفتنی است برف می‌بارد."
    assert [(row[1], row[3]) for row in told(text)] == [
        ("راه بسته است", "شهردار"),
        ("پل باز است", "شهردار"),
    ]


def test_a_known_family_name_before_a_colon_opens_speech() -> None:
    text = "رضا مهرآیین: نیروگاه تازه کار می‌کند.\nمهرآیین: قبض‌ها گران نمی‌شود."
    entities = [Entity(id="E1", start=0, end=11, label="PER")]
    quotes = find_quotes(text, entities=entities).quotes
    assert [text[quote.start : quote.end] for quote in quotes] == [
        "نیروگاه تازه کار می‌کند",
        "قبض‌ها گران نمی‌شود",
    ]


def test_unseen_characters_between_colon_and_mark_change_nothing() -> None:
    assert told("وی گفت:\u200c «راه باز است». برف آب شد.") == [
        ("direct", "راه باز است", "گفت", "وی")
    ]
    assert told("وی گفت:\u200c راه باز است. \u200f") == [("unmarked", "راه باز است", "گفت", "وی")]
