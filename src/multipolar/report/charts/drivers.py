"""Which numbers carry the forecast? The drawn numbers whose high and low values part the histories most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt

from multipolar.errors import InputError
from multipolar.report.charts.rows import MARK, STEP, height, row_axis, row_names
from multipolar.report.look import BLUE, INK, SOFT, TEXT, VERMILLION, Chart, dress, inline, layered
from multipolar.report.naming import number_said
from multipolar.report.replay import drivers_of
from multipolar.report.tables import Table
from multipolar.report.words import amount, histories, points, wrapped

if TYPE_CHECKING:
    from multipolar.report.frame import Frame
    from multipolar.results import Driver, Effect, Run

LINE = 15  # px of a line of meaning


@dataclass(frozen=True, slots=True)
class Carried:
    """The numbers that carry a forecast, the weightiest first, what each means, and the names of the paths."""

    drivers: tuple[Driver, ...]
    titles: dict[str, str]
    meanings: dict[str, str]


def read(run: Run, *, rows: Sequence[Driver] | None = None, most: int = 10) -> Carried:
    """The `most` weightiest numbers (1 to 60), those that are clear of chance before the others.

    `rows` are drivers worked out before (`analysis.drivers`); without them the draws of every member are repeated
    from the seed, which takes about a second a hundred thousand members.
    """
    if not 1 <= most <= 60:
        raise InputError(f"most is {most}; between 1 and 60 numbers can be drawn. Try 10.")
    found = list(drivers_of(run) if rows is None else rows)
    found.sort(key=lambda driver: (not driver.clear, -driver.weight, driver.address))
    shown = tuple(found[:most])
    meanings = {driver.address: number_said(run.case, driver.address) for driver in shown}
    return Carried(shown, dict(run.manifest.plan.path_titles), meanings)


def draw(data: Carried, frame: Frame) -> Chart:
    """A row a number: the path it moves most, how many points its upper third differs from its lower third."""
    keys = [driver.address for driver in data.drivers]
    names = [{"row": key, "name": key} for key in keys]
    said = {key: wrapped(data.meanings[key], frame.width - 24, TEXT) if data.meanings[key] else [] for key in keys}
    lines = max((len(text) for text in said.values()), default=0)
    step = STEP + LINE * lines
    mark = MARK + LINE * lines / 2
    rows = [_row(driver, effect, data, said_so=frame.is_wide) for driver in data.drivers if (effect := driver.largest)]
    reach = max([1.0, *(abs(row[end]) for row in rows for end in ("lo", "hi"))])
    x = alt.X(
        "effect:Q",
        scale=alt.Scale(domain=[-1.05 * reach, 1.05 * reach], nice=False),
        axis=alt.Axis(tickCount=5, labelExpr="datum.value === 0 ? '0' : format(datum.value, '+d')", grid=False),
        title="percentage points, upper third less lower third",
    )
    base = alt.Chart(inline(rows)).encode(y=row_axis(keys))
    zero = base.mark_tick(color=SOFT, size=24, thickness=1.5, yOffset=mark).encode(x=alt.datum(0, type="quantitative"))
    spans = base.mark_rule(strokeWidth=2.5, color=INK, yOffset=mark).encode(x=alt.X("lo:Q"), x2="hi:Q")
    dots = base.mark_point(filled=True, size=110, opacity=1, strokeWidth=1.75, yOffset=mark).encode(
        x=x, fill=alt.Fill("fill:N", scale=None), stroke=alt.Stroke("colour:N", scale=None)
    )
    head = STEP / 2 - 12 + LINE * lines / 2
    chart = layered(
        row_names(names, keys, frame.width - 24, step, head),
        _meanings(said, keys, head),
        zero,
        spans,
        dots,
        _texts(rows, keys, frame.width / 2 - 18, mark),
    ).properties(width=frame.width - 24, height=height(keys, step))
    told = "; ".join(f"{row['row']}: {row['text']}" for row in rows)
    return dress(
        chart,
        frame,
        title="Which numbers carry the forecast?",
        note="For each drawn number, the path it moves most: its probability among the third of histories with the highest draws less "
        "that among the third with the lowest. The intervals are widened for having tried every number on every path: with 95 % "
        f"confidence all of them hold. {_clear_said(data)}",
        description=f"Dots with intervals around zero, one row a number. {told}.",
    )


def _row(driver: Driver, effect: Effect, data: Carried, *, said_so: bool) -> dict[str, Any]:
    shade = BLUE if effect.effect > 0 else VERMILLION
    chance = "" if driver.clear or not said_so else " (may be chance)"
    return {
        "row": driver.address, "effect": 100 * effect.effect, "lo": 100 * effect.lo, "hi": 100 * effect.hi, "colour": shade,
        "fill": shade if driver.clear else "white",
        "text": f"{points(effect.effect, '')}: {data.titles.get(effect.name, effect.name)}{chance}",
    }  # fmt: skip


def _clear_said(data: Carried) -> str:
    clear = sum(driver.clear for driver in data.drivers)
    if clear == len(data.drivers):
        return "All of these are clear of chance."
    if not clear:
        return "None of these is clear of chance (hollow marks): more histories would tell them apart, and this order may be luck."
    return "Filled: clear of chance. Hollow: may be chance alone, and so may their order."


def _meanings(said: dict[str, list[str]], keys: list[str], head: float) -> alt.LayerChart:
    """What each number means, in soft lines below its address."""
    lines = max((len(text) for text in said.values()), default=0)
    drawn = [
        alt.Chart(inline([{"row": key, "text": text[line]} for key, text in said.items() if len(text) > line]))
        .mark_text(align="left", dy=-head + LINE * (line + 1), color=SOFT)
        .encode(x=alt.value(0), y=row_axis(keys), text="text:N")
        for line in range(lines)
    ]
    return layered(*drawn) if drawn else layered(alt.Chart(inline([])).mark_point())


def _texts(rows: list[dict[str, Any]], keys: list[str], limit: float, down: float) -> alt.LayerChart:
    """The written effect stands on the empty side of zero, beyond an interval that reaches there, so that it never covers its mark."""
    right = [row | {"edge": max(row["hi"], 0.0)} for row in rows if row["effect"] <= 0]
    left = [row | {"edge": min(row["lo"], 0.0)} for row in rows if row["effect"] > 0]
    at_right = alt.Chart(inline(right)).mark_text(align="left", dx=8, dy=down, limit=limit)
    at_left = alt.Chart(inline(left)).mark_text(align="right", dx=-8, dy=down, limit=limit)
    return layered(*(texts.encode(x=alt.X("edge:Q"), y=row_axis(keys), text="text:N") for texts in (at_right, at_left)))


def table(data: Carried, frame: Frame) -> Table:
    """Each number with its thirds and what they do to the path it moves most."""
    rows = []
    for driver in data.drivers:
        effect = driver.largest
        moved = (
            (data.titles.get(effect.name, effect.name), points(effect.effect), f"{points(effect.lo)} to {points(effect.hi)}")
            if effect
            else ("–", "–", "–")
        )
        rows.append(
            (
                driver.address,
                data.meanings[driver.address],
                amount(driver.low),
                amount(driver.high),
                *moved,
                "yes" if driver.clear else "no",
            )
        )
    return Table(
        caption=f"Numbers that carry the forecast, from {histories(frame.members)}",
        columns=(
            "number",
            "meaning",
            "mean of lower third",
            "mean of upper third",
            "path moved most",
            "change",
            "95 % interval, for all numbers and paths at once",
            "clear of chance",
        ),
        rows=tuple(rows),
    )
