"""Charts of a forecast and of a tornado."""

from __future__ import annotations

from pathlib import Path

from multipolar.results.bargaining_forecast import BargainingForecast, Tornado
from multipolar.store.files import disk_errors


def plot_bargain(forecast: BargainingForecast, path: str | Path) -> Path:
    """Save the chart of positions by round as PNG, SVG or PDF, by the ending of `path`; InputError for another."""
    from multipolar.report import save_chart
    from multipolar.report.charts import bargaining_rounds

    target = Path(path)
    with disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    return save_chart(bargaining_rounds.chart(forecast), target)


def plot_tornado(tornado: Tornado, path: str | Path) -> Path:
    """Save the chart of what moves the outcome as PNG, SVG or PDF, by the ending of `path`; InputError for another."""
    from multipolar.report import save_chart
    from multipolar.report.charts import bargaining_tornado

    target = Path(path)
    with disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    return save_chart(bargaining_tornado.chart(tornado), target)
