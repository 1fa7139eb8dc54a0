"""A trained pipeline for others: its model card, and a wheel that spaCy loads by name."""

from nlp_kit.packaging.card import Measured, measure, model_card
from nlp_kit.packaging.wheel import build_wheel

__all__ = ["Measured", "build_wheel", "measure", "model_card"]
