"""Small runs on disk, made without a world."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from multipolar.results import Plan
from multipolar.store import Staging, encode_part

CASE = '{"a case": "as text"}'


@dataclass
class Block:
    weekly: Any
    status: Any
    events: Any
    scalars: Any


def block(plan: Plan, members: range) -> Block:
    """Histories that depend on the member's number alone."""
    number = np.arange(members.start, members.stop, dtype=np.float32)
    weekly = np.stack([number[:, None] + np.arange(plan.horizon + 1), np.full((number.size, plan.horizon + 1), np.nan)], axis=2)
    events = np.stack([np.where(number % 2 == 0, -1, 3), np.full(number.size, -1)], axis=1)
    return Block(
        weekly.astype(np.float32), np.ones((number.size, plan.horizon + 1), dtype=np.int8), events.astype(np.int16), number[:, None] / 2
    )


@pytest.fixture
def plan() -> Plan:
    return Plan(
        case="made", title="Made", as_of=date(2025, 7, 1), horizon=4, seed=1, runs=12_000, without=(), case_hash="c", evidence_hash="e",
        code_hash="k", overrides={}, parameters={}, paths=("even", "odd"), path_titles={}, series={"war.front": "%", "range.open": ""},
        events=("deal", "lull"), scalars=("deal.weight",), versions={"multipolar": "0"},
    )  # fmt: skip


@pytest.fixture
def files_of(plan: Plan) -> Callable[[range], Any]:
    """The two files of the part with these members."""

    def make(members: range) -> Any:
        path = (np.arange(members.start, members.stop) % 2).astype(np.int8)
        return encode_part(plan, block(plan, members), path, members)

    return make


@pytest.fixture
def write(plan: Plan, files_of: Callable[[range], Any]) -> Callable[..., Path]:
    """Write a whole run, or stop after some parts."""

    def make(out: Path, *, parts: int | None = None, replace: bool = False, **changes: Any) -> Path:
        with Staging(out, dataclasses.replace(plan, **changes), CASE, replace=replace) as staging:
            for count, (index, members) in enumerate(staging.missing()):
                if parts is not None and count == parts:
                    return staging.partial
                staging.add(index, files_of(members))
            staging.finish({"threads": 1})
        return out

    return make
