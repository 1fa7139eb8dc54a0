"""Every rule has a fixture with one error, named after the rule, and finds that error alone."""

from pathlib import Path

import pytest

from nlp_kit.validation import all_rules, rules_markdown, validate

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = Path(__file__).parent / "fixtures"
# Rules about several files of a corpus folder; test_corpus_folder.py makes such folders.
OF_CORPUS_FOLDERS = {"corpus-text-hash", "corpus-file-missing", "split-leak"}
IDS = [rule.id for rule in all_rules() if rule.id not in OF_CORPUS_FOLDERS]


@pytest.mark.parametrize("identifier", IDS)
def test_the_fixture_of_a_rule_breaks_that_rule_alone(identifier):
    (finding,) = validate([FIXTURES / f"{identifier}.jsonl"])
    rule = next(rule for rule in all_rules() if rule.id == identifier)
    assert (finding.rule, finding.severity) == (identifier, rule.severity)
    assert finding.where.file == str(FIXTURES / f"{identifier}.jsonl")
    assert finding.where.line in {1, 2}
    assert finding.what.endswith((".", "?")) and finding.fix.endswith(".")


def test_a_clean_document_has_no_findings():
    assert list(validate([FIXTURES / "clean.jsonl"])) == []


def test_no_fixture_is_left_of_a_rule_that_is_gone():
    assert {path.stem for path in FIXTURES.glob("*.jsonl")} == {"clean", *IDS}


@pytest.mark.skipif(
    not (ROOT / "RULES.md").exists(), reason="an installed package comes without RULES.md"
)
def test_the_list_of_rules_is_current():
    assert (ROOT / "RULES.md").read_text(encoding="utf-8") == rules_markdown()


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_a_rule_says_what_it_demands_and_what_to_do(rule):
    assert rule.says.endswith(".") and rule.fix.endswith(".")
    assert rule.says[0].isupper() or rule.says.startswith("`")
