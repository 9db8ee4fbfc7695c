"""Storylines and drivers: analyses that ask the world to replay or redraw."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from multipolar.analysis.drivers import drivers as rank
from multipolar.analysis.stories import medoids, story
from multipolar.api.answering import as_run
from multipolar.results import Driver, Run, Story


def replay(run: Run, member: int) -> Any:
    """The world's ledger of one member: every step of every mechanism, and the events."""
    from multipolar import world

    plan = run.manifest.plan
    program = world.build(run.case, combat=plan.combat)
    return world.ledger(program, seed=plan.seed, member=member, without=plan.without, bargaining=plan.bargaining)


def events_of(ledger: Any) -> list[tuple[int, str, Any]]:
    """A ledger's events as (week, kind, details)."""
    return [(event.week, event.kind, event.detail) for event in ledger.events]


def stories(run: Run | str | Path) -> list[Story]:
    """The most typical member of every path that occurs, as dated plain sentences."""
    found = as_run(run)
    return [story(found, path, member, events_of(replay(found, member))) for path, member in medoids(found).items()]


def drivers(run: Run | str | Path) -> list[Driver]:
    """The drawn numbers ranked by how much they move the path shares; see `multipolar.analysis.drivers`."""
    from multipolar import world

    found = as_run(run)
    program = world.build(found.case)
    draws = world.draws(program, seed=found.seed, members=range(found.members))
    return rank(found, draws, program.numbers)
