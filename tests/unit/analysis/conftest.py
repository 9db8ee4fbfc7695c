"""Runs made by hand: every history in them is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from multipolar.results import Manifest, Plan, Run

SERIES = {"war.front": "% of the country", "war.force.red": "relative", "lever.aid": "0–100", "range.open": "share"}
SERIES |= {f"range.no-{name}": "share" for name in ("commitment", "optimism", "audience", "friction")} | {"range.none": "share"}
EVENTS = ("deal", "deal-broke", "ceasefire", "truce", "lull", "widened", "fighting-stopped", "collapse-of-blue", "collapse-of-red")


class Memory:
    """Columns held in memory."""

    def __init__(self, columns: dict[str, Any], case: Any) -> None:
        self.columns, self._case = columns, case

    def paths(self) -> Any:
        return self.columns["path"]

    def event(self, name: str) -> Any:
        return self.columns["events"][name]

    def scalar(self, name: str) -> Any:
        return self.columns["scalars"][name]

    def status(self) -> Any:
        return self.columns["status"]

    def series(self, name: str) -> Any:
        return self.columns["series"][name]

    def case(self) -> Any:
        return self._case


def _case() -> Any:
    names = {"red": SimpleNamespace(name="Red"), "blue": SimpleNamespace(name="Blue")}
    war = SimpleNamespace(attacker="red", defender="blue", began=date(2022, 2, 24))
    track = SimpleNamespace(name="Main talks", parties=("red", "blue"))
    return SimpleNamespace(
        scenario=SimpleNamespace(actors=names, war=war, talks={"main": track}, threats={}, paths={"war": None, "peace": None})
    )


@pytest.fixture
def make_run() -> Callable[..., Run]:
    """A run of the two paths `war` and `peace`; what is not given is plain war."""

    def make(
        members: int = 8, weeks: int = 10, *, seed: int = 1, name: str = "made", events: dict[str, Any] | None = None, **columns: Any
    ) -> Run:
        never = np.full(members, -1, dtype=np.int16)
        series = {key: np.zeros((members, weeks + 1), dtype=np.float32) for key in SERIES} | columns.get("series", {})
        held: dict[str, Any] = {
            "path": np.asarray(columns.get("path", np.zeros(members)), dtype=np.int8),
            "status": np.asarray(columns.get("status", np.zeros((members, weeks + 1))), dtype=np.int8),
            "events": dict.fromkeys(EVENTS, never) | {key: np.asarray(value, dtype=np.int16) for key, value in (events or {}).items()},
            "series": series,
            "scalars": {},
        }
        plan = Plan(
            case="made", title="Made by hand", as_of=date(2025, 7, 1), horizon=weeks, seed=seed, runs=members,
            without=columns.get("without", ()), case_hash="", evidence_hash="", code_hash="", overrides=columns.get("overrides", {}),
            parameters={}, paths=("war", "peace"), path_titles={"war": "War", "peace": "Peace"}, series=SERIES, events=EVENTS,
            scalars=(), versions={},
        )  # fmt: skip
        return Run(Path(name), Manifest(plan=plan, parts=(), case_sha256=""), Memory(held, _case()))

    return make
