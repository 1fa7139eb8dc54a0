"""The pages in a real browser: positions, filters, links, the keyboard, and no network."""

from __future__ import annotations

import pytest
from judged_dispatch import TEXT, gold, guess

from nlp_kit.report import report_html, view_html
from nlp_kit.scoring import score


@pytest.fixture(scope="module")
def report():
    rights, guesses = [gold("a"), gold("b")], [guess("a"), gold("b")]
    return report_html(rights, guesses, score(rights, guesses, resamples=200))


@pytest.fixture(scope="module")
def view():
    return view_html([gold()])


WORD = """
const word = (text, needle, from = 0) => {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let place = text.textContent.indexOf(needle, from), node;
  while ((node = walker.nextNode()) && place >= node.length) place -= node.length;
  const range = document.createRange();
  range.setStart(node, place);
  range.setEnd(node, Math.min(node.length, place + needle.length));
  const { left, right, top, bottom } = range.getBoundingClientRect();
  return { left, right, top, bottom };
};
"""


def test_the_browser_reads_the_very_text_and_runs_nothing_of_it(browse, view, report, site):
    for page in (view, report):
        found = browse(
            page,
            """
            return { text: $(".text").textContent, broken: window.broken ?? null,
                     fetched: performance.getEntriesByType("resource").map((e) => e.name),
                     scripts: document.scripts.length, images: document.images.length };
            """,
        )
        assert found == {"text": TEXT, "broken": None, "fetched": [], "scripts": 2, "images": 0}
        assert site.requests == ["/"]


def test_lines_run_from_right_to_left_and_latin_runs_from_left_to_right(browse, view):
    found = browse(
        view,
        WORD
        + """
        const text = $(".text"), start = text.textContent.indexOf("خبرگزاری");
        const of = (needle) => word(text, needle, start);
        return { first: of("خبرگزاری"), latin: of("Associated"), second: of("Press"),
                 last: of("بسته"), before: word(text, "گفت"),
                 box: (({ left, right }) => ({ left, right }))(text.getBoundingClientRect()),
                 direction: getComputedStyle(text).direction,
                 space: getComputedStyle(text).whiteSpaceCollapse };
        """,
    )
    assert found["first"]["left"] > found["latin"]["right"]
    assert found["latin"]["right"] <= found["second"]["left"]
    assert found["second"]["left"] > found["last"]["right"]
    assert abs(found["first"]["right"] - found["box"]["right"]) < 60  # a tag may stand before it
    assert found["before"]["bottom"] <= found["first"]["bottom"]
    assert (found["direction"], found["space"]) == ("rtl", "preserve")


def test_gold_and_prediction_stand_side_by_side_each_with_its_own_marks(browse, report):
    found = browse(
        report,
        """
        $("[value=two]").click();
        const sheet = $(".sheet"), [gold, guess] = sheet.querySelectorAll(".column");
        const shown = (column) => [...column.querySelectorAll("mark.span.last:not(.off)")]
          .map((mark) => getComputedStyle(mark, "::after").content.replaceAll('"', ""));
        const both = { gold: gold.getBoundingClientRect().left,
                       guess: guess.getBoundingClientRect().right,
                       marks: [shown(gold), shown(guess)],
                       texts: [gold, guess].map((c) => c.querySelector(".text").textContent),
                       names: $$(".sheet:first-of-type .side-name").map((h) => h.textContent) };
        $("[value=one]").click();
        return { ...both, after: sheet.querySelectorAll(".column").length };
        """,
    )
    assert found["gold"] > found["guess"]
    assert found["texts"] == [TEXT, TEXT]
    assert found["names"] == ["Gold", "Prediction"]
    assert sorted(found["marks"][0]) == [
        *("DATE 2022-12-24", "FAC · missed", "LOC", "ORG · gold", "ORG · gold", "PER"),
    ]
    assert sorted(found["marks"][1]) == [
        *("DATE 2021-12-24", "ORG", "ORG · predicted", "PER", "PER · predicted"),
        "PROD · spurious",
    ]
    assert found["after"] == 1


def test_filters_filter_marks_lists_and_documents(browse, report):
    found = browse(
        report,
        """
        const state = () => ({
          marks: new Set($$("#document-1 mark:not(.off)").map((m) => m.dataset.n)).size,
          entries: $$("#document-1 .entry").filter((e) => e.checkVisibility()).length,
          documents: $$(".sheet").filter((s) => s.checkVisibility()).length,
          status: $("#status").value,
          plain: $$("mark.off").every((m) => getComputedStyle(m).borderBottomStyle === "none"
            && getComputedStyle(m, "::after").content === "none"
            && getComputedStyle(m, "::before").content === "none"
            && getComputedStyle(m).backgroundColor === "rgba(0, 0, 0, 0)") });
        const box = (name, value) => $(`input[name=${name}][value=${value}]`);
        const states = { all: state() };
        $("[data-do=errors]").click(); states.errors = state();
        box("hide", "empty").click(); states.hidden = state();
        box("layer", "entities").click(); states.without = state();
        $("[data-do=all]").click(); box("label", "ORG").click(); states.label = state();
        box("label", "ORG").click();
        ["exact", "boundary", "type", "both", "missed", "source", "speaker", "spurious"]
          .forEach((name) => box("class", name).click());
        states.value = state();
        return states;
        """,
    )
    # Six entities, one time and two quotes; listed are all quotes and all errors.
    assert (found["all"]["marks"], found["all"]["entries"]) == (9, 8)
    assert found["all"]["status"] == "17 of 17 annotations shown, in 2 of 2 documents."
    assert (found["errors"]["marks"], found["errors"]["entries"]) == (8, 8)
    assert (found["errors"]["documents"], found["hidden"]["documents"]) == (2, 1)
    assert (found["without"]["marks"], found["without"]["entries"]) == (3, 3)
    # Only those whose one label is ORG go: type and both have another label besides.
    assert found["label"]["marks"] == 8
    assert (found["value"]["marks"], found["value"]["entries"]) == (1, 1)
    assert all(state["plain"] for state in found.values())


