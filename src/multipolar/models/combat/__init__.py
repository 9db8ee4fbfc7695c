"""Combat: laws of attrition, with reinforcements, fitted to observed strengths."""

from __future__ import annotations

from multipolar.models.combat.course import Battle
from multipolar.models.combat.exponents import CombatLaw, Exponents
from multipolar.models.combat.fitting import AttritionFit
from multipolar.models.combat.lanchester_general import LanchesterGeneral
from multipolar.models.combat.lanchester_linear import LanchesterLinear
from multipolar.models.combat.lanchester_logarithmic import LanchesterLogarithmic
from multipolar.models.combat.lanchester_mixed import LanchesterMixed
from multipolar.models.combat.lanchester_square import LanchesterSquare

__all__ = [
    "MODELS",
    "AttritionFit",
    "Battle",
    "CombatLaw",
    "Exponents",
    "LanchesterGeneral",
    "LanchesterLinear",
    "LanchesterLogarithmic",
    "LanchesterMixed",
    "LanchesterSquare",
]

MODELS: tuple[type[CombatLaw], ...] = (LanchesterSquare, LanchesterLinear, LanchesterMixed, LanchesterLogarithmic, LanchesterGeneral)
"""The laws of combat, in the order in which they are shown."""

KIND = CombatLaw
"""What is common to all of them."""
