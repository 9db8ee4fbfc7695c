"""What does the war cost people? Military and civilian losses and displacement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.report.charts.fans import Panel, Panels, fan_of
from multipolar.report.look import PURPLE
from multipolar.report.naming import toll_name

if TYPE_CHECKING:
    from multipolar.results import Run


def read(run: Run) -> Panels:
    """Every `toll` measure of the case, in thousand people since the start; none if the case counts no toll."""
    names = [name for name in run.measures if name.startswith("toll.")]
    panels = tuple(Panel(toll_name(run.case, name.removeprefix("toll.")), "thousand people", fan_of(run, name), PURPLE) for name in names)
    return Panels(title="What does the war cost people?", panels=panels, note="Counted from the start of the histories.")
