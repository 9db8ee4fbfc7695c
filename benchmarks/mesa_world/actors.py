"""Actors whose ideals drift, and principals whose positions their bodies settle."""

from __future__ import annotations

import math
from math import sqrt
from typing import TYPE_CHECKING

import mesa

if TYPE_CHECKING:
    from mesa_world.model import WarModel


class View:
    """What one actor wants on one issue."""

    __slots__ = ("floor", "ideal", "salience", "start", "walk")

    def __init__(self, start: float, floor: float | None, salience: float) -> None:
        self.start, self.floor, self.salience = start, floor, salience
        self.walk = 0.0
        self.ideal = min(max(start, 0.0), 1.0)


class Actor(mesa.Agent):
    """A leader, faction, state or organisation with views of its own."""

    model: WarModel

    def __init__(self, model: WarModel, name: str) -> None:
        super().__init__(model)
        drawn = model.drawn
        self.name = name
        self.influence = drawn.get(f"actors.{name}.influence", 1.0)
        self.volatility = drawn.get(f"actors.{name}.volatility")
        self.views: dict[str, View] = {}
        keep = 1.0 - drawn["world.drift.pull"]
        stride = model.review
        self.keep = keep**stride
        self.spread = (self.volatility or 0.0) * math.sqrt(sum(keep ** (2 * i) for i in range(stride)) / 52.0)

    def see(self, issue: str) -> View:
        """Return this actor's view of an issue."""
        if issue not in self.views:
            drawn, at = self.model.drawn, f"positions.{issue}.{self.name}"
            self.views[issue] = View(drawn[f"{at}.ideal"], drawn.get(f"{at}.floor"), drawn.get(f"{at}.salience", 1.0))
        return self.views[issue]

    def step(self) -> None:
        """Let every ideal walk the weeks between two reviews in one stride."""
        gauss, keep, spread = self.model.random.gauss, self.keep, self.spread
        for view in self.views.values():
            walk = view.walk = keep * view.walk + spread * gauss(0.0, 1.0)
            ideal = view.start + walk
            view.ideal = 0.0 if ideal < 0.0 else 1.0 if ideal > 1.0 else ideal


class Principal(mesa.Agent):
    """A voice in the talks: its positions on the terms, composed from its body, and its standing."""

    model: WarModel

    def __init__(self, model: WarModel, name: str) -> None:
        super().__init__(model)
        drawn, count = model.drawn, len(model.structure.terms)
        self.name = name
        self.credibility = self.credibility_at_start = drawn.get(f"actors.{name}.credibility", 0.5)
        self.sabotage = drawn.get(f"actors.{name}.sabotage", 0.0)
        self.ideal = [0.0] * count
        self.salience = [0.0] * count
        self.floor = [0.0] * count
        self.side = [0] * count
        self.bodies: list[tuple[int, list[tuple[float, View]]]] = []
        self.cares: list[tuple[int, float]] = []
        self.stated: list[tuple[int, float, float, int]] = []

    def take_on(self, term: int, actors: list[Actor], issue: str, side: int) -> None:
        """Compose a position from the views of `actors`, whose weights never change; terms fall short on one side of its floor."""
        weights, views, influence = weigh(actors, issue)
        total = sum(weights)
        shares = [(weight / total, view) for weight, view in zip(weights, views, strict=True)]
        self.ideal[term] = sum(share * view.ideal for share, view in shares)
        self.salience[term] = total / influence
        self.side[term] = side
        stating = [(share, view.floor) for share, view in shares if view.floor is not None]
        if stating:
            self.floor[term] = sum(share * floor for share, floor in stating) / sum(share for share, _ in stating)
        self.bodies.append((term, shares))

    def settle_saliences(self) -> None:
        """Make the saliences over the terms sum to one, and note on which terms there is a view, and on which a stated floor."""
        total = sum(self.salience) or 1.0
        self.salience = [salience / total for salience in self.salience]
        self.cares = [(k, salience) for k, salience in enumerate(self.salience) if salience > 0.0]
        self.stated = [(k, salience, self.floor[k], self.side[k]) for k, salience in self.cares if self.side[k]]

    def step(self) -> None:
        """Review the positions on the terms."""
        for term, shares in self.bodies:
            self.ideal[term] = sum([share * view.ideal for share, view in shares])

    def loss(self, term: int, z: float) -> float:
        """Return the utility that a term at `z` costs."""
        gap = abs(z - self.ideal[term])
        return self.salience[term] * gap * sqrt(gap)

    def utility(self, terms: list[float]) -> float:
        """Return the utility of terms; 1 for those it would choose itself."""
        utility, ideal = 1.0, self.ideal
        for k, salience in self.cares:
            gap = abs(terms[k] - ideal[k])
            utility -= salience * gap * sqrt(gap)
        return utility

    def shortfall(self, terms: list[float]) -> float:
        """Return by how much terms fall short of what it said it would accept, which is never more than its ideal."""
        short, ideal = 0.0, self.ideal
        for k, salience, floor, side in self.stated:
            below = min(floor, ideal[k]) - terms[k] if side > 0 else terms[k] - max(floor, ideal[k])
            if below > 0.0:
                short += salience * below
        return short

    def utility_of_defeat(self, winner: Principal) -> float:
        """Return the utility of the terms that the winner of a war would choose, on which both have a view."""
        return 1.0 - sum([self.loss(k, winner.ideal[k]) for k, _ in self.cares if winner.salience[k] > 0.0])


def weigh(actors: list[Actor], issue: str) -> tuple[list[float], list[View], float]:
    """Return the weights of a body's members on an issue, their views, and their influence in all."""
    views = [actor.see(issue) for actor in actors]
    weights = [actor.influence * (view.salience + 1e-9) + 1e-12 for actor, view in zip(actors, views, strict=True)]
    return weights, views, sum(actor.influence + 1e-12 for actor in actors)
