"""Offers along the contract curve of the two who negotiate."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, sqrt
from typing import TYPE_CHECKING

from mesa_world.bench import Bench, Gains, softplus

if TYPE_CHECKING:
    from mesa_world.actors import Principal
    from mesa_world.model import WarModel
    from mesa_world.tracks import Track

POINTS = 9
Position = tuple[float, float, float, float]
Row = tuple[tuple[float, ...], float, float, Position, Position, Position, str, float]


@dataclass(slots=True)
class Offer:
    """An offer and what it means."""

    weight: float
    settled: list[float]
    ua: float
    ud: float
    short_a: float
    short_d: float
    guarantee: float
    limits: float
    relief: float
    gains: Gains
    terms: list[float]


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


def position(voice: Principal | None, k: int) -> Position:
    """Return ideal, salience, stated floor, and the side of it on which a shortfall lies (1 below, -1 above, 0 none stated)."""
    if voice is None:
        return 0.0, 0.0, 0.0, 0.0
    ideal, floor = voice.ideal[k], voice.floor[k]
    return ideal, voice.salience[k], floor, 0.0 if floor < 0.0 else 1.0 if ideal >= floor else -1.0


def loss(z: float, role: Position) -> tuple[float, float]:
    """Return the utility that a term costs somebody, and its shortfall."""
    ideal, salience, floor, side = role
    gap = abs(z - ideal)
    below = side * (floor - z)
    return salience * gap * sqrt(gap), salience * below if below > 0.0 else 0.0


class Curve:
    """The offers of one meeting."""

    def __init__(self, model: WarModel, track: Track) -> None:
        self.model, self.track, self.bench = model, track, Bench(model, track)
        structure, quo = model.structure, model.quo
        self.delivered = 1.0 - sum(
            [lever.weight * model.undelivered * lever.level for lever in model.sanctioning if lever.owner not in track.parties]
        )
        self.rows: list[Row] = []
        # Of the terms that stay: losses and shortfalls of attacker, defender and patron, then guarantee, limits and relief.
        self.fixed = [0.0] * 9
        for k, effect in enumerate(structure.effects):
            roles = position(track.attacker, k), position(track.defender, k), position(track.patron, k)
            strength = model.strength[k]
            share = track.fractions.get(k)
            if share is None:
                self.leave(quo[k], roles, effect, strength)
            else:
                other = (track.patron or track.defender).ideal[k]
                self.rows.append((share, other, track.attacker.ideal[k] - other, *roles, effect, strength))

    def leave(self, z: float, roles: tuple[Position, Position, Position], effect: str, strength: float) -> None:
        """Count a term that this track leaves as it is."""
        fixed = self.fixed
        for place, role in enumerate(roles):
            lost, short = loss(z * self.delivered if effect == "relieves" and place == 0 else z, role)
            fixed[place] += lost
            fixed[3 + place] += short
        self.count(effect, strength, z)

    def count(self, effect: str, strength: float, z: float) -> None:
        """Add up what the unsettled terms say of guarantees, limits and relief."""
        if effect == "guarantees":
            self.fixed[6] += strength * (1.0 - z)
        elif effect == "limits":
            self.fixed[7] += strength * z
        elif effect == "relieves":
            self.fixed[8] += z

    def point(self, index: int) -> Offer:
        """Work out and judge the offer at a point of the curve."""
        lost_a, lost_d, lost_p, short_a, short_d, short_p, guarantee, limits, relief = self.fixed
        delivered, seated, settled = self.delivered, self.track.patron is not None, []
        for shares, other, spread, role_a, role_d, role_p, effect, strength in self.rows:
            z = other + shares[index] * spread
            settled.append(z)
            counted = z
            if effect == "guarantees":
                guarantee += strength * (1.0 - z)
            elif effect == "limits":
                limits += strength * z
            elif effect == "relieves":
                relief += z
                counted = z * delivered
            ideal, salience, floor, side = role_a
            gap = abs(counted - ideal)
            lost_a += salience * gap * sqrt(gap)
            below = side * (floor - counted)
            if below > 0.0:
                short_a += salience * below
            ideal, salience, floor, side = role_d
            gap = abs(z - ideal)
            lost_d += salience * gap * sqrt(gap)
            below = side * (floor - z)
            if below > 0.0:
                short_d += salience * below
            if seated:
                ideal, salience, floor, side = role_p
                gap = abs(z - ideal)
                lost_p += salience * gap * sqrt(gap)
                below = side * (floor - z)
                if below > 0.0:
                    short_p += salience * below
        ua, ud = 1.0 - lost_a, 1.0 - lost_d
        gains = self.bench.judge(ua, ud, 1.0 - lost_p, short_a, short_d, short_p, guarantee, limits)
        return Offer((index + 1.0) / (POINTS + 1.0), settled, ua, ud, short_a, short_d, guarantee, limits, relief, gains, [])

    def best(self) -> Offer:
        """Return the offer with the highest soft Nash product."""
        sharp, toll, seated = self.model.sharpness, self.model.deal_toll, self.track.patron is not None
        best, found = -1.0, None
        for index in range(POINTS):
            offer = self.point(index)
            gain_a, gain_d, _, gain_p, *_ = offer.gains
            score = softplus(sharp * gain_a) * softplus(sharp * (gain_p if seated else gain_d))
            if seated:
                score /= 1.0 + exp(min(-sharp * (gain_d - toll), 700.0))
            if score > best:
                best, found = score, offer
        assert found is not None
        found.terms = self.all_terms(found.settled)
        return found

    def all_terms(self, settled: list[float]) -> list[float]:
        """Return every term, settled or left as it is."""
        terms = list(self.model.quo)
        for k, z in zip(self.track.fractions, settled, strict=True):
            terms[k] = z
        return terms

    def range(self) -> tuple[float, ...]:
        """Tell whether any offer is better for both: as it is; without commitment, optimism, audience, friction; without the four."""
        model, toll = self.model, self.model.deal_toll
        value_a, value_d = model.value_a, model.value_d
        sober_a, sober_d = value_a - model.sober_a, value_d - model.sober_d
        marks = [-1e9] * 6
        for index in range(POINTS):
            offer = self.point(index)
            *_, worth_a, worth_d, home_a, home_d = offer.gains
            ga, gd = worth_a - value_a - home_a, worth_d - value_d - home_d
            kept_a, kept_d = offer.ua - worth_a, offer.ud - worth_d
            found = (
                min(ga, gd) - toll,
                min(ga + kept_a, gd + kept_d) - toll,
                min(ga + sober_a, gd + sober_d) - toll,
                min(ga + home_a, gd + home_d) - toll,
                min(ga, gd),
                min(ga + kept_a + sober_a + home_a, gd + kept_d + sober_d + home_d),
            )
            marks = [max(pair) for pair in zip(marks, found, strict=True)]
        return tuple(float(mark > 0.0) for mark in marks)
