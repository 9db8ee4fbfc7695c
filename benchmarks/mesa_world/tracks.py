"""Tracks of talks: who meets, what is offered, and who says yes."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, ClassVar

import mesa

from mesa_world.bench import capped_exp, logistic
from mesa_world.offers import Curve, Offer, fractions

if TYPE_CHECKING:
    from mesa_world.actors import Principal
    from mesa_world.levers import Lever
    from mesa_world.model import WarModel

WAR, LULL, CEASEFIRE, DEAL, COLLAPSED = range(5)
HALF_YEAR = 26


class Deal:
    """What was signed."""

    def __init__(self, track: Track, offer: Offer, *, pressed: bool, carried: bool) -> None:
        self.parties = track.parties
        self.terms, self.weight = offer.terms, offer.weight
        self.ua, self.ud = offer.ua, offer.ud
        self.guarantee, self.limits, self.relief = offer.guarantee, offer.limits, offer.relief
        self.hurt, self.pressed, self.carried = track.hurt, pressed, float(carried)


class Track(mesa.Agent):
    """A track of talks about deals and ceasefires."""

    model: WarModel
    curve_class: ClassVar[type[Curve]] = Curve

    def __init__(self, model: WarModel, name: str) -> None:
        super().__init__(model)
        drawn, scenario = model.drawn, model.structure.scenario
        track, sides = scenario.talks[name], (scenario.war.attacker, scenario.war.defender)
        self.name, self.parties = name, tuple(track.parties)
        self.rate = drawn[f"talks.{name}.rounds_a_week"] * (1.0 + drawn["world.friction.mediation"])
        self.freeze = drawn.get(f"talks.{name}.freeze", 0.0)
        self.after = drawn.get(f"talks.{name}.after_collapse")
        self.attacker: Principal = model.principals[sides[0]]
        self.defender: Principal = model.principals[sides[1]]
        patrons = [party for party in track.parties if party not in sides]
        thirds = [party for party in track.ratify if party not in (*sides, *track.parties)]
        self.patron: Principal | None = model.principals[patrons[0]] if patrons else None
        self.ratifier: Principal | None = model.principals[thirds[0]] if thirds else None
        self.cost = drawn.get(f"patrons.{patrons[0]}.cost", 0.0) if patrons else 0.0
        self.blame = drawn.get(f"patrons.{patrons[0]}.blame", 0.0) if patrons else 0.0
        self.lever: Lever | None = model.lever_of[track.pressure] if track.pressure else None
        self.settles = [k for k, term in enumerate(model.structure.terms) if term in track.settle]
        self.fractions = fractions(self)
        self.hurt: float = 0.0
        self.calls, self.held_up, self.rounds = 1.0, 1.0, 0

    def step(self) -> None:
        """Hold this week's round, if there is one."""
        model = self.model
        if model.status >= DEAL:
            if model.status == COLLAPSED:
                self.dictate()
            return
        if model.random.random() < 1.0 - exp(-self.flow()):
            self.meet()

    def meet(self) -> None:
        """Hold a round."""
        model = self.model
        self.rounds += 1
        if model.random.random() < self.freeze:
            if model.status == WAR:
                self.speak_of_ceasefire()
        else:
            self.speak_of_deal()

    def flow(self) -> float:
        """Return the rate at which rounds come up."""
        model, w = self.model, self.model.week
        flow = self.rate * self.calls * self.held_up
        if model.last_break >= 0 and w - model.last_break < HALF_YEAR:
            flow *= model.estrangement
        if w < model.strained:
            flow *= model.strain
        return flow if model.status == WAR else 0.5 * flow

    def speak_of_ceasefire(self) -> None:
        """Sign a ceasefire if both want it, or if pressure makes the defender want it."""
        model, random = self.model, self.model.random.random
        sharp, toll = model.sharpness, model.ceasefire_toll
        if random() >= logistic(sharp * (model.truce_a - model.value_a - toll)):
            return
        u = random()
        free = logistic(sharp * (model.truce_d - model.value_d - toll))
        under = logistic(sharp * (model.truce_d - model.pressed_value_d - toll)) if self.lever is not None else free
        if u < max(under, free):
            model.stop(CEASEFIRE, pressed=u >= free)
            model.happens("ceasefire")
            model.happens(f"ceasefire.{self.name}")

    def speak_of_deal(self) -> None:
        """Make the best offer and let all concerned answer."""
        model = self.model
        offer = self.curve_class(model, self).best()
        signed = self.answer(offer)
        self.feel(offer)
        if signed is not None:
            pressed, carried = signed
            model.deal = Deal(self, offer, pressed=pressed, carried=carried)
            model.stop(DEAL, pressed=pressed)
            model.happens("deal")
            model.happens(f"deal.{self.name}")

    def answer(self, offer: Offer) -> tuple[bool, bool] | None:
        """Return whether a signed deal was pressed and is carried out by outsiders, or None where somebody says no."""
        model, random = self.model, self.model.random.random
        gain_a, gain_d, gain_free, gain_p, *_ = offer.gains
        sharp, toll, steep = model.sharpness, model.deal_toll, model.ratifies
        if random() >= logistic(sharp * (gain_a - toll)):
            return None
        if self.patron is not None and random() >= logistic(sharp * (gain_p - toll)):
            return None
        if random() >= logistic(steep * (model.slack_a - offer.short_a)):
            return None
        u, free = random(), logistic(sharp * (gain_free - toll))
        under = max(logistic(sharp * (gain_d - toll)), free) if self.lever is not None else free
        if u >= under or random() >= logistic(steep * (model.slack_d - offer.short_d)):
            if self.patron is not None or u < under:
                model.happens("refused")
            return None
        if self.ratifier is None:
            return u >= free, True
        return u >= free, random() < logistic(steep * (model.others_slack - self.ratifier.shortfall(offer.terms)))

    def feel(self, offer: Offer) -> None:
        """Work out how much the offer hurts the spoilers."""
        hurt = 0.0
        for spoiler in self.model.spoilers:
            hurt += spoiler.sabotage * max(spoiler.utility(self.model.quo) - spoiler.utility(offer.terms), 0.0)
        self.hurt = hurt
        self.held_up = 1.0 / capped_exp(self.model.holds_up * hurt)

    def dictate(self) -> None:
        """Let the winner dictate terms after a collapse."""
        model = self.model
        occupation = model.cost_a if model.fallen == model.defender_name else model.cost_d
        if self.after is None or occupation <= 0.0 or model.since >= model.week:
            return
        if model.random.random() < 1.0 - exp(-self.after):
            model.happens("imposed")


class ShortTruces(mesa.Agent):
    """Short truces: agreed on for a holiday, violated, and quarrelled over."""

    model: WarModel

    def __init__(self, model: WarModel, name: str) -> None:
        super().__init__(model)
        drawn, track = model.drawn, model.structure.scenario.talks[name]
        self.name = name
        self.rate = drawn[f"talks.{name}.rounds_a_week"]
        self.weeks: int = track.weeks or 1
        self.alleged = drawn.get(f"talks.{name}.violations", 0.0)
        self.accepts = drawn["world.truces.acceptance"]
        self.calls, self.rounds, self.accused = 1.0, 0, 0

    def step(self) -> None:
        """Agree on a truce, or let one be violated and end."""
        model, w = self.model, self.model.week
        if model.status != WAR:
            return
        random = model.random.random
        if w >= model.holiday:
            if random() < 1.0 - exp(-self.rate * self.calls):
                self.rounds += 1
                if random() < self.accepts and random() < self.accepts:
                    model.holiday = w + 1 + self.weeks
                    model.happens("truce")
            return
        model.violations += self.alleged * (0.5 + random())
        model.happens("truce-broke")
        if w + 1 >= model.holiday:
            self.accused += 1
            model.strained = w + 4
