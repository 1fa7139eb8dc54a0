import pytest

from nlp_kit.quotes.cues import find_cues
from nlp_kit.quotes.lexicon import cue_words
from nlp_kit.quotes.words import read_words


def cues(text: str) -> list[str]:
    words = read_words(text)
    return [words.surface(cue.first, cue.last) for cue in find_cues(words)]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("او گفت که باران می‌آید.", "گفت"),
        ("او گفته‌است که باران می‌آید.", "گفته‌است"),
        ("او گفته بود که باران می‌آید.", "گفته بود"),
        ("آنان می‌گویند باران می‌آید.", "می‌گویند"),
        ("آنان می گویند باران می‌آید.", "می گویند"),
        ("آنان ميگويند باران مي‌آيد.", "ميگويند"),
        ("شرکت اعلام کرده است که سود برد.", "اعلام کرده است"),
        ("شرکت هشدار جدی داد که سد پر است.", "هشدار جدی داد"),
        ("وی خاطر نشان ساخت: راه بسته است.", "خاطر نشان ساخت"),
        ("وزیر یادآور شد که بودجه کم است.", "یادآور شد"),
        ("او ابراز امیدواری کرد که برف بیاید.", "ابراز امیدواری کرد"),
        ("وی این نکته را تأکید کرد که وقت کم است.", "این نکته را تأکید کرد"),
        ("او مدعی است که خانه‌اش سوخت.", "مدعی است"),
        ("باشنده‌ها شکایت دارند که آب نیست.", "شکایت دارند"),
        ("موتروان قصه کرد که شب برف بود.", "قصه کرد"),
        ("به گفتهٔ شهردار، پل بسته است.", "به گفتهٔ"),
        ("بنا به گفته شهردار، پل بسته است.", "بنا به گفته"),
        ("به نقل از شهردار، پل بسته است.", "به نقل از"),
        ("بر اساس این گزارش، پل بسته است.", "بر اساس"),
        ("در این بیانیه آمده است: پل بسته است.", "آمده است"),
        ("گفته می شود که پل بسته است.", "گفته می شود"),
        ("طبق گزارش های شهرداری، پل بسته است.", "طبق گزارش های"),
    ],
)
def test_a_cue_spans_verb_and_complement(text: str, cue: str) -> None:
    assert cue in cues(text)


@pytest.mark.parametrize(
    "text",
    [
        "او نگفت که کی می‌آید.",
        "شرکت چیزی اعلام نکرد.",
        "باید گفت که هوا سرد است.",
        "می‌توان گفت که هوا سرد است.",
        "کاش بگوید که کجاست.",
        "آنان در گفت وگو با ما شرکت داشتند.",
        "طبق گفته‌هایش نبود و گفت و گو پایان یافت.",
        "بر اساس قانون، مالیات کم می‌شود.",
        "او می‌خواهد به خانه برود.",
        "من گفتم که می‌آیم.",
        "پنج پل به پل‌های شهر افزوده شد.",
        "کارهای گفته شده را انجام داد.",
        "طبق گزارش رسیده، پل بسته است.",
        "وی در پاسخ به گفته شهردار رفت.",
        "این طرح به اطلاع شهردار رسید.",
    ],
)
def test_negations_wishes_modals_and_nouns_are_no_cues(text: str) -> None:
    assert cues(text) == []


def test_denial_says_something_also_negated() -> None:
    assert cues("او انکار نکرد که آنجا بود.") == ["انکار نکرد"]


def test_the_lexicon_is_broad() -> None:
    lexicon = cue_words()
    complements = sum(len(e) for ends in lexicon.complements.values() for e in ends.values())
    phrases = sum(map(len, lexicon.phrases.values())) + sum(map(len, lexicon.participial.values()))
    assert complements + len(lexicon.takes) >= 200
    assert phrases >= 100
