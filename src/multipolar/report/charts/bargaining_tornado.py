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
    bars: list[dict[str, Any]] = []
    for row in shown:
        for end, at, shade in (("low", row.at_low, VERMILLION), ("high", row.at_high, BLUE)):
            bars.append({"row": row.name, "from": data.point, "to": at, "colour": shade if row.kind == "input" else SOFT, "end": end})
    ends = [data.point, data.baseline, *(bar["to"] for bar in bars)]
    air = 0.05 * (max(ends) - min(ends)) or max(0.05 * abs(data.point), 0.5)
    x = alt.X("from:Q", scale=alt.Scale(domain=[min(ends) - air, max(ends) + air], nice=False, zero=False), title=_axis(data.issue))
    rows = keys or ["none"]
    base = alt.Chart(inline(bars)).encode(y=row_axis(rows))
    bar = base.mark_bar(size=13, yOffset=MARK, stroke=INK, strokeWidth=0.6)
    drawn = bar.encode(x=x, x2="to:Q", color=alt.Color("colour:N", scale=None))
    levels = [
        alt.Chart(inline([{"at": at}])).mark_rule(color=INK, strokeDash=dash, strokeWidth=2).encode(x=alt.X("at:Q"))
        for at, dash in ((data.point, [1, 0]), (data.baseline, [2, 3]))
    ]
    whole = layered(row_names(names, rows, frame.width - 24), drawn, *levels).properties(width=frame.width - 24, height=height(rows))
    said = "; ".join(f"{row.name}: {amount(row.at_low)} to {amount(row.at_high)}" for row in shown)
    return dress(
        whole,
        frame,
        title="What moves the outcome?",
        note=f"Vermillion: the number is lower; blue: it is higher; grey: another rule of the model. The line is the settlement "
        f"{amount(data.point)}, the dotted one the compromise model's {amount(data.baseline)}.",
        description=f"Bars from the settlement to the outcome with each number lower and higher. {said or 'Nothing moves it'}.",
    )


def table(data: Tornado, frame: BargainingFrame) -> Table:
    """Every number and rule with the outcomes at its two ends."""
    rows = [(row.name, row.kind, row.said, amount(row.at_low), amount(row.at_high), amount(row.reach)) for row in data.rows]
    columns = ("number or rule", "kind", "moved", "outcome when lower", "outcome when higher", "reach")
    return Table(caption=f"What moves the outcome on {data.issue}; {frame.line}", columns=columns, rows=tuple(rows))


def _axis(issue: str) -> str:
    return issue if issue == "outcome" else f"outcome on {issue}"


def _name(row: TornadoRow) -> str:
    return f"rule: {row.name} ({row.said})" if row.kind == "rule" else f"{row.name}: {row.said}"
