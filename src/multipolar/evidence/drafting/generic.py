"""What documents cannot give: forces, losses, patience. Generic values, each a judgement that says so."""

from __future__ import annotations

from datetime import date
from typing import Any

SAID = "Generic: documents do not give it."


def war(attacker: str, defender: str, began: date, why: str) -> dict[str, Any]:
    """The war between two sides of which nothing but their names is known, and at most when it began."""
    said = f"{SAID} Shares of the country matter, not its size; a defender usually holds against somewhat larger forces."
    return {
        "attacker": attacker,
        "defender": defender,
        "began": began,
        "area": 200000,
        "held": "10 ± 5",
        "advance": "220 */ 1.5",
        "jitter": "60 */ 1.5",
        "advantage": "1.2 */ 1.15",
        "judgement": {"began": why} | dict.fromkeys(("area", "held", "advance", "jitter", "advantage"), said),
        "sides": {
            attacker: _side(force="1 */ 1.2", cost="14 */ 1.8", said="The attacker is the unit of force; losses are about replaced."),
            defender: _side(force="0.8 */ 1.3", cost="20 */ 1.8", said="Somewhat weaker than the attacker, and the war is on its soil."),
        },
    }


def _side(*, force: str, cost: str, said: str) -> dict[str, Any]:
    return {
        "force": force,
        "reinforcement": "1.3 */ 1.15",
        "loss_rate": "1.3 */ 1.15",
        "cost": cost,
        "slack": "12 ± 4",
        "judgement": f"{SAID} {said}",
    }


def patron() -> dict[str, Any]:
    """A patron of the defender who talks over its head."""
    return {"cost": "6 */ 1.6", "blame": "8 */ 1.6", "abandon": "45 ± 20", "judgement": f"{SAID} Help is a burden, and so is blame."}
