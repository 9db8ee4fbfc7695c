"""Crisis: bargains short of war, why they are missed, who blinks, and how such games are estimated."""

from __future__ import annotations

from multipolar.models.contract import Model
from multipolar.models.crisis.audience_costs import AudienceCosts
from multipolar.models.crisis.bargaining_range import BargainingRange
from multipolar.models.crisis.commitment_problem import CommitmentProblem
from multipolar.models.crisis.fighting_while_bargaining import FightingWhileBargaining
from multipolar.models.crisis.quantal_response_equilibrium import QuantalResponseEquilibrium
from multipolar.models.crisis.sanction_threat import SanctionThreat
from multipolar.models.crisis.strategic_probit import CrisisData, StrategicProbit
from multipolar.models.crisis.war_of_attrition import WarOfAttrition
from multipolar.models.crisis.war_of_attrition_incomplete import WarOfAttritionIncomplete

__all__ = [
    "MODELS",
    "AudienceCosts",
    "BargainingRange",
    "CommitmentProblem",
    "CrisisData",
    "FightingWhileBargaining",
    "QuantalResponseEquilibrium",
    "SanctionThreat",
    "StrategicProbit",
    "WarOfAttrition",
    "WarOfAttritionIncomplete",
]

MODELS: tuple[type[Model], ...] = (
    BargainingRange,
    CommitmentProblem,
    FightingWhileBargaining,
    WarOfAttrition,
    WarOfAttritionIncomplete,
    AudienceCosts,
    SanctionThreat,
    StrategicProbit,
    QuantalResponseEquilibrium,
)
"""The crisis models, in the order in which they are shown."""
