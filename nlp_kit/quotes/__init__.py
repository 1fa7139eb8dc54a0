"""Quotations: what was said, in which form, by which cue, and the words that name the source."""

from nlp_kit.quotes.finding import Findings, find_quotes

__all__ = ["Findings", "find_quotes"]
