"""Beside Mesa: members a second on one core, the same weekly rules on the same case."""

from __future__ import annotations

from random import Random
from typing import Any

import mesa

import mesa_world
from mesa_tuned import TunedModel
from multipolar import world
from multipolar.api.ensemble import CHUNK
from multipolar.scenario import load
from table import Row
from timing import Spent, side_by_side, timed

TITLE = "Beside Mesa: ukraine-2025, 104 weeks, one thread, nothing written"
TARGET = 300.0


class Idle(mesa.Agent):
    """An agent that does nothing."""

    def step(self) -> None:
        """Do nothing."""


class IdleModel(mesa.Model):
    """Mesa's own share of the cost: as many agents as the world has, and a step of each a week."""

    def __init__(self, agents: int, seed: int) -> None:
        super().__init__(seed=seed)
        Idle.create_agents(self, agents)

    def step(self) -> None:
        """Step every agent."""
        self.agents.do("step")


def measure(*, quick: bool) -> list[Row]:
    """Time ours compiled, both Mesa models, and Mesa without rules in turn; then ours interpreted, once."""
    case = load("ukraine-2025")
    program, prepared = world.build(case), mesa_world.prepare(case)
    agents, weeks = _agents(prepared), case.horizon
    ours, theirs, idle = (2_560, 40, 20) if quick else (5_120, 120, 50)
    world.simulate(program, seed=1, members=range(128))
    mesa_world.play(prepared, 5, 1)
    spent = side_by_side(
        {
            "ours": lambda: _run(program, ours),
            "plain": lambda: mesa_world.play(prepared, theirs, 1),
            "tuned": lambda: mesa_world.play(prepared, theirs, 1, TunedModel),
            "idle": lambda: _idle(agents, weeks, idle),
        },
        3 if quick else 5,
    )
    few = 1 if quick else 3
    interpreted = timed(lambda: world.reference(program, seed=1, members=range(few)))
    fast = ours / spent["ours"].cpu
    return [
        Row("multipolar, compiled: every mechanism every week, weekly measures kept", f"{fast:,.0f} /s", spent=spent["ours"]),
        _beside("Mesa as a good user writes it: the same work, plain lists", theirs, spent["plain"], fast, target=True),
        _beside("Mesa tuned further by hand: what status and events do not need left out", theirs, spent["tuned"], fast),
        _beside(f"Mesa's floor: {agents} agents that do nothing, a step each a week", idle, spent["idle"], fast),
        _beside("multipolar, interpreted (the reference)", few, interpreted, fast),
    ]


def _run(program: Any, members: int) -> None:
    """Simulate in chunks, as every run of ours does: a chunk's histories stay in the processor's cache."""
    for start in range(0, members, CHUNK):
        world.simulate(program, seed=1, members=range(start, min(start + CHUNK, members)), threads=1)


def _agents(prepared: mesa_world.Prepared) -> int:
    model = mesa_world.WarModel(prepared.structure, prepared.numbers.draw(Random(1)), 1, prepared.case.as_of)  # noqa: S311
    return len(model.agents)


def _idle(agents: int, weeks: int, members: int) -> None:
    for member in range(members):
        model = IdleModel(agents, member)
        for _ in range(weeks):
            model.step()
        mesa.Agent._ids.pop(model, None)


def _beside(what: str, members: int, spent: Spent, ours: float, *, target: bool = False) -> Row:
    """Return members a second of processor time, and how many times as many ours does."""
    speed = members / spent.cpu
    ratio = ours / speed
    figure = f"{speed:,.0f} /s; ours {ratio:,.{0 if ratio >= 10 else 1}f} ×"
    return Row(what, figure, f"ours ≥ {TARGET:g} ×" if target else "", ratio >= TARGET if target else None, spent)
