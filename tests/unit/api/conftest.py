"""A world that is not simulated: histories made of a formula, so that the joints around it can be tested alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from multipolar import world


@dataclass
class FakeWorld:
    """Counts what was asked of it. Member i makes a deal in week i % 7 + 1 if i is odd; luck depends on seed and member alone."""

    calls: list[tuple[Any, range, tuple[str, ...], int]] = field(default_factory=list)

    def build(self, case: Any, *, combat: str = "lanchester-general") -> Any:
        names = case.names
        series = tuple(names.measures)
        return SimpleNamespace(
            series=series, units=dict.fromkeys(series, "unit"), events=names.events, scalars=("breaks",), numbers=("war.held",),
            horizon=case.horizon, case=case,
        )  # fmt: skip

    def simulate(
        self, program: Any, *, seed: int, members: range, without: tuple[str, ...] = (), threads: int = 1, bodies: Any = None
    ) -> Any:
        self.calls.append((program.case, members, without, threads))
        count, weeks = len(members), program.horizon
        number = np.arange(members.start, members.stop)
        events = np.full((count, len(program.events)), -1, dtype=np.int16)
        first = np.where((number % 2 == 1) & (number % 7 + 1 <= weeks), number % 7 + 1, -1)
        events[:, program.events.index("deal")] = events[:, program.events.index("fighting-stopped")] = first
        status = np.zeros((count, weeks + 1), dtype=np.int8)
        status[(first >= 0)[:, None] & (np.arange(weeks + 1) >= first[:, None])] = 3
        luck = np.array([np.random.default_rng([seed, int(i)]).random() for i in number], dtype=np.float32)
        weekly = np.zeros((count, weeks + 1, len(program.series)), dtype=np.float32)
        guns = float(program.case.numbers["issues.guns.now"].number.centre)
        weekly += luck[:, None, None] + np.float32(guns / 100)
        return SimpleNamespace(weekly=weekly, status=status, events=events, scalars=luck[:, None])


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> FakeWorld:
    """The fake world in place of the real one, in an empty folder."""
    made = FakeWorld()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(world, "build", made.build)
    monkeypatch.setattr(world, "simulate", made.simulate)
    return made
