"""What the rules on marks and borders must let pass: each case is right by the scheme."""

import pytest

from nlp_kit.documents import Document
from nlp_kit.validation import check_document


def quotes_in(marked: str) -> tuple[str, list[dict]]:
    """Return text and quotes of a string with [kind:content] and <label:string> in it."""
    text, stack, quotes, names = "", [], [], []
    rest = marked
    while rest:
        if rest[0] in "[<":
            label, _, rest = rest[1:].partition(":")
            stack.append((label, len(text)))
        elif rest[0] in "]>":
            label, start = stack.pop()
            span = {"start": start, "end": len(text)}
            if rest[0] == "]":
                quotes.append({"id": f"Q{len(quotes)}", **span, "kind": label})
            else:
                names.append({**span, "label": label})
            rest = rest[1:]
        else:
            text, rest = text + rest[0], rest[1:]
    return text, quotes, names


def rules_broken(marked: str) -> set[str]:
    text, quotes, names = quotes_in(marked)
    zones = [{"start": 0, "end": len(text), "label": "BODY"}]
    value = {"id": "x", "text": text, "zones": zones, "quotes": quotes, "non_quotes": names}
    document = Document.model_validate(value, strict=False)
    return {finding.rule for finding in check_document(document)}


@pytest.mark.parametrize(
    "marked",
    [
        "او گفت: «[direct:می‌آییم.]»",
        "او گفت: «[direct:می‌آییم]».",
        "او گفت: « [direct:می‌آییم] »",
        'او گفت: "[direct:می‌آییم]".',
        "او گفت: «[direct:می‌آییم]",
        "او گفت: «[direct:می‌آییم].",
        "او گفت: «[direct:می‌آییم.]\n[direct:و می‌رویم.]\n[direct:باز هم.]»",
        "او گفت: «[direct:کتاب “بوف” را بخوانید.]»",
        "او گفت که [mixed:این کار «بد» است].",
        "او گفت که [mixed:باید «رفت.»]",
        "او گفت که [mixed:تیم «<NAME:آذر>» «بد» بود].",
        "او گفت که [indirect:«<NAME:آذر>» می‌بازد].",
        "او گفت که [indirect:مدیر گفته «[direct:می‌بازیم]»].",
        "او گفت: [unmarked:می‌آییم].",
        "او گفت: «[direct:او گفت که [indirect:می‌آید].]»",
        "طرح «<TITLE:سکوت>» تمام شد.",
        'صفحهٔ 24" فروخته شد.',
        "او «[direct:بد]» و «[direct:تلخ]» را گفت.",
    ],
)
def test_what_the_scheme_allows_has_no_findings(marked):
    assert rules_broken(marked) == set()


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("او گفت: [direct:می‌آییم].", "quote-direct-marks"),
        ("او گفت: «[direct:می‌آییم. بعد] می‌رویم».", "quote-direct-marks"),
        ("او گفت که [mixed:این کار بد است].", "quote-mixed-marks"),
        ("او گفت که [mixed:«<NAME:آذر>» می‌بازد].", "quote-mixed-marks"),
        ("او گفت که [indirect:این کار «بد» است].", "quote-indirect-marks"),
        ("او گفت که [mixed:«این کار بد است»].", "quote-marked-whole"),
        ("او گفت: [indirect:می‌آییم].", "quote-colon"),
        ("او گفت که [unmarked:می‌آید].", "quote-colon"),
        ("او گفت [mixed:این «کار] بد» است.", "quote-unbalanced"),
        ("او «سکوت» کرد.", "marked-unlisted"),
        ("او “سکوت” کرد.", "marked-unlisted"),
        ("او «سکوت کرد.", "marked-unlisted"),
    ],
)
def test_what_the_scheme_forbids_is_found(marked, rule):
    assert rules_broken(marked) == {rule}


@pytest.mark.parametrize(
    ("text", "surface", "broken"),
    [
        ("فیلم «کجا می‌روی؟» را دید.", "کجا می‌روی؟", False),
        ("متهم، رسول خ. گریخت.", "رسول خ.", False),
        ("او به تهران، رفت.", "تهران،", True),
        ("او به تهران رفت.", "تهران رفت.", True),
    ],
)
def test_punctuation_at_the_edges_of_a_name(text, surface, broken):
    start = text.index(surface)
    entity = {"id": "E1", "start": start, "end": start + len(surface), "label": "PROD"}
    document = Document.model_validate(
        {"id": "x", "text": text, "entities": [entity]}, strict=False
    )
    found = {finding.rule for finding in check_document(document)}
    assert ("span-punctuation" in found) == broken
