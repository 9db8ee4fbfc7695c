"""Who stands where after each round of bargaining, beside the compromise baseline? One line an actor."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

import altair as alt

from multipolar.report.charts.bargaining_frame import BargainingFrame
from multipolar.report.look import DASHES, INK, SOFT, WIDE, Chart, dress, inline, layered, line_colour, spread
from multipolar.report.tables import Table
from multipolar.report.words import amount
from multipolar.results.bargaining_forecast import BargainingForecast

HEIGHT = 300
GAP = 15  # px between labels
LETTER = 6.6  # px
MOST_LABELS = 19
MOST_ROUNDS = 40
"""Rounds drawn; a longer bargain is thinned to so many, with its start and end."""


def chart(forecast: BargainingForecast, width: int = WIDE) -> Chart:
    """Draw a forecast, `width` pixels wide."""
    return draw(forecast, frame_of(forecast, width))


def frame_of(forecast: BargainingForecast, width: int = WIDE) -> BargainingFrame:
    """The frame of a forecast."""
    baseline = ", ".join(amount(value) for value in forecast.baseline.values())
    source = PurePath(forecast.source).name
    return BargainingFrame(source, forecast.model, forecast.preset, baseline, forecast.draws, forecast.seed, width)


def draw(data: BargainingForecast, frame: BargainingFrame) -> Chart:
    """One panel an issue: a line an actor, named at its end, the settlement and the baseline."""
    panels = [_panel(data, issue, frame) for issue in data.issues]
    whole: Chart = panels[0] if len(panels) == 1 else alt.vconcat(*panels, spacing=26)
    said = "; ".join(f"{issue}: settles at {amount(data.point[issue])}, compromise {amount(data.baseline[issue])}" for issue in data.issues)
    return dress(
        whole,
        frame,
        title="Where does everybody stand after each round?",
        note=f"The thick line is the settlement ({_stopped(data)}), the dotted one the compromise model's. On past decisions "
        "no bargaining model was nearer to the outcome than that baseline.",
        description=f"Lines over rounds, one an actor. {said}.",
    )


def table(data: BargainingForecast, frame: BargainingFrame) -> Table:
    """Every position after every round."""
    rows = [
        (actor, issue, *(amount(item.positions[actor][issue]) for item in data.rounds))
        for issue in data.issues
        for actor in data.rounds[0].positions
        if issue in data.rounds[0].positions[actor]
    ]
    return Table(
        caption=f"Positions after each round; {frame.line}",
        columns=("actor", "issue", *(f"round {item.number}" for item in data.rounds)),
        rows=tuple(rows),
    )


def _stopped(data: BargainingForecast) -> str:
    last = data.rounds[-1].number
    if last == 0:
        return "the model has no rounds"
    ends = {"converged": "nobody moves any more", "cycle": "the positions come back in a circle", "rounds": "the rounds were over"}
    return f"after round {last}: {ends[data.stopped]}"


def _panel(data: BargainingForecast, issue: str, frame: BargainingFrame) -> alt.LayerChart:
    step = max(1, -(-(len(data.rounds) - 1) // MOST_ROUNDS))
    shown = [item for index, item in enumerate(data.rounds) if index % step == 0 or index == len(data.rounds) - 1]
    actors = [actor for actor, places in data.rounds[0].positions.items() if issue in places]
    last = max(shown[-1].number, 1)
    if len(shown) == 1:  # a model without rounds: everybody's position, drawn across
        series = {actor: [(0, shown[0].positions[actor][issue]), (1, shown[0].positions[actor][issue])] for actor in actors}
    else:
        series = {actor: [(item.number, item.positions[actor][issue]) for item in shown] for actor in actors}
    rows: list[dict[str, Any]] = [
        {"round": at, "actor": actor, "position": value} for actor, points in series.items() for at, value in points
    ]
    low, high = _domain([row["position"] for row in rows] + [data.point[issue], data.baseline[issue]])
    room = min(0.42 * frame.width, max(len(text) for text in (*actors, "compromise 00.0")) * LETTER + 46)
    plot = frame.width - 76 - room
    ticks: Any = sorted({item.number for item in shown}) if len(shown) <= 13 else alt.Undefined
    axis = alt.Axis(values=ticks, format="d", grid=False, tickMinStep=1) if len(shown) > 1 else alt.Axis(labels=False, ticks=False)
    x = alt.X("round:Q", scale=alt.Scale(domain=[0, last], nice=False), axis=axis, title="round" if len(shown) > 1 else "no rounds")
    y = alt.Y("position:Q", scale=alt.Scale(domain=[low, high], nice=False, zero=False), title=issue)
    colours = alt.Color("actor:N", scale=alt.Scale(domain=actors, range=[line_colour(i) for i in range(len(actors))]), legend=None)
    styles = alt.Scale(domain=actors, range=[DASHES[i % len(DASHES)] for i in range(len(actors))])
    dashes = alt.StrokeDash("actor:N", scale=styles, legend=None)
    lines = alt.Chart(inline(rows)).mark_line(strokeWidth=1.8).encode(x=x, y=y, color=colours, strokeDash=dashes)
    ends: list[dict[str, Any]] = [
        {"from": 0, "to": last, "at": data.baseline[issue], "wide": 2.0, "dash": [2, 3]},
        {"from": 0, "to": last, "at": data.point[issue], "wide": 3.2, "dash": [1, 0]},
    ]
    levels = [
        alt.Chart(inline([end])).mark_rule(color=INK, strokeWidth=end["wide"], strokeDash=end["dash"]).encode(
            x=alt.X("from:Q"), x2="to:Q", y=alt.Y("at:Q")
        )
        for end in ends
    ]  # fmt: skip
    labels = _labels(data, issue, series, (low, high), last)
    return layered(lines, *levels, labels).properties(width=plot, height=HEIGHT)


def _labels(
    data: BargainingForecast, issue: str, series: dict[str, list[tuple[int, float]]], domain: tuple[float, float], last: int
) -> alt.LayerChart:
    """Names at the right end, moved apart where they would cover each other; those that stand together share a line."""
    together: dict[float, list[str]] = {}
    for actor, points in series.items():
        together.setdefault(round(points[-1][1], 6), []).append(actor)
    wanted = [
        (data.point[issue], f"settles at {amount(data.point[issue])}", True),
        (data.baseline[issue], f"compromise {amount(data.baseline[issue])}", True),
        *((at, _joined(actors), False) for at, actors in sorted(together.items())),
    ][: MOST_LABELS + 2]
    gap = GAP / HEIGHT * (domain[1] - domain[0])
    places = spread([at for at, _, _ in wanted], gap, domain[0], domain[1])
    rows = [
        {"round": last, "end": at, "at": place, "text": text, "weight": "bold" if strong else "normal"}
        for (at, text, strong), place in zip(wanted, places, strict=True)
    ]
    base = alt.Chart(inline(rows)).encode(x=alt.X("round:Q"), x2=alt.X2("round:Q"))
    leader = base.mark_rule(color=SOFT, strokeWidth=0.75, xOffset=2, x2Offset=14).encode(y=alt.Y("end:Q"), y2="at:Q")
    texts = [
        alt.Chart(inline([row for row in rows if row["weight"] == weight]))
        .mark_text(align="left", dx=18, fontWeight=weight)
        .encode(x=alt.X("round:Q"), y=alt.Y("at:Q"), text="text:N")
        for weight in ("normal", "bold")
    ]
    return layered(leader, *texts)


def _joined(actors: list[str]) -> str:
    return actors[0] if len(actors) == 1 else f"{actors[0]}, {actors[1]}" if len(actors) == 2 else f"{actors[0]} and {len(actors) - 1} more"


def _domain(values: list[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    air = 0.06 * (high - low) or max(0.05 * abs(high), 0.5)
    return low - air, high + air
