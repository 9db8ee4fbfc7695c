"""Which numbers carry the forecast? The drawn numbers whose high and low values part the histories most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt

from multipolar.errors import InputError
from multipolar.report.charts.rows import MARK, height, row_axis, row_names
from multipolar.report.look import BLUE, INK, SOFT, VERMILLION, Chart, dress, inline, layered
from multipolar.report.replay import drivers_of
from multipolar.report.tables import Table
from multipolar.report.words import amount, points

if TYPE_CHECKING:
    from multipolar.report.frame import Frame
    from multipolar.results import Driver, Effect, Run


@dataclass(frozen=True, slots=True)
class Carried:
    """The numbers that carry a forecast, the weightiest first, and the names of the paths."""

    drivers: tuple[Driver, ...]
    titles: dict[str, str]


def read(run: Run, *, rows: Sequence[Driver] | None = None, most: int = 10) -> Carried:
    """The `most` weightiest numbers (1 to 60).

    `rows` are drivers worked out before (`analysis.drivers`); without them the draws of every member are repeated
    from the seed, which takes about a second a hundred thousand members.
    """
    if not 1 <= most <= 60:
        raise InputError(f"most is {most}; between 1 and 60 numbers can be drawn. Try 10.")
    found = list(drivers_of(run) if rows is None else rows)
    found.sort(key=lambda driver: (-driver.weight, driver.address))
    return Carried(tuple(found[:most]), dict(run.manifest.plan.path_titles))


def draw(data: Carried, frame: Frame) -> Chart:
    """A row a number: the path it moves most, how many points its upper third differs from its lower third."""
    top = {driver.address: _largest(driver) for driver in data.drivers}
    keys = list(top)
    names = [{"row": key, "name": key} for key in keys]
    rows: list[dict[str, Any]] = [
        {
            "row": driver.address, "effect": 100 * effect.effect, "lo": 100 * effect.lo, "hi": 100 * effect.hi,
            "colour": BLUE if effect.effect > 0 else VERMILLION,
            "text": f"{points(effect.effect, '')}: {data.titles.get(effect.name, effect.name)}",
        }
        for driver in data.drivers
        for effect in [top[driver.address]]
        if effect
    ]  # fmt: skip
    reach = max([1.0, *(abs(row[end]) for row in rows for end in ("lo", "hi"))])
    x = alt.X(
        "effect:Q",
        scale=alt.Scale(domain=[-1.05 * reach, 1.05 * reach], nice=False),
        axis=alt.Axis(tickCount=5, format="+d", grid=False),
        title="percentage points, upper third less lower third",
    )
    base = alt.Chart(inline(rows)).encode(y=row_axis(keys))
    zero = base.mark_tick(color=SOFT, size=24, thickness=1.5, yOffset=MARK).encode(x=alt.datum(0, type="quantitative"))
    spans = base.mark_rule(strokeWidth=2.5, color=INK, yOffset=MARK).encode(x=alt.X("lo:Q"), x2="hi:Q")
    dots = base.mark_point(filled=True, size=110, opacity=1, stroke=INK, strokeWidth=0.75, yOffset=MARK).encode(
        x=x, color=alt.Color("colour:N", scale=None)
    )
    chart = layered(row_names(names, keys, frame.width - 24), zero, spans, dots, _texts(rows, keys, frame.width / 2 - 18)).properties(
        width=frame.width - 24, height=height(keys)
    )
    said = "; ".join(f"{row['row']}: {row['text']}" for row in rows)
    return dress(
        chart,
        frame,
        title="Which numbers carry the forecast?",
        note="For each drawn number, the path it moves most: its probability among the third of histories with the "
        "highest draws less that among the third with the lowest, with the 95 % interval.",
        description=f"Dots with intervals around zero, one row a number. {said}.",
    )


def _texts(rows: list[dict[str, Any]], keys: list[str], limit: float) -> alt.LayerChart:
    """The written effect stands on the empty side of zero, so that it never covers its mark."""
    right = [row for row in rows if row["effect"] <= 0]
    left = [row for row in rows if row["effect"] > 0]
    zero = alt.datum(0, type="quantitative")
    at_right = alt.Chart(inline(right)).mark_text(align="left", dx=8, dy=MARK, limit=limit)
    at_left = alt.Chart(inline(left)).mark_text(align="right", dx=-8, dy=MARK, limit=limit)
    return layered(*(texts.encode(x=zero, y=row_axis(keys), text="text:N") for texts in (at_right, at_left)))


def _largest(driver: Driver) -> Effect | None:
    return max(driver.paths, key=lambda effect: abs(effect.effect), default=None)


def table(data: Carried, frame: Frame) -> Table:
    """Each number with its thirds and what they do to the path it moves most."""
    rows = []
    for driver in data.drivers:
        effect = _largest(driver)
        moved = (
            (data.titles.get(effect.name, effect.name), points(effect.effect), f"{points(effect.lo)} to {points(effect.hi)}")
            if effect
            else ("–", "–", "–")
        )
        rows.append((driver.address, amount(driver.low), amount(driver.high), *moved, "yes" if driver.clear else "no"))
    return Table(
        caption=f"Numbers that carry the forecast, from {frame.members:,} histories",
        columns=("number", "mean of lower third", "mean of upper third", "path moved most", "change", "95 % interval", "clear of chance"),
        rows=tuple(rows),
    )
