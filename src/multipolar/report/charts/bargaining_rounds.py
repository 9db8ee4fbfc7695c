"""Who stands where after each round of bargaining, beside the compromise baseline? One line an actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import altair as alt

from multipolar.report.charts.bargaining_frame import BargainingFrame
from multipolar.report.look import DASHES, INK, RULE, SOFT, TEXT, WIDE, Chart, dress, inline, layered, line_colour, spread
from multipolar.report.tables import Table
from multipolar.report.words import amount
from multipolar.results.bargaining_forecast import BargainingForecast, BargainingRound, Spread

HEIGHT = 300
GAP = 15  # px between labels
LETTER = 6.3  # px, a wide one of a label
AXIS = 52  # px for the numbers and the title of the vertical axis
LEADER = 16  # px from a name to its line
BRACKET = 12  # px from the end of the rounds to the brackets of the draws
MOST_ROUNDS = 40
"""Rounds drawn; a longer bargain is thinned to so many, with its start and end."""


def chart(forecast: BargainingForecast, width: int = WIDE) -> Chart:
    """Draw a forecast, `width` pixels wide."""
    return draw(forecast, frame_of(forecast, width))


def frame_of(forecast: BargainingForecast, width: int = WIDE) -> BargainingFrame:
    """The frame of a forecast."""
    baseline = amount(next(iter(forecast.baseline.values()))) if len(forecast.baseline) == 1 else ""
    source = PurePath(forecast.source).name
    return BargainingFrame(source, forecast.model, forecast.preset, baseline, forecast.draws, forecast.seed, width)


def draw(data: BargainingForecast, frame: BargainingFrame) -> Chart:
    """One panel an issue: a line an actor, named at its start, the settlement, the baseline, and what the draws say of both."""
    panels = [_panel(data, issue, frame) for issue in data.issues]
    whole: Chart = panels[0] if len(panels) == 1 and frame.is_wide else alt.vconcat(*panels, spacing=26)
    said = "; ".join(
        f"{data.name(issue)}: settles at {amount(data.point[issue])}{_among_draws(data, issue)}, compromise {amount(data.baseline[issue])}"
        for issue in data.issues
    )
    drawn = " Brackets beside the lines hold nine in ten of the draws (5 to 95 %)." if data.spread else ""
    return dress(
        whole,
        frame,
        title="Where does everybody stand after each round?",
        note=f"The thick line is the settlement ({_stopped(data)}), the dotted one the compromise model's.{drawn} On past decisions "
        "no bargaining model was nearer to the outcome than that baseline.",
        description=f"Lines over rounds, one an actor. {said}.",
    )


def table(data: BargainingForecast, frame: BargainingFrame) -> Table:
    """Every position after every round."""
    rows = [
        (data.name(actor), data.name(issue), *(amount(item.positions[actor][issue]) for item in data.rounds))
        for issue in data.issues
        for actor in data.rounds[0].positions
        if issue in data.rounds[0].positions[actor]
    ]
    return Table(
        caption=f"Positions after each round; {frame.line}",
        columns=("actor", "issue", *(f"round {item.number}" for item in data.rounds)),
        rows=tuple(rows),
    )


def _among_draws(data: BargainingForecast, issue: str) -> str:
    found = data.spread.get(issue)
    return f" ({amount(found.p05)} to {amount(found.p95)} in nine of ten draws)" if found else ""


def _stopped(data: BargainingForecast) -> str:
    if data.rounds[-1].number == 0:
        return "the model has no rounds"
    if data.stopped == "converged":
        still = max(_still(data, issue) for issue in data.issues)
        return f"nobody moves after round {still}" if still else "nobody moves at all"
    ends = {"cycle": "the positions come back in a circle", "rounds": "the rounds were over"}
    return f"after round {data.rounds[-1].number}: {ends[data.stopped]}"


def _still(data: BargainingForecast, issue: str) -> int:
    """The round after which nobody moves on `issue` any more."""
    places = [tuple(at[issue] for at in item.positions.values() if issue in at) for item in data.rounds]
    return next((data.rounds[index].number for index in range(len(places) - 1, 0, -1) if places[index] != places[index - 1]), 0)


def _panel(data: BargainingForecast, issue: str, frame: BargainingFrame) -> alt.LayerChart:
    actors = [actor for actor, places in data.rounds[0].positions.items() if issue in places]
    called, shown = _called(data), _shown(data, issue)
    last = shown[-1].number
    flat = last == 0  # a model without rounds, or one in which nobody moves: positions are drawn across
    places = [(item.number, item.positions) for item in shown] + ([(1, shown[0].positions)] if flat else [])
    rows: list[dict[str, Any]] = [
        {"round": at, "actor": called[actor], "position": found[actor][issue]} for actor in actors for at, found in places
    ]
    ends = _ends(data, issue)
    low, high = _domain([row["position"] for row in rows] + [value for end in ends for value in (end.at, *end.span)])
    height = max(HEIGHT, GAP * (max(len(actors), 2 * len(ends)) + 2))
    left = min(0.34 * frame.width, max(len(called[actor]) for actor in actors) * LETTER)
    right = (max(len(text) for end in ends for text in (end.text, end.among)) if frame.is_wide else 0) * LETTER + BRACKET + LEADER + 8
    plot = max(frame.width - AXIS - left - right - LEADER - 24, 60)
    y_axis = alt.Axis(offset=left + LEADER + 8, gridColor=RULE)
    y = alt.Y("position:Q", scale=alt.Scale(domain=[low, high], nice=False, zero=False), title=data.name(issue), axis=y_axis)
    x, behind = (_rounds_axis(shown, flat, field) for field in ("round:Q", "from:Q"))
    keys = list(called.values())
    colours = alt.Color("actor:N", scale=alt.Scale(domain=keys, range=[line_colour(i) for i in range(len(keys))]), legend=None)
    styles = alt.Scale(domain=keys, range=[DASHES[i % len(DASHES)] for i in range(len(keys))])
    dashes = alt.StrokeDash("actor:N", scale=styles, legend=None)
    lines = alt.Chart(inline(rows)).mark_line(strokeWidth=1.8).encode(x=x, y=y, color=colours, strokeDash=dashes)
    gap = GAP / height * (high - low)
    starts = [(called[actor], shown[0].positions[actor][issue]) for actor in actors]
    panel = layered(
        _levels(ends, behind, max(last, 1)),
        lines,
        _names(starts, (gap, low, high), left, colours),
        _settled(ends, (gap, low, high), max(last, 1), named=frame.is_wide),
    ).properties(width=plot, height=height)
    return panel if frame.is_wide else panel.properties(title=_heading(ends))


def _heading(ends: Sequence[_End]) -> alt.TitleParams:
    """What stands at the right on a wide frame, above the panel where there is no room beside it."""
    said = [f"{end.text} ({end.among})" if end.span else end.text for end in ends]
    return alt.TitleParams(text=said, anchor="start", frame="bounds", fontSize=TEXT, fontWeight="bold", color=INK, lineHeight=16)


def _called(data: BargainingForecast) -> dict[str, str]:
    """Every actor's name; those that share one are told apart by their ids."""
    names = {actor: data.name(actor) for actor in data.rounds[0].positions}
    often = Counter(names.values())
    return {actor: name if often[name] == 1 else f"{name} ({actor})" for actor, name in names.items()}


