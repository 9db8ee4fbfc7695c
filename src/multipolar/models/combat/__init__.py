"""Combat: laws of attrition, with reinforcements, fitted to observed strengths."""

from __future__ import annotations

from multipolar.models.combat.course import Battle
from multipolar.models.combat.fitting import AttritionFit
from multipolar.models.combat.lanchester_linear import LanchesterLinear
from multipolar.models.combat.lanchester_logarithmic import LanchesterLogarithmic
from multipolar.models.combat.lanchester_mixed import LanchesterMixed
from multipolar.models.combat.lanchester_square import LanchesterSquare
from multipolar.models.contract import Model

__all__ = ["MODELS", "AttritionFit", "Battle", "LanchesterLinear", "LanchesterLogarithmic", "LanchesterMixed", "LanchesterSquare"]

MODELS: tuple[type[Model], ...] = (LanchesterSquare, LanchesterLinear, LanchesterMixed, LanchesterLogarithmic)
"""The laws of combat, in the order in which they are shown."""
