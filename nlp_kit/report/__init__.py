"""The page that shows documents, and what a prediction got right and wrong."""

from nlp_kit.report.notebook import View
from nlp_kit.report.pages import report_html, view_html

__all__ = ["View", "report_html", "view_html"]
