"""The ledger retells one member: its values, its events, and which mechanism moved what."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from multipolar import world
from multipolar.scenario import load
from multipolar.testing import case_of, made_up
from multipolar.world import Block, Ledger, Program
from multipolar.world.layout import STATUS_NAMES

SEED = 4
MEMBERS = range(40)
FLOAT32 = 2e-6
"""Relative: recorded values are single precision."""


@cache
def told(name: str) -> tuple[Program, Block]:
    program = world.build(load(name) if name != "made-up" else case_of(made_up()))
    return program, world.simulate(program, seed=SEED, members=MEMBERS)


def busiest(block: Block, count: int) -> list[int]:
    """The members in which most happens."""
    return [int(m) for m in np.argsort(-(block.events >= 0).sum(axis=1))[:count]]


def retold(program: Program, block: Block, ledger: Ledger) -> np.ndarray:
    """The weekly values that the rows of the ledger add up to, from those of week 0."""
    names = list(program.series)
    now = dict(zip(names, np.nan_to_num(block.weekly[ledger.member, 0].astype(float), nan=-1.0), strict=True))
    weekly = [list(now.values())]
    for week in range(1, block.status.shape[1]):
        for row in ledger.rows:
            if row.week == week and row.quantity in now:
                assert row.before == pytest.approx(now[row.quantity], rel=FLOAT32, abs=FLOAT32), row
                now[row.quantity] = row.after
        weekly.append(list(now.values()))
    found = np.array(weekly)
    ranges = np.array([name.startswith("range.") for name in names])
    quiet = block.status[ledger.member][:, None] != 0
    return np.where(ranges & ((found < 0.0) | quiet), np.nan, found)


@pytest.mark.parametrize("name", ["ukraine-2025", "made-up"])
def test_the_ledger_adds_up_to_the_recorded_weeks(name: str) -> None:
    program, block = told(name)
    for member in busiest(block, 2):
        ledger = world.ledger(program, seed=SEED, member=member)
        np.testing.assert_allclose(retold(program, block, ledger), block.weekly[member], rtol=FLOAT32, atol=FLOAT32)


@pytest.mark.parametrize("name", ["ukraine-2025", "made-up", "featureless-war"])
def test_the_ledger_tells_the_events_in_their_weeks(name: str) -> None:
    program, block = told(name)
    for member in busiest(block, 2):
        ledger = world.ledger(program, seed=SEED, member=member)
        weeks = {event.kind: event.week for event in reversed(ledger.events) if event.kind in program.events}
        expected = {event: int(week) for event, week in zip(program.events, block.events[member], strict=True) if week >= 0}
        assert weeks == expected
        states = {event.week: event.detail["to"] for event in ledger.events if event.kind == "status"}
        recorded = [STATUS_NAMES[code] for code in block.status[member]]
        assert states == {week: recorded[week] for week in range(1, len(recorded)) if recorded[week] != recorded[week - 1]}


def test_the_ledger_tells_every_time_and_not_only_the_first() -> None:
    program, block = told("ukraine-2025")
    again = [m for m in range(len(MEMBERS)) if np.count_nonzero((block.status[m, 1:] != 0) & (block.status[m, :-1] == 0)) > 1]
    assert again, "no member stops fighting twice; take another seed"
    for member in again[:2]:
        ledger = world.ledger(program, seed=SEED, member=member)
        starts = [event.week for event in ledger.events if event.kind in ("deal", "ceasefire", "lull")]
        changed = [e.week for e in ledger.events if e.kind == "status" and e.detail["to"] in ("deal", "ceasefire", "lull")]
        assert starts == changed
        assert len(starts) > 1


def test_the_ledger_counts_the_rounds() -> None:
    program, block = told("made-up")
    for member in busiest(block, 3):
        ledger = world.ledger(program, seed=SEED, member=member)
        for track in ("bridge", "harbour", "harvest"):
            held = [event.detail["held"] for event in ledger.events if event.kind == "round" and event.detail["track"] == track]
            assert held == list(range(1, int(block.scalars[member, program.scalars.index(f"rounds.{track}")]) + 1))


def test_only_its_own_mechanisms_move_a_measure() -> None:
    program, block = told("made-up")
    moved: dict[str, set[str]] = {}
    for member in busiest(block, 3):
        for row in world.ledger(program, seed=SEED, member=member).rows:
            moved.setdefault(row.quantity.split(".")[0], set()).add(row.mechanism)
    assert moved["war"] <= {"combat", "economy"}
    assert moved["lever"] == {"decide"}
    assert moved["affinity"] == {"alignment"}
    assert moved["belief"] == {"optimism"}
    assert moved["toll"] == {"toll"}
    assert moved["violations"] == {"truces"}
    assert moved["range"] == {"talks"}


def test_the_ledger_tells_the_terms_of_a_deal() -> None:
    program, _ = told("made-up")
    signed = np.flatnonzero(world.simulate(program, seed=SEED, members=range(400)).events[:, program.events.index("deal")] >= 0)
    member = int(signed[0])
    ledger = world.ledger(program, seed=SEED, member=member)
    deal = next(event for event in ledger.events if event.kind == "deal")
    assert set(deal.detail["terms"]) == {"arms", "guard", "honour", "land", "relief"}
    assert all(0.0 <= point <= 100.0 for point in deal.detail["terms"].values())


def test_rows_can_be_asked_for_by_quantity_and_week() -> None:
    program, _ = told("made-up")
    ledger = world.ledger(program, seed=SEED, member=3, weeks=5)
    front = ledger.of("war.front")
    assert [row.week for row in front] == [1, 2, 3, 4, 5]
    assert ledger.of("war.front", 2) == (front[1],)
    assert {row.mechanism for row in front} == {"combat"}


def test_the_ledger_knows_switches() -> None:
    program, _ = told("made-up")
    ledger = world.ledger(program, seed=SEED, member=3, without=("combat",), weeks=8)
    assert ledger.of("war.front") == ()
