"""What offers are judged by: gains of those concerned at given terms, before anybody signs."""

from __future__ import annotations

from math import exp, log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mesa_world.model import WarModel
    from mesa_world.tracks import Track

WAR = 0
MOST = 0.5
E8 = exp(8.0)
HIGHEST, LOWEST = E8, 1.0 / E8

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
        value = 1.0
        for z, ideal, salience in zip(model.quo, patron.ideal, patron.salience, strict=True):
            gap = abs(z - ideal)
            value -= salience * gap * sqrt(gap)
        falls = model.hazard_d / (model.hazard_d + model.hazard_a + self.rate)
        self.blame = track.blame
        self.value_p = value - track.cost - track.blame * falls - model.shadow_p

    def judge(
        self, ua: float, ud: float, up: float, short_a: float, short_d: float, short_p: float, guarantee: float, limits: float
    ) -> Gains:
        """Return what an offer is worth, given utilities, shortfalls, and what it says of guarantees and limits."""
        rate, beta, doubt, strike = self.rate, self.beta, self.doubt, self.strike
        edge = (self.later_a / (self.later_d - self.regrown_d * limits)) ** self.steep
        edge = HIGHEST if edge > HIGHEST else LOWEST if edge < LOWEST else edge
        hit, back = edge * strike, edge / strike
        fall_a, fall_d, rest_a, rest_d = self.fall_a, self.fall_d, self.rest_a, self.rest_d
        lost_a, lost_d = self.defeat_a, self.defeat_d
        win, lose = fall_d * hit * doubt, fall_a / (hit * doubt)
        tempted_a = (win + lose * lost_a + rate * rest_a) / (win + lose + rate)
        win, lose = fall_a / back * doubt, fall_d * back / doubt
        tempted_d = (win + lose * lost_d + rate * rest_d) / (win + lose + rate)
        win, lose = fall_a / hit, fall_d * hit
        struck_d = (win + lose * lost_d + rate * rest_d) / (win + lose + rate)
        win, lose = fall_d * back, fall_a / back
        struck_a = (win + lose * lost_a + rate * rest_a) / (win + lose + rate)
        x = beta * (tempted_a - ua - self.held - guarantee)
        by_a = self.break_rate * (E8 if x > 8.0 else exp(x))
        x = beta * (tempted_d - ud - self.own)
        by_d = self.break_rate * (E8 if x > 8.0 else exp(x))
        by_a, by_d = min(by_a, MOST), min(by_d, MOST)
        worth_a = (rate * ua + by_d * (ua if ua < struck_a else struck_a)) / (rate + by_d)
        worth_d = (rate * ud + by_a * (ud if ud < struck_d else struck_d)) / (rate + by_a)
        home_a, home_d = self.home * short_a, self.home * short_d
        gain_d = worth_d - home_d
        gain_p = up - (by_a + by_d) * self.blame / (rate + by_a + by_d) - self.value_p - self.home * short_p
        return worth_a - self.value_a - home_a, gain_d - self.value_d, gain_d - self.free_d, gain_p, worth_a, worth_d, home_a, home_d
