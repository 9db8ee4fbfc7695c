"""Equal-gain exchange: actors trade positions on one issue for positions on another, both gaining alike."""

from multipolar.models.bargaining.exchange.model import EqualGainExchange
from multipolar.models.bargaining.exchange.record import Exchange, Exchanges

__all__ = ["MODELS", "EqualGainExchange", "Exchange", "Exchanges"]

MODELS = (EqualGainExchange,)
"""What this package adds to the bargaining family."""
