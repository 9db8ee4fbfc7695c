"""The spatial model of politics, with every ambiguous rule a named switch."""

from multipolar.models.bargaining.spatial.model import SpatialPolitics
from multipolar.models.bargaining.spatial.record import Bargain, Bargains

__all__ = ["MODELS", "Bargain", "Bargains", "SpatialPolitics"]

MODELS = (SpatialPolitics,)
"""What this package adds to the bargaining family."""
