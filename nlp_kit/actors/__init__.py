"""Actors: who is meant by each mention, and who speaks in each quotation."""

from nlp_kit.actors.antecedents import ANAPHORS
from nlp_kit.actors.resolution import Resolution, resolve

__all__ = ["ANAPHORS", "Resolution", "resolve"]
