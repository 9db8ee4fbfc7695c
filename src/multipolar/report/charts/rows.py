"""Charts made of rows, each named by a line of text above its mark, so that long names fit a phone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from multipolar.report.look import INK, RULE, inline, layered

STEP = 46  # px of one row: its name above, its mark below
MARK = 9  # px from the middle of a row down to its mark


def row_axis(keys: Sequence[Any]) -> alt.Y:
    """Rows in the order of `keys`, without an axis: their names stand in the plot."""
    return alt.Y("row:O", sort=list(keys), axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0.1))


def row_names(rows: Sequence[dict[str, Any]], keys: Sequence[Any], limit: float, step: int = STEP, up: float = 11) -> alt.LayerChart:
    """The text `name` of each row `up` pixels above its middle, and in front of it a thin line that separates the rows.

    A name longer than `limit` pixels ends in an ellipsis; tables hold it in full.
    """
    base = alt.Chart(inline(rows)).encode(y=row_axis(keys))
    names = base.mark_text(align="left", dy=-up, limit=limit, fontWeight=600, color=INK).encode(x=alt.value(0), text="name:N")
    lines = base.mark_rule(color=RULE, yOffset=-step / 2 + 2).encode(x=alt.value(0), x2=alt.value("width"))
    return layered(lines, names)


def height(keys: Sequence[Any], step: int = STEP) -> int:
    """Pixels that the rows need."""
    return max(1, len(keys)) * step
