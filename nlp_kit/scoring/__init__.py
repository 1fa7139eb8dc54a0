"""What a number means, in one place: matching, counts, statistics, signatures, tables."""

from nlp_kit.scoring.errors import OUTCOMES, Match, Outcome, confusion
from nlp_kit.scoring.figures import Estimate, Figure
from nlp_kit.scoring.items import Item, surfaces
from nlp_kit.scoring.measures import LAYERS, MEASURES, Measure, measure_named
from nlp_kit.scoring.scores import Scores, score
from nlp_kit.scoring.signature import Signature, fingerprint
from nlp_kit.scoring.statistics import mean_sd
from nlp_kit.scoring.tally import Row, Tally

__all__ = [
    "LAYERS",
    "MEASURES",
    "OUTCOMES",
    "Estimate",
    "Figure",
    "Item",
    "Match",
    "Measure",
    "Outcome",
    "Row",
    "Scores",
    "Signature",
    "Tally",
    "confusion",
    "fingerprint",
    "mean_sd",
    "measure_named",
    "score",
    "surfaces",
]
