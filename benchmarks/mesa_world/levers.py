"""Levers: policies that move towards what their owner's body wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import mesa

from mesa_world.actors import Actor, View, weigh

if TYPE_CHECKING:
    from mesa_world.model import WarModel

DEAL = 3


class Lever(mesa.Agent):
    """A policy: aid, support, sanctions or pressure."""

    model: WarModel

    def __init__(self, model: WarModel, name: str, actors: list[Actor]) -> None:
        super().__init__(model)
        drawn, issue = model.drawn, model.structure.scenario.issues[name]
        self.name = name
        self.kind: str = issue.lever.kind
        self.owner: str = str(issue.decided_by)
        self.other: str = issue.lever.target
        self.level = self.start = drawn.get(f"issues.{name}.now", 0.0)
        self.pace = drawn.get(f"issues.{name}.pace", 1.0)
        self.weight = drawn.get(f"issues.{name}.lever.weight", 0.0)
        self.floored = max(self.start, 0.05)
        states = model.structure.states
        self.giver, self.taker = states.index(self.owner), states.index(self.other)
        self.held = 0.0  # by threats carried out
        self.shift = 0.0  # by the calendar
        self.shares: list[tuple[float, View]] = []
        self.aim = self.start
        if actors:
            weights, views, _ = weigh(actors, name)
            total = sum(weights)
            self.shares = [(weight / total, view) for weight, view in zip(weights, views, strict=True)]
            self.review()
        self.follows = drawn["world.alignment.support"]

    def review(self) -> None:
        """Settle what the owner aims at."""
        if self.shares:
            self.aim = sum([share * view.ideal for share, view in self.shares])

    def step(self) -> None:
        """Move one week towards the aim."""
        model, kind, target = self.model, self.kind, self.aim
        if kind == "support":
            target += self.follows * (model.affinity[self.giver][self.taker] - model.affinity_at_start[self.giver][self.taker])
        elif kind == "aid":
            if model.pressing is not None and self.owner == model.pressing.owner:
                target *= 1.0 - model.abandoned
        elif kind == "sanctions" and model.status == DEAL and model.deal is not None:
            deal = model.deal
            honours = 1.0 if self.owner in deal.parties else deal.carried
            target *= 1.0 - deal.relief * honours
        target += self.shift + self.held
        gap = (0.0 if target < 0.0 else 1.0 if target > 1.0 else target) - self.level
        pace = self.pace
        self.level += pace if gap > pace else -pace if gap < -pace else gap
