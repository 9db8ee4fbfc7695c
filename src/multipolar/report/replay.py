"""What a run does not store and the world repeats from its seed: the numbers drawn, and single histories told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multipolar.results import Driver, Run, Story


def drivers_of(run: Run) -> Sequence[Driver]:
    """Which drawn numbers part the histories, the weightiest first."""
    from multipolar import world
    from multipolar.analysis.drivers import drivers

    program = world.build(run.case)
    return drivers(run, world.draws(program, seed=run.seed, members=range(run.members)), program.numbers)


def stories_of(run: Run) -> Sequence[Story]:
    """The most typical member of every path that occurs, as dated sentences."""
    from multipolar import world
    from multipolar.analysis.stories import medoids, story

    plan = run.manifest.plan
    program = world.build(run.case, combat=plan.combat)
    told = []
    for path, member in medoids(run).items():
        ledger = world.ledger(program, seed=run.seed, member=member, without=plan.without, bargaining=plan.bargaining)
        told.append(story(run, path, member, [(event.week, event.kind, event.detail) for event in ledger.events]))
    return told
