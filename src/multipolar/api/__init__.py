"""The verbs: load, check, run, rerun, ask, compare, explain, report, plot, and what there is.

Here the world, the store and the analyses meet. Both front doors (the command line, the web page) and notebooks call this.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from multipolar.api.answering import as_run, ask, compare
from multipolar.api.articles import new_articles
from multipolar.api.behind import Behind, grounds
from multipolar.api.cases import changed, load, parse_date, parse_settings
from multipolar.api.describing import cases, check, idle, measures, new_scenario, parameters, runs, schema, show, switches
from multipolar.api.drafting import Drafted, draft
from multipolar.api.evidence_files import open_evidence
from multipolar.api.experiments import behaviour
from multipolar.api.explaining import Explanation, explain
from multipolar.api.plans import check_options
from multipolar.api.reading import read
from multipolar.api.readings import Reading
from multipolar.api.replaying import drivers, stories
from multipolar.api.running import Repeat, rerun, run
from multipolar.api.showing import chart_names, plot, plots, write_report
from multipolar.api.updates import Update
from multipolar.api.updating import update

if TYPE_CHECKING:
    from multipolar.api.bargaining import advise, backtest_deu, bargain, bargain_all, models, new_model, new_table, table_of, tornado

report = write_report

_BARGAINING = ("advise", "backtest_deu", "bargain", "bargain_all", "models", "new_model", "new_table", "table_of", "tornado")
"""Verbs on tables of actors; the models they need are loaded when one of them is first asked for."""

__all__ = [
    "Behind",
    "Drafted",
    "Explanation",
    "Reading",
    "Repeat",
    "Update",
    "advise",
    "as_run",
    "ask",
    "backtest_deu",
    "bargain",
    "bargain_all",
    "behaviour",
    "cases",
    "changed",
    "chart_names",
    "check",
    "check_options",
    "compare",
    "draft",
    "drivers",
    "explain",
    "grounds",
    "idle",
    "load",
    "measures",
    "models",
    "new_articles",
    "new_model",
    "new_scenario",
    "new_table",
    "open_evidence",
    "parameters",
    "parse_date",
    "parse_settings",
    "plot",
    "plots",
    "read",
    "report",
    "rerun",
    "run",
    "runs",
    "schema",
    "show",
    "stories",
    "switches",
    "table_of",
    "tornado",
    "update",
    "write_report",
]


def __getattr__(name: str) -> Any:
    if name in _BARGAINING:
        return getattr(import_module("multipolar.api.bargaining"), name)
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
