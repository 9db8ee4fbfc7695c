"""What offers are judged by: what a deal that may be broken is worth to those concerned, before anybody signs."""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mesa_world.model import WarModel
    from mesa_world.tracks import Track

WAR = 0
MOST = 0.5
E8 = exp(8.0)

Gains = tuple[float, float, float, float, float, float, float, float]
"""Gains of attacker, pressed defender, unpressed defender, patron; worth to attacker and defender; costs at home of the two."""


def capped_exp(x: float) -> float:
    """Return e**x for x up to 8."""
    return E8 if x > 8.0 else exp(x)


def logistic(x: float) -> float:
    """Return 1/(1 + e**-x)."""
    return 1.0 / (1.0 + exp(-x)) if x > -700.0 else 0.0


def softplus(x: float) -> float:
    """Return ln(1 + e**x)."""
    return log(1.0 + exp(x)) + 1e-300 if x < 600.0 else x


def fighting(win: float, lose: float, defeat: float, stalemate: float, rate: float) -> float:
    """Return the value of a war that ends in victory, in defeat, or not within one's patience."""
    return (win + lose * defeat + rate * stalemate) / (win + lose + rate)


def kept(quiet: float, war: float, rate: float, broken: float) -> float:
    """Return the value of an agreement worth `quiet` that the other side breaks at hazard `broken`, leaving `war`."""
    return (rate * quiet + broken * min(quiet, war)) / (rate + broken)


def temptation(rate: float, beta: float, gain: float) -> float:
    """Return the weekly hazard that a side breaks an agreement when breaking would gain it `gain`."""
    return min(rate * capped_exp(beta * gain), MOST)


class Bench:
    """What does not depend on the offer, worked out once a meeting."""

    __slots__ = (
        "beta", "blame", "break_rate", "defeat_a", "defeat_d", "doubt", "fall_a", "fall_d", "free_d", "held", "home", "later_a",
        "later_d", "model", "own", "rate", "regrown_d", "rest_a", "rest_d", "steep", "strike", "value_a", "value_d", "value_p",
    )  # fmt: skip

    def __init__(self, model: WarModel, track: Track) -> None:
        self.model = model
        self.rate, self.steep, self.beta = model.rate, model.steep, model.beta
        self.strike, self.doubt = model.strike, capped_exp(model.steep * model.bias)
        self.later_a = model.force_a + model.speed * (model.cap_a - model.force_a)
        self.regrown_d = model.speed * model.cap_d * model.advantage
        self.later_d = (1.0 - model.speed) * model.force_d * model.advantage + self.regrown_d
        self.fall_a, self.fall_d = model.collapse_rate * model.wear_a, model.collapse_rate * model.wear_d
        self.rest_a = model.quo_a - model.cost_a * (1.0 + model.fatigue * model.exhaustion_a)
        self.rest_d = model.quo_d - model.cost_d * (1.0 + model.fatigue * model.exhaustion_d)
        self.defeat_a, self.defeat_d = model.defeat_a, model.defeat_d
        self.break_rate, self.held, self.own = model.break_rate, model.guarantee, model.own_guarantee
        self.home = model.audience * model.audience_growth ** min(model.breaks, 10)
        at_war = model.status == WAR
        self.value_a = model.value_a if at_war else model.truce_a
        self.free_d = model.value_d if at_war else model.truce_d
        self.value_d = model.pressed_value_d if at_war and track.lever is not None else self.free_d
        self.value_p, self.blame = 1.0, 0.0
        if track.patron is not None:
            self.seat_patron(model, track)

    def seat_patron(self, model: WarModel, track: Track) -> None:
        """Work out what the patron at the table gets without a deal."""
        patron = track.patron
        assert patron is not None
        falls = model.hazard_d / (model.hazard_d + model.hazard_a + self.rate)
        self.blame = track.blame
        self.value_p = patron.utility(model.quo) - track.cost - track.blame * falls - model.shadow_p

    def judge(
        self, ua: float, ud: float, up: float, short_a: float, short_d: float, short_p: float, guarantee: float, limits: float
    ) -> Gains:
        """Return what an offer is worth, given utilities, shortfalls, and what it says of guarantees and limits."""
        rate, doubt, strike = self.rate, self.doubt, self.strike
        edge = exp(min(max(self.steep * log(self.later_a / (self.later_d - self.regrown_d * limits)), -8.0), 8.0))
        hit, back = edge * strike, edge / strike
        fall_a, fall_d, rest_a, rest_d = self.fall_a, self.fall_d, self.rest_a, self.rest_d
        tempted_a = fighting(fall_d * hit * doubt, fall_a / (hit * doubt), self.defeat_a, rest_a, rate)
        tempted_d = fighting(fall_a / back * doubt, fall_d * back / doubt, self.defeat_d, rest_d, rate)
        struck_d = fighting(fall_a / hit, fall_d * hit, self.defeat_d, rest_d, rate)
        struck_a = fighting(fall_d * back, fall_a / back, self.defeat_a, rest_a, rate)
        by_a = temptation(self.break_rate, self.beta, tempted_a - ua - self.held - guarantee)
        by_d = temptation(self.break_rate, self.beta, tempted_d - ud - self.own)
        worth_a, worth_d = kept(ua, struck_a, rate, by_d), kept(ud, struck_d, rate, by_a)
        worth_p = kept(up, up - self.blame, rate, by_a + by_d)
        home_a, home_d = self.home * short_a, self.home * short_d
        gain_d = worth_d - home_d
        gain_p = worth_p - self.value_p - self.home * short_p
        return worth_a - self.value_a - home_a, gain_d - self.value_d, gain_d - self.free_d, gain_p, worth_a, worth_d, home_a, home_d
