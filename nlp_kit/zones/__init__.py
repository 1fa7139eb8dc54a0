"""The zones of a page: navigation, headline, captions, body and credits, line by line."""

from nlp_kit.zones.labelling import find_zones

__all__ = ["find_zones"]
