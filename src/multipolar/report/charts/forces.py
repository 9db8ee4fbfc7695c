"""How strong the two sides are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.report.charts.fans import Panel, Panels, fan_of
from multipolar.report.look import BLUE, VERMILLION
from multipolar.report.naming import actor_name, sides

if TYPE_CHECKING:
    from multipolar.results import Run

COLOURS = (VERMILLION, BLUE)  # attacker, defender, in every chart of the two sides


def by_side(run: Run, prefix: str, unit: str, baseline: float | None) -> tuple[Panel, ...]:
    """One panel a side for the measure `prefix`.<side>, the attacker first."""
    return tuple(
        Panel(actor_name(run.case, side), unit, fan_of(run, f"{prefix}.{side}"), colour, baseline=baseline)
        for side, colour in zip(sides(run.case), COLOURS, strict=True)
    )


def read(run: Run) -> Panels:
    """The force of each side; 1 is the attacker's at the start."""
    attacker = actor_name(run.case, sides(run.case)[0])
    return Panels(
        title="How strong are the two sides in the field?",
        panels=by_side(run, "war.force", "force (attacker at start = 1)", 1.0),
        shared=True,
        note=f"One scale for both; 1, dotted, is {attacker}, the attacker, at the start.",
    )
