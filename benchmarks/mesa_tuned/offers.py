"""Offers of a meeting, with what they share worked out once and each judged in one function."""

from __future__ import annotations

from math import exp, sqrt
from typing import TYPE_CHECKING, ClassVar

from mesa_tuned.bench import TunedBench
from mesa_world.bench import Bench, softplus
from mesa_world.offers import MOST_LIMITED, POINTS, Curve, Offer

if TYPE_CHECKING:
    from mesa_world.actors import Principal
    from mesa_world.model import WarModel
    from mesa_world.tracks import Track

Position = tuple[float, float, float, float]
Row = tuple[tuple[float, ...], float, float, Position, Position, Position, str, float]


def position(voice: Principal | None, k: int) -> Position:
    """Return ideal, salience, the floor that counts, and the side of it on which a shortfall lies (1 below, -1 above, 0 none)."""
    if voice is None:
        return 0.0, 0.0, 0.0, 0.0
    ideal, floor, side = voice.ideal[k], voice.floor[k], voice.side[k]
    return ideal, voice.salience[k], min(floor, ideal) if side > 0 else max(floor, ideal), float(side)


def loss(z: float, role: Position) -> tuple[float, float]:
    """Return the utility that a term costs somebody, and its shortfall."""
    ideal, salience, floor, side = role
    gap = abs(z - ideal)
    below = side * (floor - z)
    return salience * gap * sqrt(gap), salience * below if below > 0.0 else 0.0


class TunedCurve(Curve):
    """The offers of one meeting."""

    bench_class: ClassVar[type[Bench]] = TunedBench

    def __init__(self, model: WarModel, track: Track) -> None:
        super().__init__(model, track)
        structure, quo = model.structure, model.quo
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
        """Work out and judge the offer at a point of the curve, naming only the terms that it settles."""
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
        limits = min(limits, MOST_LIMITED)
        gains = self.bench.judge(ua, ud, 1.0 - lost_p, short_a, short_d, short_p, guarantee, limits)
        return Offer((index + 1.0) / (POINTS + 1.0), settled, ua, ud, short_a, short_d, guarantee, limits, relief, gains)

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
        found.terms = self.all_terms(found.terms)
        return found

    def all_terms(self, settled: list[float]) -> list[float]:
        """Return every term, settled or left as it is."""
        terms = list(self.model.quo)
        for k, z in zip(self.track.fractions, settled, strict=True):
            terms[k] = z
        return terms
