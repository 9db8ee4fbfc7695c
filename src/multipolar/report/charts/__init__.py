"""Every chart of a run, by name. To add one: a file with `read`, `draw` and `table`, and a line here."""

from __future__ import annotations

from typing import Any

from multipolar.report.charts import (
    affinities,
    aid,
    bargaining,
    dots,
    drivers,
    economy,
    fans,
    forces,
    front,
    losses,
    paths,
    toll,
    weekly,
    when,
)
from multipolar.report.charts.plot import Plot

CHARTS: dict[str, Plot[Any]] = {
    "paths": Plot(paths.read, paths.draw, paths.table),
    "dots": Plot(dots.read, dots.draw, dots.table),
    "when": Plot(when.read, when.draw, when.table),
    "weekly": Plot(weekly.read, weekly.draw, weekly.table),
    "weekly-paths": Plot(weekly.read_paths, weekly.draw, weekly.table),
    "front": Plot(front.read, fans.draw, fans.table),
    "forces": Plot(forces.read, fans.draw, fans.table),
    "losses": Plot(losses.read, fans.draw, fans.table),
    "aid": Plot(aid.read, fans.draw, fans.table),
    "economy": Plot(economy.read, fans.draw, fans.table),
    "affinities": Plot(affinities.read, fans.draw, fans.table),
    "toll": Plot(toll.read, fans.draw, fans.table),
    "bargaining-range": Plot(bargaining.read, bargaining.draw, bargaining.table),
    "drivers": Plot(drivers.read, drivers.draw, drivers.table),
}

__all__ = ["CHARTS", "Plot"]
