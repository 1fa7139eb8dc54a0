"""Quotations: what was said, in which form, by which cue, and the words that name the source."""

from nlp_kit.quotes.finding import Findings, find_quotes
from nlp_kit.quotes.judgement import QUESTIONS
from nlp_kit.quotes.linear import Linear, Models

__all__ = ["QUESTIONS", "Findings", "Linear", "Models", "find_quotes"]
