"""Alliance: camps and valleys, balance of friends and enemies, concentration of capability, blocs of ideal points."""

from __future__ import annotations

from multipolar.models.alliance.concentration import Concentration, Polarity
from multipolar.models.alliance.ideal_point_blocs import Blocs, IdealPointBlocs
from multipolar.models.alliance.landscape import Landscape, Minimum
from multipolar.models.alliance.structural_balance import Balance, StructuralBalance
from multipolar.models.contract import Model

__all__ = ["MODELS", "Balance", "Blocs", "Concentration", "IdealPointBlocs", "Landscape", "Minimum", "Polarity", "StructuralBalance"]

MODELS: tuple[type[Model], ...] = (Landscape, StructuralBalance, Concentration, IdealPointBlocs)
"""The models of alliance, in the order in which they are shown."""
