"""How often a deal exists that clears every obstacle for both sides, and which obstacle keeps it shut."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import altair as alt

from multipolar.report.look import (
    BLUE,
    DASHES,
    GREEN,
    INK,
    OCHRE,
    PURPLE,
    SOFT,
    VERMILLION,
    Chart,
    date_axis,
    dress,
    inline,
    layered,
    levels,
    share_axis,
    spread,
    stamp,
)  # fmt: skip
from multipolar.report.tables import Table
from multipolar.report.words import percent

if TYPE_CHECKING:
    from multipolar.report.frame import Frame
    from multipolar.results import Bargaining, Run

NAMES = {
    "open": "as things are",
    "commitment": "if deals were trusted",
    "optimism": "if beliefs were right",
    "audience": "if leaders lost no face",
    "friction": "if talks ran smoothly",
    "none": "without all four",
}
COLOURS = {
    "open": INK,
    "commitment": BLUE,
    "optimism": VERMILLION,
    "audience": GREEN,
    "friction": PURPLE,
    "none": OCHRE,
}
HEIGHT = 300
GAP = 17
LEGEND = 20  # px between two lines below the plot


def read(run: Run) -> Bargaining:
    """The share of the histories at war in which the range is open, as it is and without each obstacle."""
    from multipolar.analysis.bargaining import range_over_time

    return range_over_time(run)


def name_of(obstacle: str) -> str:
    """What a line of the chart stands for."""
    return NAMES.get(obstacle, f"without {obstacle}")


def draw(data: Bargaining, frame: Frame) -> Chart:
    """One line a condition, each with its own dash and its name at the right end."""
    lines = {"open": data.open, **data.without}
    rows = [
        {"date": stamp(day), "line": key, "share": float(value)}
        for key, series in lines.items()
        for day, value in zip(data.dates, series, strict=True)
        if math.isfinite(value)
    ]
    keys = list(lines)
    x = date_axis(data.dates, frame.width - 82, room=_room(frame))
    y = share_axis("share:Q", "share of the histories at war")
    base = (
        alt.Chart(inline(rows))
        .mark_line(strokeWidth=2.2, point=len(data.dates) == 1)
        .encode(
            x=x,
            y=y,
            color=alt.Color("line:N", scale=alt.Scale(domain=keys, range=[_shade(key) for key in keys]), legend=None),
            strokeDash=alt.StrokeDash("line:N", scale=alt.Scale(domain=keys, range=[_dash(keys, key) for key in keys]), legend=None),
        )
    )
    beside = [_labels(data)] if frame.is_wide else []
    plot: Chart = layered(levels(data.dates), base, *beside).properties(width=frame.width - 82, height=HEIGHT)
    chart = plot if frame.is_wide else alt.vconcat(plot, _below(data, frame.width - 82), spacing=8)
    said = "; ".join(f"{name_of(key)} {_mean(data, key)}" for key in keys)
    return dress(
        chart,
        frame,
        title="How often would a deal clear every obstacle?",
        note="Share of the histories still at war in which some offer is better for both sides than fighting on, by more than the "
        f"friction of talks. Written {'at the right' if frame.is_wide else 'below'}: the mean over all weeks at war. Signing is a matter "
        "of chance around that line: deals are also signed short of it, and missed beyond it.",
        description=f"Lines over time. Mean over all weeks at war: {said}.",
    )


def table(data: Bargaining, frame: Frame) -> Table:
    """The mean share of each condition, and its share at the start, after a year and at the horizon."""
    last = len(data.dates) - 1
    weeks = sorted({0, min(52, last), last})
    lines = {"open": data.open, **data.without}
    return Table(
        caption=f"Share of the histories at war in which some deal clears the obstacles, to {frame.end}",
        columns=("condition", "mean over weeks at war", *(str(data.dates[week]) for week in weeks)),
        rows=tuple((name_of(key), _mean(data, key), *(_share(float(series[week])) for week in weeks)) for key, series in lines.items()),
    )


def _labels(data: Bargaining) -> alt.LayerChart:
    lines = {"open": data.open, **data.without}
    ends = {key: _last(series.tolist()) for key, series in lines.items()}
    shown = {key: end for key, end in ends.items() if end is not None}
    gap = GAP / HEIGHT
    places = spread(list(shown.values()), gap, gap / 2, 1 - gap / 2)
    keys = list(lines)
    rows = [
        {"date": stamp(data.dates[-1]), "at": place, "end": end, "line": key, "text": f"{name_of(key)} {_mean(data, key)}"}
        for (key, end), place in zip(shown.items(), places, strict=True)
    ]
    base = alt.Chart(inline(rows)).encode(x=alt.X("date:T"), x2=alt.X2("date:T"))
    colours = alt.Color("line:N", scale=alt.Scale(domain=keys, range=[_shade(key) for key in keys]), legend=None)
    dashes = alt.StrokeDash("line:N", scale=alt.Scale(domain=keys, range=[_dash(keys, key) for key in keys]), legend=None)
    leader = base.mark_rule(color=SOFT, strokeWidth=0.75, xOffset=2, x2Offset=10).encode(y=alt.Y("end:Q"), y2="at:Q")
    sample = base.mark_rule(strokeWidth=2.2, xOffset=10, x2Offset=30).encode(y=alt.Y("at:Q"), color=colours, strokeDash=dashes)
    texts = alt.Chart(inline(rows)).mark_text(align="left", dx=35)
    return layered(leader, sample, texts.encode(x=alt.X("date:T"), y=alt.Y("at:Q"), text="text:N"))


def _below(data: Bargaining, width: int) -> alt.LayerChart:
    """The same below the plot, where there is no room beside it, the highest mean first."""
    keys = ["open", *data.without]
    means = {key: data.mean_open if key == "open" else data.mean_without[key] for key in keys}
    listed = sorted(keys, key=lambda key: (not math.isfinite(means[key]), -means[key] if math.isfinite(means[key]) else 0.0))
    rows = [{"at": LEGEND * (line + 0.5), "line": key, "text": f"{name_of(key)} {_mean(data, key)}"} for line, key in enumerate(listed)]
    tall = LEGEND * len(rows)
    base = alt.Chart(inline(rows)).encode(y=alt.Y("at:Q", scale=alt.Scale(domain=[tall, 0], nice=False), axis=None))
    colours = alt.Color("line:N", scale=alt.Scale(domain=keys, range=[_shade(key) for key in keys]), legend=None)
    dashes = alt.StrokeDash("line:N", scale=alt.Scale(domain=keys, range=[_dash(keys, key) for key in keys]), legend=None)
    sample = base.mark_rule(strokeWidth=2.2).encode(x=alt.value(0), x2=alt.value(24), color=colours, strokeDash=dashes)
    texts = base.mark_text(align="left", limit=width - 30).encode(x=alt.value(30), text="text:N")
    return layered(sample, texts).properties(width=width, height=tall)


def _room(frame: Frame) -> float:
    return 210.0 if frame.is_wide else 0.0


def _shade(key: str) -> str:
    return COLOURS.get(key, "#4D4D4D")


def _dash(keys: list[str], key: str) -> list[int]:
    return DASHES[keys.index(key) % len(DASHES)]


def _last(values: list[float]) -> float | None:
    return next((value for value in reversed(values) if math.isfinite(value)), None)


def _mean(data: Bargaining, key: str) -> str:
    return _share(data.mean_open if key == "open" else data.mean_without[key])


def _share(value: float) -> str:
    return percent(value) if math.isfinite(value) else "–"
