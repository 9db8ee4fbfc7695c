"""Economy: what sanctions and substitution do to trade and real income."""

from __future__ import annotations

from multipolar.models.contract import Model
from multipolar.models.economy.hat_algebra import HatAlgebra, SanctionEffect, TradeChange

__all__ = ["MODELS", "HatAlgebra", "SanctionEffect", "TradeChange"]

MODELS: tuple[type[Model], ...] = (HatAlgebra,)
"""The models of the economy, in the order in which they are shown."""
