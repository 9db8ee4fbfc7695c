"""Cost against members and against weeks: whether it is linear, and its slope."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import altair as alt
import numpy as np

from multipolar import world
from multipolar.scenario import load
from table import Row, at_least
from timing import Spent, side_by_side

TITLE = "Cost against members and against weeks (chart: cost.svg)"
CHART = Path(__file__).parent / "cost.svg"
STRAIGHT = 0.99


def measure(*, quick: bool) -> list[Row]:
    """Time growing ensembles and growing horizons, fit a line to each, and draw both."""
    program = world.build(load("ukraine-2025").with_horizon(416))
    world.simulate(program, seed=1, members=range(128), weeks=13)
    step, few = (640, 1_280) if quick else (2_560, 5_120)
    members = [step * i for i in range(1, 7)]
    weeks = [13, 26, 52, 104, 156, 208]
    times = 2 if quick else 3
    by_members = _curve(members, lambda count: world.simulate(program, seed=1, members=range(count), weeks=104), times)
    by_weeks = _curve(weeks, lambda count: world.simulate(program, seed=1, members=range(few), weeks=count), times)
    if not quick:
        draw(members, by_members, weeks, by_weeks, few)
    return [
        _row("members, 104 weeks", members, by_members, 1e6, "µs a member"),
        _row(f"weeks, {few:,} members", weeks, by_weeks, 1e9 / few, "ns a member-week"),
    ]


def _curve(sizes: Sequence[int], work: Callable[[int], object], times: int) -> list[Spent]:
    spent = side_by_side({str(size): (lambda size=size: work(size)) for size in sizes}, times)  # type: ignore[misc]
    return [spent[str(size)] for size in sizes]


def fit(x: Sequence[float], y: Sequence[float]) -> tuple[float, float, float]:
    """Return slope, intercept and R² of the least-squares line."""
    slope, intercept = np.polyfit(x, y, 1)
    left = np.asarray(y) - (slope * np.asarray(x) + intercept)
    return float(slope), float(intercept), float(1.0 - left.var() / np.var(y))


def _row(what: str, sizes: Sequence[int], spent: Sequence[Spent], unit: float, name: str) -> Row:
    slope, _, straight = fit(sizes, [one.cpu for one in spent])
    row = at_least(f"straight line through {len(sizes)} sizes: {what}", straight, STRAIGHT, "R²", spent[-1])
    return Row(row.what, f"{slope * unit:,.0f} {name}, R² {straight:.4f}", f"R² ≥ {STRAIGHT}", row.clears, row.spent)


def draw(members: Sequence[int], by_members: Sequence[Spent], weeks: Sequence[int], by_weeks: Sequence[Spent], few: int) -> None:
    """Draw both curves side by side, each with its line."""
    left = _panel(members, by_members, "members (104 weeks)")
    right = _panel(weeks, by_weeks, f"weeks ({few:,} members)")
    title = "Cost of ukraine-2025 on one core"
    alt.hconcat(left, right).properties(title=title).configure_axis(grid=False).configure_view(strokeWidth=0).save(CHART)


def _panel(sizes: Sequence[int], spent: Sequence[Spent], title: str) -> Any:
    slope, intercept, _ = fit(sizes, [one.cpu for one in spent])
    points: list[dict[str, Any]] = [{"size": size, "seconds": one.cpu} for size, one in zip(sizes, spent, strict=True)]
    ends = [{"size": size, "seconds": slope * size + intercept} for size in (min(sizes), max(sizes))]  # as far as it was measured
    x = alt.X("size:Q", title=title, axis=alt.Axis(tickCount=5))
    y = alt.Y("seconds:Q", title="processor time, s", scale=alt.Scale(zero=True))
    line = alt.Chart(alt.InlineData(values=ends)).mark_line(color="#999", strokeWidth=1).encode(x, y)
    dots = alt.Chart(alt.InlineData(values=points)).mark_point(filled=True, size=50, color="#1f5fa8").encode(x, y)
    return alt.layer(line, dots).properties(width=300, height=220)
