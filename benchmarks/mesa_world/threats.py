"""Threats: they weigh on their target until they are carried out or seen through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import mesa

from mesa_world.structure import FOREVER

if TYPE_CHECKING:
    from mesa_world.levers import Lever
    from mesa_world.model import WarModel

WAR = 0


class Threat(mesa.Agent):
    """A threat with a deadline."""

    model: WarModel

    def __init__(self, model: WarModel, name: str) -> None:
        super().__init__(model)
        drawn, threat = model.drawn, model.structure.scenario.threats[name]
        self.name = name
        self.author = model.principals[threat.by]
        self.against: str = threat.against
        self.deadline = (threat.deadline - model.as_of).days // 7
        self.renew: int = threat.renew or 0
        self.lasts: int = threat.do.weeks or FOREVER
        self.lever: Lever | None = model.lever_of[threat.do.lever] if threat.do.lever else None
        self.plus = drawn.get(f"threats.{name}.do.plus", 0.0)
        self.tempo = drawn.get(f"threats.{name}.do.tempo", 1.0)
        self.reinforcement = drawn.get(f"threats.{name}.do.reinforcement", 1.0)
        self.widens = drawn.get(f"threats.{name}.do.widen", 0.0)
        self.weight = drawn.get(f"threats.{name}.weight", 0.0)
        self.credit = drawn.get(f"threats.{name}.credibility", self.author.credibility_at_start)
        self.until = 0
        self.shadow = 0.0

    def step(self) -> None:
        """Weigh on the target, fall due, and last."""
        w = self.model.week
        while w > self.deadline and self.renew:
            self.deadline += self.renew
        if w <= self.deadline:
            self.shadow = self.weight * self.credit
            if w == self.deadline:
                self.fall_due(w)
        else:
            self.shadow = 0.0
        if w < self.until:
            self.last()

    def fall_due(self, w: int) -> None:
        """Carry the threat out, or lose credibility."""
        model = self.model
        if model.status != WAR:
            return
        if model.random.random() < self.credit:
            self.until = w + self.lasts
            model.happens(f"threat.{self.name}")
            if model.random.random() < self.widens:
                model.widen()
        else:
            self.credit *= model.decay
            self.author.credibility *= model.decay
            model.happens(f"bluff.{self.name}")

    def last(self) -> None:
        """Apply what was carried out."""
        model = self.model
        if self.lever is not None:
            self.lever.held += self.plus
        model.threat_tempo *= self.tempo
        model.threat_reinforcement *= self.reinforcement
