"""What do the powers decide? The levers: aid, sanctions, support, pressure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.report.charts.fans import Panel, Panels, fan_of
from multipolar.report.look import BLUE, GREEN, OCHRE, VERMILLION
from multipolar.report.naming import issue_name
from multipolar.report.scales import ends

if TYPE_CHECKING:
    from multipolar.results import Run

COLOURS = {"aid": BLUE, "support": VERMILLION, "sanctions": GREEN, "pressure": OCHRE}


def read(run: Run) -> Panels:
    """Every lever of the case on its scale of 0 to 100."""
    return Panels(
        title="What do the powers decide?",
        panels=tuple(_panel(run, name) for name in run.measures if name.startswith("lever.")),
        span=(0.0, 100.0),
        note="Each on its scale of 0 to 100, whose ends are described above the panel in the case's words. Dotted: the start.",
        tall=120,
    )


def _panel(run: Run, measure: str) -> Panel:
    issue = measure.removeprefix("lever.")
    lever = run.case.scenario.issues[issue].lever
    fan = fan_of(run, measure)
    shade = COLOURS.get(str(lever.kind), BLUE) if lever else BLUE
    none, full = ends(run.case, issue)
    return Panel(
        issue_name(issue, run.case), "place on 0–100", fan, shade, baseline=float(fan.at(0.5)[0]), scale=(f"0: {none}", f"100: {full}")
    )
