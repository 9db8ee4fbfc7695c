"""The charts, from the report's own list."""

from __future__ import annotations

import inspect

from made.markdown import code, table
from multipolar.report.charts import CHARTS


def page() -> str:
    """Return the table of charts with what each asks."""
    return table(("chart", "shows"), [(code(name), _first(chart)) for name, chart in CHARTS.items()])


def _first(chart: object) -> str:
    source = inspect.getmodule(getattr(chart, "read", chart)) or chart
    return (inspect.getdoc(source) or "").split("\n\n")[0]
