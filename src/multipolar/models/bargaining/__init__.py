"""Bargaining: who wants what, how much it matters to them, what weight they carry, and where that settles."""

from __future__ import annotations

from multipolar.models.bargaining.compromise import Compromise
from multipolar.models.bargaining.exchange import EqualGainExchange
from multipolar.models.bargaining.expected_utility import ExpectedUtility
from multipolar.models.bargaining.kalai_smorodinsky import KalaiSmorodinsky
from multipolar.models.bargaining.mean import Mean
from multipolar.models.bargaining.median import Median
from multipolar.models.bargaining.nash import Nash
from multipolar.models.bargaining.problem import BargainingModel, BargainingProblem, Move, Moves, Round, Settlement
from multipolar.models.bargaining.quantal_response import QuantalResponse
from multipolar.models.bargaining.spatial import SpatialPolitics
from multipolar.models.bargaining.weighted_median import WeightedMedian

__all__ = [
    "MODELS",
    "BargainingModel",
    "BargainingProblem",
    "Compromise",
    "EqualGainExchange",
    "ExpectedUtility",
    "KalaiSmorodinsky",
    "Mean",
    "Median",
    "Move",
    "Moves",
    "Nash",
    "QuantalResponse",
    "Round",
    "Settlement",
    "SpatialPolitics",
    "WeightedMedian",
]

MODELS: tuple[type[BargainingModel], ...] = (
    Compromise,
    Mean,
    Median,
    WeightedMedian,
    Nash,
    KalaiSmorodinsky,
    QuantalResponse,
    ExpectedUtility,
    SpatialPolitics,
    EqualGainExchange,
)
"""The bargaining models, in the order in which they are shown."""

KIND = BargainingModel
"""What is common to all of them."""

EXAMPLE = "settle position=0,0.4,1 salience=1,0.5,0.8 capability=1,2,3"
"""What can be typed after the name of any of them."""

BASELINE = "compromise"
"""The model whose answer stands beside every other's: none has beaten it on past decisions."""
