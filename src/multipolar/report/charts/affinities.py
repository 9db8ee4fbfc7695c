"""Who draws closer, who drifts apart? The ties that move most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.errors import InputError
from multipolar.report.charts.fans import Panel, Panels, fan_of
from multipolar.report.look import GREEN, PURPLE
from multipolar.report.naming import actor_name

if TYPE_CHECKING:
    from multipolar.results import Fan, Run


def read(run: Run, *, most: int = 6) -> Panels:
    """The `most` pairs whose median moves furthest between start and horizon (1 to 60)."""
    if not 1 <= most <= 60:
        raise InputError(f"most is {most}; between 1 and 60 pairs can be drawn. Try 6.")
    fans = {name: fan_of(run, name) for name in run.measures if name.startswith("affinity.")}
    moved = sorted(fans, key=lambda name: (-_movement(fans[name]), name))[:most]
    chosen = f"The {len(moved)} of {len(fans)} pairs that move most. " if len(moved) < len(fans) else ""
    return Panels(
        title="Who draws closer, and who drifts apart?",
        panels=tuple(_panel(run, name, fans[name]) for name in moved),
        shared=True,
        note=f"{chosen}−100 is hostile, 0 indifferent (dotted), 100 allied. A dashed median ends below zero.",
        tall=120,
    )


def _movement(fan: Fan) -> float:
    middle = fan.at(0.5)
    return abs(float(middle[-1] - middle[0]))


def _panel(run: Run, measure: str, fan: Fan) -> Panel:
    _, a, b = measure.split(".", 2)
    hostile = float(fan.at(0.5)[-1]) < 0
    name = f"{actor_name(run.case, a)} – {actor_name(run.case, b)}"
    return Panel(name, "affinity", fan, PURPLE if hostile else GREEN, (4, 3) if hostile else (1, 0), baseline=0.0)