def _shown(data: BargainingForecast, issue: str) -> list[BargainingRound]:
    """The rounds up to the one after which nothing moves on `issue`, a long bargain thinned."""
    still = _still(data, issue)
    kept = [item for item in data.rounds if item.number <= still]
    step = max(1, -(-(len(kept) - 1) // MOST_ROUNDS))
    return [item for index, item in enumerate(kept) if index % step == 0 or index == len(kept) - 1]


def _rounds_axis(shown: list[BargainingRound], flat: bool, field: str) -> alt.X:
    ticks: Any = [item.number for item in shown] if len(shown) <= 13 else alt.Undefined
    count: Any = len(ticks) if len(shown) <= 13 else alt.Undefined  # with fewer, Vega would drop every other one
    numbers = alt.Axis(values=ticks, tickCount=count, format="d", grid=False, tickMinStep=1)
    axis = alt.Axis(labels=False, ticks=False, grid=False) if flat else numbers
    scale = alt.Scale(domain=[0, max(shown[-1].number, 1)], nice=False)
    return alt.X(field, scale=scale, axis=axis, title="nobody moves" if flat else "round")


@dataclass(frozen=True, slots=True)
class _End:
    """What is written at the right: a level, how its line looks, and between what it lies in nine of ten draws."""

    at: float
    text: str
    wide: float
    dash: tuple[int, int]
    span: tuple[float, ...] = ()

    @property
    def among(self) -> str:
        return f"{amount(self.span[0])} to {amount(self.span[1])}" if self.span else ""


def _ends(data: BargainingForecast, issue: str) -> tuple[_End, _End]:
    point, baseline = data.point[issue], data.baseline[issue]
    said = "settles at" if data.agreed.get(issue, True) else "no agreement:"
    return (
        _End(point, f"{said} {amount(point)}", 3.2, (1, 0), _span(data.spread.get(issue))),
        _End(baseline, f"compromise {amount(baseline)}", 2.0, (2, 3), _span(data.baseline_spread.get(issue))),
    )


def _span(spread_: Spread | None) -> tuple[float, ...]:
    return (spread_.p05, spread_.p95) if spread_ else ()


def _levels(ends: Sequence[_End], x: alt.X, last: int) -> alt.LayerChart:
    """The settlement and the baseline across all rounds."""
    drawn = [
        alt.Chart(inline([{"from": 0, "to": last, "at": end.at}]))
        .mark_rule(color=INK, strokeWidth=end.wide, strokeDash=list(end.dash))
        .encode(x=x, x2="to:Q", y=alt.Y("at:Q"))
        for end in ends
    ]
    return layered(*drawn)


def _names(starts: Sequence[tuple[str, float]], room: tuple[float, float, float], limit: float, colours: alt.Color) -> alt.LayerChart:
    """Each actor's name where its line starts, moved apart from the others', with a leader in the colour of the line."""
    places = spread([at for _, at in starts], *room)
    rows = [{"round": 0, "actor": name, "start": at, "at": place} for (name, at), place in zip(starts, places, strict=True)]
    base = alt.Chart(inline(rows)).encode(x=alt.X("round:Q"))
    leader = base.mark_rule(strokeWidth=1.4, xOffset=-LEADER, x2Offset=0).encode(
        x2=alt.X2("round:Q"), y=alt.Y("at:Q"), y2="start:Q", color=colours
    )
    texts = base.mark_text(align="right", dx=-LEADER - 4, limit=limit).encode(y=alt.Y("at:Q"), text="actor:N")
    return layered(leader, texts)


def _settled(ends: Sequence[_End], room: tuple[float, float, float], last: int, *, named: bool) -> alt.LayerChart:
    """At the right: a bracket holds nine of ten draws; where `named`, beside it where the two levels lie, and between what."""
    gap, low, high = room
    step = gap * (2 if any(end.span for end in ends) else 1)
    places = spread([end.at for end in ends], step, low + step / 2, high - step / 2)
    start = BRACKET * (len(ends) if step > gap else 0) + 2
    layers: list[alt.Chart] = []
    for index, (end, place) in enumerate(zip(ends, places, strict=True)):
        row = {"round": last, "end": end.at, "at": place, "text": end.text, "among": end.among, "low": min(end.span, default=None),
               "high": max(end.span, default=None)}  # fmt: skip
        base = alt.Chart(inline([row])).encode(x=alt.X("round:Q"))
        layers += _written(base, start, two_lines=bool(end.span)) if named else []
        layers += _bracket(base, start - BRACKET * index, end.dash) if end.span else []
    return layered(*layers) if layers else layered(alt.Chart(inline([])).mark_point())


def _written(base: alt.Chart, start: float, *, two_lines: bool) -> list[alt.Chart]:
    rule = base.mark_rule(color=SOFT, strokeWidth=0.75, xOffset=start + 4, x2Offset=start + LEADER)
    text = base.mark_text(align="left", dx=start + LEADER + 4, fontWeight="bold", dy=-7 if two_lines else 0)
    among = base.mark_text(align="left", dx=start + LEADER + 4, dy=7, color=SOFT)
    found = [rule.encode(x2=alt.X2("round:Q"), y=alt.Y("end:Q"), y2="at:Q"), text.encode(y=alt.Y("at:Q"), text="text:N")]
    return [*found, among.encode(y=alt.Y("at:Q"), text="among:N")] if two_lines else found


def _bracket(base: alt.Chart, at: float, dash: tuple[int, int]) -> list[alt.Chart]:
    span = base.mark_rule(color=INK, strokeWidth=2, strokeDash=list(dash), xOffset=at, x2Offset=at)
    cap = base.mark_tick(orient="horizontal", color=INK, size=7, thickness=2, xOffset=at)
    return [span.encode(x2=alt.X2("round:Q"), y=alt.Y("low:Q"), y2="high:Q"), *(cap.encode(y=alt.Y(f"{tip}:Q")) for tip in ("low", "high"))]


def _domain(values: list[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    air = 0.06 * (high - low) or max(0.05 * abs(high), 0.5)
    return low - air, high + air
