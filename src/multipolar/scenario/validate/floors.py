"""Floors that nobody can mean."""

from __future__ import annotations

from multipolar.scenario.floors import BELOW, stances
from multipolar.scenario.numbers import plain
from multipolar.scenario.validate.report import Findings


def check_floors(findings: Findings) -> None:
    """A side of the war does not refuse what it wants: its floor lies between its ideal and its enemy's end of the scale."""
    for floor in stances(findings.origin.scenario):
        if floor.gives >= 0.0:
            continue
        where = f"positions.{floor.issue}.{floor.actor}.floor"
        wants, most = ("high", "at most") if floor.side == BELOW else ("low", "at least")
        said = (
            f"{where}: the floor, {plain(floor.floor)}, lies beyond the ideal, {plain(floor.ideal)}; against its enemy "
            f"'{floor.actor}' wants {wants} values, and the least it accepts is {most} its ideal."
        )
        hint = "For the hardest stance give the ideal itself; without a floor it has said nothing that a deal could fall short of."
        findings.add(("positions", floor.issue, floor.actor, "floor"), said, hint)
