"""Offers along the contract curve of the two who negotiate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from mesa_world.bench import Bench, Gains, logistic, softplus

if TYPE_CHECKING:
    from mesa_world.model import WarModel
    from mesa_world.tracks import Track

POINTS = 9
MOST_LIMITED = 0.95  # however many limits are agreed, some force remains


@dataclass(slots=True)
class Offer:
    """An offer and what it means."""

    weight: float
    terms: list[float]
    ua: float
    ud: float
    short_a: float
    short_d: float
    guarantee: float
    limits: float
    relief: float
    gains: Gains


def fractions(track: Track) -> dict[int, tuple[float, ...]]:
    """Return by settled term the attacker's share of each point on the contract curve; saliences never change."""
    found = {}
    one, two = track.attacker, track.patron or track.defender
    for k in track.settles:
        s1, s2 = one.salience[k], two.salience[k]
        if s1 > 0.0 or s2 > 0.0:
            weights = [(point + 1.0) / (POINTS + 1.0) for point in range(POINTS)]
            found[k] = tuple((x * s1) ** 2 / ((x * s1) ** 2 + ((1.0 - x) * s2) ** 2) for x in weights)
    return found


class Curve:
    """The offers of one meeting."""

    bench_class: ClassVar[type[Bench]] = Bench

    def __init__(self, model: WarModel, track: Track) -> None:
        self.model, self.track, self.bench = model, track, self.bench_class(model, track)
        # The share of the relief that the attacker counts on: those who are not at the table may keep their sanctions.
        withheld = [lever.weight * lever.level for lever in model.sanctioning if lever.owner not in track.parties]
        self.delivered = max(1.0 - model.undelivered * sum(withheld), 0.0)

    def point(self, index: int) -> Offer:
        """Work out and judge the offer at a point of the curve."""
        model, track = self.model, self.track
        terms = self.terms(index)
        guarantee = sum([strength * (1.0 - terms[k]) for k, strength in model.guaranteeing])
        limits = min(sum([strength * terms[k] for k, strength in model.limiting]), MOST_LIMITED)
        relief = sum([terms[k] for k in model.relieving])
        counted = list(terms)
        for k in model.relieving:
            counted[k] *= self.delivered
        attacker, defender, patron = track.attacker, track.defender, track.patron
        ua, short_a = attacker.utility(counted), attacker.shortfall(counted)
        ud, short_d = defender.utility(terms), defender.shortfall(terms)
        up, short_p = (patron.utility(terms), patron.shortfall(terms)) if patron is not None else (1.0, 0.0)
        gains = self.bench.judge(ua, ud, up, short_a, short_d, short_p, guarantee, limits)
        return Offer((index + 1.0) / (POINTS + 1.0), terms, ua, ud, short_a, short_d, guarantee, limits, relief, gains)

    def terms(self, index: int) -> list[float]:
        """Return the terms at a point of the curve; those that the track leaves alone stay as they are."""
        one, two = self.track.attacker, self.track.patron or self.track.defender
        terms = list(self.model.quo)
        for k, shares in self.track.fractions.items():
            terms[k] = two.ideal[k] + shares[index] * (one.ideal[k] - two.ideal[k])
        return terms

    def best(self) -> Offer:
        """Return the offer with the highest soft Nash product."""
        sharp, toll, seated = self.model.sharpness, self.model.deal_toll, self.track.patron is not None
        best, found = -1.0, None
        for index in range(POINTS):
            offer = self.point(index)
            gain_a, gain_d, _, gain_p, *_ = offer.gains
            score = softplus(sharp * gain_a) * softplus(sharp * (gain_p if seated else gain_d))
            if seated:
                score *= logistic(sharp * (gain_d - toll))
            if score > best:
                best, found = score, offer
        assert found is not None
        return found

    def range(self) -> list[float]:
        """Tell whether any offer is better for both: as it is; without commitment, optimism, audience, friction; without the four."""
        model, toll = self.model, self.model.deal_toll
        value_a, value_d = model.value_a, model.value_d
        sober_a, sober_d = value_a - model.sober_a, value_d - model.sober_d
        found = [0.0] * 6
        for index in range(POINTS):
            offer = self.point(index)
            *_, worth_a, worth_d, home_a, home_d = offer.gains
            ga, gd = worth_a - value_a - home_a, worth_d - value_d - home_d
            kept_a, kept_d = offer.ua - worth_a, offer.ud - worth_d
            if min(ga, gd) > toll:
                found[0] = 1.0
            if min(ga + kept_a, gd + kept_d) > toll:
                found[1] = 1.0
            if min(ga + sober_a, gd + sober_d) > toll:
                found[2] = 1.0
            if min(ga + home_a, gd + home_d) > toll:
                found[3] = 1.0
            if min(ga, gd) > 0.0:
                found[4] = 1.0
            if min(ga + kept_a + sober_a + home_a, gd + kept_d + sober_d + home_d) > 0.0:
                found[5] = 1.0
        return found
