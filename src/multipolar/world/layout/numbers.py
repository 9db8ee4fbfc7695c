"""Rows of numbers: one an uncertain number, drawn once a member, in kernel units (shares 0–1, rates a week)."""

from __future__ import annotations

from typing import Final

from multipolar.library import parameters
from multipolar.world.layout.rows import Rows

WAR_NUMBERS: Final = ("held", "area", "advance", "jitter", "advantage", "substitution")
SIDE_NUMBERS: Final = ("force", "reinforcement", "loss_rate", "cost", "growth", "slack", "economy_share")
_number = Rows()
NOTHING: Final = _number("0")
UNIT: Final = _number("1")
HALF: Final = _number("0.5")
_PARAMETER_ROWS: Final = {f"{p.mechanism}.{p.name}": _number(f"world.{p.mechanism}.{p.name}") for p in parameters()}


def parameter(name: str) -> int:
    """Return the row of a mechanism's parameter, by ``mechanism.name``."""
    return _PARAMETER_ROWS[name]


HELD0: Final = _number("war.held")
AREA: Final = _number("war.area")
ADVANCE: Final = _number("war.advance")
JITTER: Final = _number("war.jitter")
ADVANTAGE: Final = _number("war.advantage")
SUBSTITUTION: Final = _number("war.substitution")
FORCE0_A: Final = _number("war.sides.attacker.force")
REINFORCEMENT_A: Final = _number("war.sides.attacker.reinforcement")
LOSS_A: Final = _number("war.sides.attacker.loss_rate")
COST_A: Final = _number("war.sides.attacker.cost")
GROWTH_A: Final = _number("war.sides.attacker.growth")
SLACK_A: Final = _number("war.sides.attacker.slack")
ECONOMY_SHARE_A: Final = _number("war.sides.attacker.economy_share")
FORCE0_D: Final = _number("war.sides.defender.force")
REINFORCEMENT_D: Final = _number("war.sides.defender.reinforcement")
LOSS_D: Final = _number("war.sides.defender.loss_rate")
COST_D: Final = _number("war.sides.defender.cost")
GROWTH_D: Final = _number("war.sides.defender.growth")
SLACK_D: Final = _number("war.sides.defender.slack")
ECONOMY_SHARE_D: Final = _number("war.sides.defender.economy_share")
FIXED_NUMBERS: Final = tuple(_number.names)
