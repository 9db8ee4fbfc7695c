"""A chart in three steps: read plain numbers off a run, draw them, or set them as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from multipolar.report.frame import Frame
from multipolar.report.look import WIDE, Chart

if TYPE_CHECKING:
    from multipolar.report.tables import Table
    from multipolar.results import Run

Data = TypeVar("Data")


@dataclass(frozen=True, slots=True)
class Plot(Generic[Data]):
    """One chart of a run; calling it with a run gives the Altair chart.

    Parameters
    ----------
    read : callable
        Run and options in, frozen plain data out. The only step that touches the run.
    draw : callable
        Data and frame in, Altair chart out.
    table : callable
        Data and frame in, the same numbers as a table out.
    """

    read: Callable[..., Data]
    draw: Callable[[Data, Frame], Chart]
    table: Callable[[Data, Frame], Table]

    def __call__(self, run: Run, *, width: int = WIDE, **options: Any) -> Chart:
        """Draw `run`, `width` pixels wide; `options` go to `read`."""
        return self.draw(self.read(run, **options), Frame.of(run, width))
