"""nlp_kit: Persian news dispatches as evidence."""

__version__ = "0.1.0"
