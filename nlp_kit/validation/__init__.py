"""Validation: every rule of the annotation scheme, and all findings in one run."""

from nlp_kit.validation.checking import check_document
from nlp_kit.validation.findings import Finding, visible
from nlp_kit.validation.registry import Rule, all_rules, select_rules
from nlp_kit.validation.rulebook import rules_markdown
from nlp_kit.validation.runner import validate

__all__ = [
    "Finding",
    "Rule",
    "all_rules",
    "check_document",
    "rules_markdown",
    "select_rules",
    "validate",
    "visible",
]
