"""How far annotators agree: spans, tokens, values, sources and speakers."""

from nlp_kit.agreement.measure import SPAN_LAYERS, Agreement, Line, agree

__all__ = ["SPAN_LAYERS", "Agreement", "Line", "agree"]
