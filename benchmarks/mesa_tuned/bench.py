"""The judgement of an offer with every function written out in place."""
# ruff: noqa: FURB136  in an innermost function a comparison is faster than a call of min or max

from __future__ import annotations

from math import exp

from mesa_world.bench import E8, MOST, Bench, Gains

HIGHEST, LOWEST = E8, 1.0 / E8


class TunedBench(Bench):
    """The bench in its innermost form."""

    __slots__ = ()

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
