"""Shown to people: charts, tables and one self-contained report. Altair is loaded on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multipolar.report.charts import CHARTS
    from multipolar.report.page import write_report
    from multipolar.report.reading import write_reading_report
    from multipolar.report.save import save_chart

__all__ = ["CHARTS", "save_chart", "write_reading_report", "write_report"]

_HOMES = {"CHARTS": "charts", "save_chart": "save", "write_reading_report": "reading", "write_report": "page"}


def __getattr__(name: str) -> Any:
    """Load a public name from its module."""
    if name not in _HOMES:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
