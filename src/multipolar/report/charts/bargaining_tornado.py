"""What moves the outcome of a bargain: which number, which rule of the model? One row each, the furthest reach first."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

import altair as alt

from multipolar.report.charts.bargaining_frame import BargainingFrame
from multipolar.report.charts.rows import MARK, height, row_axis, row_names
from multipolar.report.look import BLUE, INK, SOFT, VERMILLION, WIDE, Chart, dress, inline, layered
from multipolar.report.tables import Table
from multipolar.report.words import amount
from multipolar.results.bargaining_forecast import Tornado, TornadoRow

MOST = 15
LANES = {"whole": (13, 0.0), "upper": (7, -3.5), "lower": (7, 3.5)}
"""Where a bar lies in its row: its size, and how far from the middle, in pixels."""
REACH = 12  # px that the lines of settlement and baseline reach above and below a bar's middle


def chart(tornado: Tornado, width: int = WIDE, most: int = MOST) -> Chart:
    """Draw a tornado, `width` pixels wide, with the `most` rows that reach furthest."""
    return draw(tornado, frame_of(tornado, width), most)


def frame_of(tornado: Tornado, width: int = WIDE) -> BargainingFrame:
    """The frame of a tornado."""
    return BargainingFrame(PurePath(tornado.source).name, tornado.model, tornado.preset, amount(tornado.baseline), width=width)


def draw(data: Tornado, frame: BargainingFrame, most: int = MOST) -> Chart:
    """A row a number or rule: the outcome when it is lower and when it is higher, around where the model settles."""
    shown = [row for row in data.rows if row.reach > 0.0][:most]
    keys = [row.name for row in shown]
    names = [{"row": row.name, "name": _name(row)} for row in shown] or [{"row": "none", "name": "nothing moves the outcome"}]
    bars = [bar for row in shown for bar in _bars(row, data.point)]
    ends = [data.point, data.baseline, *(bar["to"] for bar in bars)]
    air = 0.05 * (max(ends) - min(ends)) or max(0.05 * abs(data.point), 0.5)
    scale = alt.Scale(domain=[min(ends) - air, max(ends) + air], nice=False, zero=False)
    x = alt.X("from:Q", scale=scale, axis=alt.Axis(grid=False, tickCount=8), title=_axis(data.issue))
    rows = keys or ["none"]
    drawn = [
        alt.Chart(inline([bar for bar in bars if bar["lane"] == lane]))
        .mark_bar(size=size, yOffset=MARK + offset, stroke=INK, strokeWidth=0.6)
        .encode(y=row_axis(rows), x=x, x2="to:Q", color=alt.Color("colour:N", scale=None))
        for lane, (size, offset) in LANES.items()
    ]
    levels = [_level(rows, at, dash) for at, dash in ((data.point, [1, 0]), (data.baseline, [2, 3]))]
    whole = layered(row_names(names, rows, frame.width - 24), *drawn, *levels).properties(width=frame.width - 24, height=height(rows))
    split = any(bar["lane"] == "upper" and bar["colour"] != SOFT for bar in bars)
    lanes = " Where both move the outcome the same way, the lower number's bar is the upper one." if split else ""
    said = "; ".join(f"{row.name}: {amount(row.at_low)} to {amount(row.at_high)}" for row in shown)
    return dress(
        whole,
        frame,
        title="What moves the outcome?",
        note=f"Vermillion: the number is lower; blue: it is higher; grey: another rule of the model. The line is the settlement "
        f"{amount(data.point)}, the dotted one the compromise model's {amount(data.baseline)}.{lanes}",
        description=f"Bars from the settlement to the outcome with each number lower and higher. {said or 'Nothing moves it'}.",
    )


def table(data: Tornado, frame: BargainingFrame) -> Table:
    """Every number and rule with the outcomes at its two ends."""
    rows = [(row.name, row.kind, row.said, amount(row.at_low), amount(row.at_high), amount(row.reach)) for row in data.rows]
    columns = ("number or rule", "kind", "moved", "outcome when lower", "outcome when higher", "reach")
    return Table(caption=f"What moves the outcome on {data.issue}; {frame.line}", columns=columns, rows=tuple(rows))


def _bars(row: TornadoRow, point: float) -> list[dict[str, Any]]:
    """Both ends of a row: side by side around the settlement, or one above the other where both lie on the same side of it."""
    same = (row.at_low - point) * (row.at_high - point) > 0.0
    return [
        {"row": row.name, "from": point, "to": at, "colour": shade if row.kind == "input" else SOFT, "lane": lane if same else "whole"}
        for at, shade, lane in ((row.at_low, VERMILLION, "upper"), (row.at_high, BLUE, "lower"))
    ]


def _level(rows: list[str], at: float, dash: list[int]) -> alt.Chart:
    """A line at one outcome through the bars of all rows, and not through their names."""
    base = alt.Chart(inline([{"row": row, "at": at} for row in rows]))
    mark = base.mark_rule(color=INK, strokeDash=dash, strokeWidth=2, yOffset=MARK - REACH, y2Offset=MARK + REACH)
    drawn: alt.Chart = mark.encode(x=alt.X("at:Q"), y=row_axis(rows), y2=alt.Y2("row"))
    return drawn


def _axis(issue: str) -> str:
    return issue if issue == "outcome" else f"outcome on {issue}"


def _name(row: TornadoRow) -> str:
    return f"rule: {row.name} ({row.said})" if row.kind == "rule" else f"{row.name}: {row.said}"
