"""The expected utility model of bargaining, with every ambiguous rule a named switch."""

from multipolar.models.bargaining.expected_utility.audit import Contest, Support, Views, explain, see
from multipolar.models.bargaining.expected_utility.model import ExpectedUtility

__all__ = ["MODELS", "Contest", "ExpectedUtility", "Support", "Views", "explain", "see"]

MODELS = (ExpectedUtility,)
"""What this package adds to the bargaining family."""
