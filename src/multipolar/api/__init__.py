"""The verbs: load, check, run, rerun, ask, compare, explain, report, plot, and what there is.

Here the world, the store and the analyses meet. Both front doors (the command line, the web page) and notebooks call this.
"""

from multipolar.api.answering import as_run, ask, compare
from multipolar.api.cases import changed, load, parse_date, parse_settings
from multipolar.api.describing import cases, check, measures, new_scenario, parameters, runs, schema, show, switches
from multipolar.api.experiments import behaviour
from multipolar.api.explaining import Explanation, explain
from multipolar.api.plans import check_options
from multipolar.api.replaying import drivers, stories
from multipolar.api.running import Repeat, rerun, run
from multipolar.api.showing import chart_names, plot, plots, write_report

report = write_report

__all__ = [
    "Explanation",
    "Repeat",
    "as_run",
    "ask",
    "behaviour",
    "cases",
    "changed",
    "chart_names",
    "check",
    "check_options",
    "compare",
    "drivers",
    "explain",
    "load",
    "measures",
    "new_scenario",
    "parameters",
    "parse_date",
    "parse_settings",
    "plot",
    "plots",
    "report",
    "rerun",
    "run",
    "runs",
    "schema",
    "show",
    "stories",
    "switches",
    "write_report",
]
