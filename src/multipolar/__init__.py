"""Auditable forecasts of how a contest among powers unfolds.

>>> import multipolar as mp                                                  # doctest: +SKIP
>>> base = mp.run("ukraine-2025", members=2_000, seed=1)                     # doctest: +SKIP
>>> print(base.paths)                                                        # doctest: +SKIP

Every public name is loaded when it is first used, so that the import is instant.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_WHERE = {
    "load": "api",
    "check": "api",
    "run": "api",
    "rerun": "api",
    "ask": "api",
    "compare": "api",
    "explain": "api",
    "behaviour": "api",
    "stories": "api",
    "drivers": "api",
    "write_report": "api",
    "plot": "api",
    "plots": "api",
    "bargain": "api",
    "bargain_all": "api",
    "advise": "api",
    "tornado": "api",
    "backtest_deu": "api",
    "open_run": "store",
    "read": "api",
    "open_evidence": "api",
    "draft": "api",
    "grounds": "api",
    "update": "api",
    "Case": "scenario",
    "Run": "results",
    "MultipolarError": "errors",
    "InputError": "errors",
    "ScenarioError": "errors",
    "AddressError": "errors",
    "QuestionError": "errors",
    "RunError": "errors",
    "TableError": "errors",
}

__all__ = [
    "AddressError",
    "Case",
    "InputError",
    "MultipolarError",
    "QuestionError",
    "Run",
    "RunError",
    "ScenarioError",
    "TableError",
    "__version__",
    "advise",
    "ask",
    "backtest_deu",
    "bargain",
    "bargain_all",
    "behaviour",
    "check",
    "compare",
    "draft",
    "drivers",
    "explain",
    "grounds",
    "load",
    "open_evidence",
    "open_run",
    "plot",
    "plots",
    "read",
    "rerun",
    "run",
    "stories",
    "tornado",
    "update",
    "write_report",
]

if TYPE_CHECKING:
    from multipolar.api import (
        advise,
        ask,
        backtest_deu,
        bargain,
        bargain_all,
        behaviour,
        check,
        compare,
        draft,
        drivers,
        explain,
        grounds,
        load,
        open_evidence,
        plot,
        plots,
        read,
        rerun,
        run,
        stories,
        tornado,
        update,
        write_report,
    )
    from multipolar.errors import AddressError, InputError, MultipolarError, QuestionError, RunError, ScenarioError, TableError
    from multipolar.results import Run
    from multipolar.scenario import Case
    from multipolar.store import open_run


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module(f"multipolar.{_WHERE[name]}"), name)
    raise AttributeError(f"module 'multipolar' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)
