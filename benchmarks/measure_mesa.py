"""Beside Mesa: members a second on one core, the same weekly rules on the same case."""

from __future__ import annotations

from random import Random

import mesa

import mesa_world
from mesa_world.model import WarModel
from multipolar import world
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
    """Time ours compiled, Mesa's, and Mesa without rules in turn; then ours interpreted, once."""
    case = load("ukraine-2025")
    program, prepared = world.build(case), mesa_world.prepare(case)
    agents, weeks = _agents(prepared), case.horizon
    ours, theirs, idle = (2_560, 50, 20) if quick else (5_120, 150, 50)
    world.simulate(program, seed=1, members=range(128))
    mesa_world.play(prepared, 5, 1)
    spent = side_by_side(
        {
            "ours": lambda: world.simulate(program, seed=1, members=range(ours), threads=1),
            "mesa": lambda: mesa_world.play(prepared, theirs, 1),
            "narrow": lambda: mesa_world.play(prepared, theirs, 1, ranges=False),
            "idle": lambda: _idle(agents, weeks, idle),
        },
        3 if quick else 5,
    )
    few = 1 if quick else 3
    interpreted = timed(lambda: world.reference(program, seed=1, members=range(few)))
    peer = theirs / spent["mesa"].cpu
    return [
        _row("multipolar, compiled; weekly measures kept", ours, spent["ours"], peer, target=True),
        _row("Mesa, list-based; status and events kept", theirs, spent["mesa"], peer),
        _row("Mesa, without the record of the bargaining range", theirs, spent["narrow"], peer),
        _row(f"Mesa's floor: {agents} agents that do nothing, a step each a week", idle, spent["idle"], peer),
        _row("multipolar, interpreted (the reference)", few, interpreted, peer),
    ]


def _agents(prepared: mesa_world.Prepared) -> int:
    model = WarModel(prepared.structure, prepared.numbers.draw(Random(1)), 1, prepared.case.as_of)  # noqa: S311
    return len(model.agents)


def _idle(agents: int, weeks: int, members: int) -> None:
    for member in range(members):
        model = IdleModel(agents, member)
        for _ in range(weeks):
            model.step()
        mesa.Agent._ids.pop(model, None)


def _row(what: str, members: int, spent: Spent, peer: float, *, target: bool = False) -> Row:
    """Return members a second of processor time, and how many times the Mesa model's they are."""
    speed = members / spent.cpu
    ratio = speed / peer
    figure = f"{speed:,.0f} /s   {ratio:,.{0 if ratio >= 10 else 2}f} × Mesa"
    return Row(what, figure, f"≥ {TARGET:g} ×" if target else "", ratio >= TARGET if target else None, spent)
