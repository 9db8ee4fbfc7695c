"""Out of 20 futures: as many dots for a path as histories out of 20 take it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import altair as alt

from multipolar.errors import InputError
from multipolar.report.charts import paths
from multipolar.report.charts.rows import MARK, height, row_axis, row_names
from multipolar.report.look import INK, Chart, colour, dress, inline, layered
from multipolar.report.tables import Table
from multipolar.report.words import percent

if TYPE_CHECKING:
    from multipolar.report.frame import Frame
    from multipolar.results import Run


@dataclass(frozen=True, slots=True)
class Dots:
    """`futures` dots shared out among the paths: `dots[i]` belong to `shares[i]`."""

    futures: int
    shares: tuple[paths.Share, ...]
    dots: tuple[int, ...]


def read(run: Run, *, futures: int = 20) -> Dots:
    """Share out `futures` dots (20 or 50 are easy to count; 1 to 200 are allowed) by largest remainder."""
    if not 1 <= futures <= 200:
        raise InputError(f"futures is {futures}; the dots can be counted between 1 and 200. Try 20 or 50.")
    shares = paths.read(run)
    return Dots(futures, shares, apportion([share.p for share in shares], futures))


def apportion(parts: list[float], total: int) -> tuple[int, ...]:
    """Whole numbers that add up to `total` and follow `parts`: floors, then one each by largest remainder.

    Examples
    --------
    >>> apportion([0.46, 0.33, 0.21], 20)
    (9, 7, 4)
    """
    whole = sum(parts)
    wanted = [total * (part / whole) if whole else 0.0 for part in parts]
    dots = [int(want + 1e-9) for want in wanted]
    by_remainder = sorted(range(len(parts)), key=lambda index: (dots[index] - wanted[index], index))
    for index in by_remainder[: total - sum(dots)] if whole else []:
        dots[index] += 1
    return tuple(dots)


def draw(data: Dots, frame: Frame) -> Chart:
    """One row of dots a path, with the count in writing; a path without a dot keeps its row."""
    keys = [share.id for share in data.shares]
    names = [
        {"row": share.id, "name": share.name, "dots": dots, "text": _said(share, dots, data.futures)}
        for share, dots in zip(data.shares, data.dots, strict=True)
    ]
    marks = [
        {"row": share.id, "n": n + 0.5, "colour": colour(share.index)}
        for share, dots in zip(data.shares, data.dots, strict=True)
        for n in range(dots)
    ]
    most = max(data.dots, default=1)
    room = max(frame.width - 140, 120)
    pitch = min(20.0, room / max(most, 1))
    x = alt.X("n:Q", scale=alt.Scale(domain=[0, (frame.width - 24) / pitch], nice=False), axis=None)
    points = (
        alt.Chart(inline(marks))
        .mark_point(filled=True, opacity=1, size=min(150.0, (pitch * 0.72) ** 2), stroke=INK, strokeWidth=0.75, yOffset=MARK)
        .encode(x=x, y=row_axis(keys), color=alt.Color("colour:N", scale=None))
    )
    texts = alt.Chart(inline(names)).mark_text(align="left", dx=6, dy=MARK).encode(x=alt.X("dots:Q"), y=row_axis(keys), text="text:N")
    chart = layered(row_names(names, keys, frame.width - 24), points, texts).properties(width=frame.width - 24, height=height(keys))
    said = "; ".join(f"{row['name']}: {row['text']}" for row in names)
    return dress(
        chart,
        frame,
        title=f"Out of {data.futures} futures",
        note=f"Each dot stands for one history in {data.futures}. Only one of them will be ours, and nothing says which.",
        description=f"Rows of dots, one row a path. {said}.",
    )


def table(data: Dots, frame: Frame) -> Table:
    """The number of dots of each path."""
    return Table(
        caption=f"Out of {data.futures} futures, by {frame.end}",
        columns=("path", f"of {data.futures}", "probability"),
        rows=tuple((share.name, str(dots), percent(share.p)) for share, dots in zip(data.shares, data.dots, strict=True)),
    )


def _said(share: paths.Share, dots: int, futures: int) -> str:
    if dots:
        return f"{dots} of {futures}"
    return f"fewer than 1 of {futures} ({percent(share.p)})" if share.p else f"none of {futures}"