def test_what_belongs_together_lights_up(browse, view):
    found = browse(
        view,
        """
        const lit = () => $$(".lit").map((e) => e.className.split(" ")[0] +
          (e.textContent.includes("سد را") ? "!" : "")).sort();
        $("mark.cue").focus();
        const cue = { lit: lit(), arrows: $$(".arrows path").length,
          seen: $(".arrows path").getTotalLength() > 5 };
        $("mark.cue").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
        const list = document.activeElement.closest(".entry")?.dataset.layer;
        document.activeElement.dispatchEvent(
          new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
        const after = $$(".lit, .arrows").length;
        $("[data-who=A1]").click();
        const actor = lit();
        return { ...cue, list, after, actor };
        """,
    )
    assert found["lit"] == ["content!", "cue", "entry", "source"]
    assert (found["arrows"], found["seen"]) == (2, True)
    assert (found["list"], found["after"]) == ("quotes", 0)
    # Her name where it stands, and all parts of what she said; then the button itself.
    assert found["actor"] == ["content!", "cue", "lit", "source", "span"]


def test_errors_can_be_gone_through_with_the_keyboard(browse, report):
    found = browse(
        report,
        """
        const seen = [], next = $("[data-do=next]"), previous = $("[data-do=previous]");
        for (let i = 0; i < 9; i += 1) {
          next.click();
          const mark = document.activeElement;
          const { top, bottom } = mark.getBoundingClientRect();
          seen.push([mark.getAttribute("aria-describedby"), top >= 0 && bottom <= innerHeight]);
        }
        previous.click();
        return { seen, back: document.activeElement.getAttribute("aria-describedby") };
        """,
    )
    ids = [identifier for identifier, _ in found["seen"]]
    assert len(set(ids)) == 8  # then it begins again
    assert ids[8] == ids[0]
    assert found["back"] == ids[7]
    assert all(visible for _, visible in found["seen"])


def test_everything_one_can_act_on_has_a_name(browse, report, view):
    for page in (report, view):
        found = browse(
            page,
            """
            const named = (e) => (e.textContent.trim() || e.getAttribute("aria-label") ||
              [...(e.labels ?? [])].map((l) => l.textContent.trim()).join("")) !== "";
            const ids = $$("[id]").map((e) => e.id);
            return {
              nameless: $$("button, input, a, summary, [role=region]").filter((e) => !named(e))
                .map((e) => e.outerHTML),
              lost: $$("[aria-describedby], [aria-labelledby]").filter((e) => !document
                .getElementById(e.getAttribute("aria-describedby") ??
                  e.getAttribute("aria-labelledby"))).length,
              twice: ids.length - new Set(ids).size,
              focusable: $$("mark[tabindex='0']").length,
              language: [document.documentElement.lang, $(".text").lang],
            };
            """,
        )
        assert found["nameless"] == []
        assert (found["lost"], found["twice"]) == (0, 0)
        assert found["focusable"] > 5
        assert found["language"] == ["en", "fa"]


CONTRAST = """
document.querySelectorAll("details").forEach((d) => { d.open = true; });
const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
  .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const ground = (element, colour) => {
  for (let e = element; ; e = e.parentElement) {
    const [r, g, b, alpha = 1] = parse(colour);
    if (alpha === 1) return [r, g, b];
    colour = getComputedStyle(e).backgroundColor;
  }
};
const ratios = [];
const judge = (element, pseudo) => {
  const style = getComputedStyle(element, pseudo);
  if (pseudo && style.content === "none") return;
  const [a, b] = [parse(style.color), ground(element, style.backgroundColor)].map(light);
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  ratios.push([ratio, `${element.className} ${pseudo ?? ""} ${element.textContent.slice(0, 20)}`]);
};
for (const mark of $$("mark")) [null, "::before", "::after"].forEach((p) => judge(mark, p));
$$(".text, .entry button, .verdict, .number, dt, .label, small, caption, .facts, #status, h1, a")
  .forEach((e) => judge(e, null));
ratios.sort((x, y) => x[0] - y[0]);
return { worst: ratios[0], page: getComputedStyle(document.body).color };
"""


def test_letters_stand_out_in_light_and_in_dark(browse, report):
    light = browse(report, CONTRAST)
    dark = browse(report, CONTRAST, "--force-dark-mode")
    assert light["page"] != dark["page"]
    for found in (light, dark):
        assert found["worst"][0] >= 4.5, found["worst"]


def test_a_narrow_screen_is_not_overrun(browse, report):
    overrun = "return [document.documentElement.scrollWidth, innerWidth];"
    width, window = browse(report, overrun, "--window-size=520,900")
    assert width <= window
