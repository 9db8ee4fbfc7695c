"""A chart inside the report: two drawings (desktop and phone), a description, and its numbers as a table."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from multipolar.report.charts import CHARTS
from multipolar.report.frame import Frame
from multipolar.report.look import NARROW, WIDE
from multipolar.report.save import svg_of
from multipolar.report.tables import Table

if TYPE_CHECKING:
    from multipolar.results import Run


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing as a data address, with its size in pixels."""

    source: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart of the run, ready for a page that loads nothing."""

    id: str
    description: str
    wide: Picture
    narrow: Picture
    table: Table


def figure(run: Run, name: str, **options: Any) -> Figure:
    """Draw the chart `name` of `run`; `options` go to its reader."""
    plot = CHARTS[name]
    data = plot.read(run, **options)
    wide, narrow = (plot.draw(data, Frame.of(run, width)) for width in (WIDE, NARROW))
    return Figure(name, str(wide.description), picture(svg_of(wide)), picture(svg_of(narrow)), plot.table(data, Frame.of(run)))


def picture(svg: str) -> Picture:
    """An SVG document as a data address; coordinates are cut to a hundredth of a pixel, which nobody sees."""
    size = re.search(r'<svg[^>]*?\bwidth="([\d.]+)"[^>]*?\bheight="([\d.]+)"', svg)
    width, height = (round(float(part)) for part in size.groups()) if size else (WIDE, WIDE)
    short = re.sub(r"(\d+\.\d\d)\d+", r"\1", svg)
    return Picture(f"data:image/svg+xml;base64,{base64.b64encode(short.encode()).decode('ascii')}", width, height)
