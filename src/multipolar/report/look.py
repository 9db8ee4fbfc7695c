"""One look for all charts: colours, fonts, titles, dates.

Colours of areas are Okabe and Ito's, which colour-blind readers can tell apart. On white only blue, vermillion, green and
purple reach a contrast of 3:1, so they come first, every area has a separator and every mark a written label: colour alone
never carries a meaning. Lines have no separator: theirs all reach 3:1, the later ones darker hues of the same kind.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, Protocol, TypeAlias, cast

import altair as alt

from multipolar.report.words import wrapped

Chart: TypeAlias = alt.Chart | alt.LayerChart | alt.ConcatChart | alt.VConcatChart | alt.HConcatChart

BLUE, VERMILLION, GREEN, PURPLE = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
ORANGE, SKY, YELLOW, BLACK = "#E69F00", "#56B4E9", "#F0E442", "#000000"
PALETTE = (BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY, "#4D4D4D", YELLOW)
OCHRE, INDIGO, WINE = "#946300", "#332288", "#882255"
LINES = (BLUE, VERMILLION, GREEN, PURPLE, "#4D4D4D", OCHRE, INDIGO, WINE)
"""Colours of lines on white: each with a contrast of at least 3:1."""
DASHES: tuple[list[int], ...] = ([1, 0], [8, 3], [2, 2], [10, 3, 2, 3], [5, 5], [14, 4])
INK, SOFT, RULE = "#1A1A1A", "#4D4D4D", "#D9D9D9"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
TEXT = 12  # px, labels and axes
WIDE, NARROW = 680, 350  # px, the whole drawing: a desktop column, a phone held upright


class Framed(Protocol):
    """What every chart repeats: the width it is drawn for, and the line that says where its numbers come from."""

    @property
    def width(self) -> int:
        """Pixels of the whole drawing."""

    @property
    def line(self) -> str:
        """One line that says where the numbers come from."""


def colour(index: int) -> str:
    """The colour of the path at `index` in the case's order, the same in every chart."""
    return PALETTE[index % len(PALETTE)]


def line_colour(index: int) -> str:
    """The colour of the line at `index`."""
    return LINES[index % len(LINES)]


def inline(rows: Sequence[dict[str, Any]]) -> alt.InlineData:
    """Rows as chart data. Altair copies every chart many times: as one JSON text the rows are never copied or checked one by one."""
    return alt.InlineData(values=json.dumps(rows, ensure_ascii=False, allow_nan=False), format=alt.JsonDataFormat(type="json"))


def stamp(day: date) -> int:
    """Milliseconds since 1970 in UTC, as Vega counts time: no reader's time zone can shift a date."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def date_axis(dates: Sequence[date], plot: float, *, room: float = 0.0, grid: bool = False) -> alt.X:
    """A date axis over `dates` in a plot of `plot` px, the last `room` of them free for labels written beside the data.

    Its ticks are the first days of quarters (of half-years or years where these would crowd), written 2025-07.
    """
    start, end = stamp(dates[0]), max(stamp(dates[-1]), stamp(dates[0]) + 86_400_000)
    axis = alt.Axis(
        values=_ticks(dates, plot - room), format="%Y-%m", title=None, grid=grid, domain=not room, labelOverlap=True,
        labelFlush=False,
    )  # fmt: skip
    share = room / max(plot - room, 60.0)
    scale = alt.Scale(type="utc", domain=[start, end + (end - start) * share], nice=False)
    return alt.X("date:T", scale=scale, axis=axis)


def _ticks(dates: Sequence[date], plot: float) -> list[Any]:
    """The first days of as many months of a year as leave each label 58 px."""
    years = range(dates[0].year, dates[-1].year + 1)
    for months in ((1, 4, 7, 10), (1, 7), (1,)):
        firsts = [date(year, month, 1) for year in years for month in months]
        inside = [stamp(day) for day in firsts if dates[0] <= day <= dates[-1]]
        if inside and plot / max((dates[-1] - dates[0]).days, 1) * 30.44 * (12 / len(months)) >= 58:
            return inside
    return [stamp(dates[0]), stamp(dates[-1])] if plot >= 70 else [stamp(dates[0])]


def layered(*layers: alt.Chart | alt.LayerChart) -> alt.LayerChart:
    """`layers` drawn over each other, the first at the back."""
    return cast(alt.LayerChart, alt.layer(*layers))


def levels(dates: Sequence[date]) -> alt.Chart:
    """Thin lines at every quarter of a share axis, from the first date to the last and not into the labels beside."""
    ends = {"from": stamp(dates[0]), "to": stamp(dates[-1])}
    lines = alt.Chart(inline([{"level": step / 4, **ends} for step in range(5)]))
    rules: alt.Chart = lines.mark_rule(color=RULE).encode(x=alt.X("from:T"), x2=alt.X2("to:T"), y=alt.Y("level:Q"))
    return rules


def share_axis(field: str, title: str, **options: Any) -> alt.Y:
    """A vertical axis from 0 to 100 %."""
    axis = alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1], grid=False)
    return alt.Y(field, scale=alt.Scale(domain=[0, 1], nice=False), axis=axis, title=title, **options)


def dress(chart: Chart, frame: Framed, *, title: str, note: str, description: str) -> Chart:
    """Give `chart` its title (what it shows), its note (how sure that is), its origin line and its description."""
    heading = alt.TitleParams(
        text=wrapped(title, frame.width, 15.5),
        subtitle=[*wrapped(note, frame.width, TEXT), *wrapped(frame.line, frame.width, TEXT)],
        anchor="start",
        frame="bounds",
        offset=14,
        fontSize=15,
        fontWeight=600,
        color=INK,
        subtitleColor=SOFT,
        subtitleFontSize=TEXT,
        subtitlePadding=6,
        lineHeight=19,
        subtitleLineHeight=16,
    )
    dressed: Chart = chart.properties(title=heading, description=f"{description} {frame.line}", background="white", config=_config())
    return dressed


def _config() -> alt.Config:
    """Fonts, colours and lines of every chart."""
    axis = alt.AxisConfig(
        labelFontSize=TEXT,
        titleFontSize=TEXT,
        titleFontWeight="normal",
        labelColor=INK,
        titleColor=INK,
        gridColor=RULE,
        domainColor=SOFT,
        tickColor=SOFT,
        titlePadding=8,
    )
    return alt.Config(
        font=FONT,
        padding={"left": 6, "right": 12, "top": 6, "bottom": 8},
        view=alt.ViewConfig(stroke=None),
        axis=axis,
        text=alt.MarkConfig(fontSize=TEXT, color=INK),
    )


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places for labels as close as can be to `wanted`, at least `gap` apart, inside [low, high] if there is room.

    The order of the labels stays that of `wanted`.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed: list[float] = []
    for index in order:
        placed.append(max(wanted[index], placed[-1] + gap) if placed else max(wanted[index], low))
    ceiling = high
    for rank in range(len(placed) - 1, -1, -1):
        placed[rank] = min(placed[rank], ceiling)
        ceiling = placed[rank] - gap
    places = [0.0] * len(wanted)
    for rank, index in enumerate(order):
        places[index] = placed[rank]
    return places
