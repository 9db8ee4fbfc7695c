"""Where does the front stand? The share of the country that the attacker holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from multipolar.errors import InputError
from multipolar.report.charts.fans import Panel, Panels, fan_of
from multipolar.report.look import VERMILLION
from multipolar.report.naming import actor_name, sides
from multipolar.scenario.placeholders import is_placeholder

if TYPE_CHECKING:
    from multipolar.results import Run


def read(run: Run, *, unit: Literal["%", "km²"] = "%") -> Panels:
    """The fan of the front, in % of the defender's country or in km²."""
    from dataclasses import replace

    if unit not in ("%", "km²"):
        raise InputError(f"unit is {unit!r}; the front is drawn in '%' or in 'km²'.")
    attacker, defender = (actor_name(run.case, side) for side in sides(run.case))
    fan = fan_of(run, "war.front")
    area = run.case.scenario.war.area.centre
    if unit == "km²":
        fan = replace(fan, values=fan.values * area / 100.0, unit="km²")
    said = "km²" if unit == "km²" else "% of the country"
    now = float(fan.at(0.5)[0])
    note = "Dotted: where it stood at the start."
    entry = run.case.numbers.get("war.area")
    if entry is None or not is_placeholder(entry):  # nobody knows how large the country of a draft is
        note += f" 1 % of the country is {area / 100:,.0f} km²."
    panel = Panel(f"Land held by {attacker}", said, fan, VERMILLION, baseline=now)
    return Panels(
        title=f"How much of {defender} does {attacker} hold?",
        panels=(panel,),
        note=note,
        tall=240,
    )
