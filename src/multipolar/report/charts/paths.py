"""How likely is each path? Bars with an interval, the likeliest first."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import altair as alt

from multipolar.report.charts.rows import MARK, height, row_axis, row_names
from multipolar.report.look import INK, Chart, colour, dress, inline, layered
from multipolar.report.tables import Table
from multipolar.report.words import count, histories, interval, likelihood, percent

if TYPE_CHECKING:
    from multipolar.report.frame import Frame
    from multipolar.results import Run


@dataclass(frozen=True, slots=True)
class Share:
    """The share of histories that take a path: `p` in [0, 1], its 95 % interval, the number of histories."""

    id: str
    name: str
    index: int
    p: float
    lo: float
    hi: float
    members: int


def read(run: Run) -> tuple[Share, ...]:
    """The share of each path, the largest first; paths that no history takes are kept."""
    titles = run.manifest.plan.path_titles
    found = [
        Share(share.name, titles.get(share.name, share.name), index, share.p, share.lo, share.hi, share.members)
        for index, share in enumerate(run.paths)
    ]
    return tuple(sorted(found, key=lambda share: (-share.p, share.index)))


def draw(shares: tuple[Share, ...], frame: Frame) -> Chart:
    """Bars from 0 with the interval as a whisker and the numbers in writing."""
    keys = [share.id for share in shares]
    rows = [
        {
            "row": share.id, "name": share.name, "p": share.p, "lo": share.lo, "hi": share.hi,
            "colour": colour(share.index), "text": f"{percent(share.p)}  ({interval(share.lo, share.hi)})",
        }
        for share in shares
    ]  # fmt: skip
    top = max((share.hi for share in shares), default=1.0)
    shown = min(1.0, math.ceil(top * 10) / 10)
    room = 120 / max(frame.width - 150, 100)
    x = alt.X(
        "p:Q",
        scale=alt.Scale(domain=[0, shown * (1 + room)], nice=False),
        axis=alt.Axis(format="%", values=[step / 10 for step in range(round(shown * 10) + 1)], labelOverlap=True),
        title="share of the simulated histories",
    )
    base = alt.Chart(inline(rows)).encode(y=row_axis(keys))
    bars = base.mark_bar(size=16, yOffset=MARK, stroke=INK, strokeWidth=0.75).encode(x=x, color=alt.Color("colour:N", scale=None))
    back = base.mark_rule(yOffset=MARK, strokeWidth=5, color="white").encode(x=alt.X("lo:Q"), x2="hi:Q")
    front = base.mark_rule(yOffset=MARK, strokeWidth=2, color=INK).encode(x=alt.X("lo:Q"), x2="hi:Q")
    texts = base.mark_text(align="left", dx=8, dy=MARK).encode(x=alt.X("hi:Q"), text="text:N")
    chart = layered(row_names(rows, keys, frame.width - 24), bars, back, front, texts).properties(
        width=frame.width - 24, height=height(keys)
    )
    said = "; ".join(f"{share.name} {percent(share.p)}" for share in shares)
    return dress(
        chart,
        frame,
        title=f"Probability of each path by {frame.end}",
        note="The dark line on each bar is the 95 % interval from the number of histories alone; the model may be wrong by more.",
        description=f"Bars, one a path. {said}.",
    )


def table(shares: tuple[Share, ...], frame: Frame) -> Table:
    """Each path with its probability in words and numbers."""
    rows = tuple(
        (share.name, percent(share.p), interval(share.lo, share.hi), likelihood(share.p, share.lo, share.hi), count(share.members))
        for share in shares
    )
    return Table(
        caption=f"Probability of each path by {frame.end}, with its 95 % interval from {histories(frame.members)}",
        columns=("path", "probability", "95 % interval", "in words", "histories"),
        rows=rows,
    )
