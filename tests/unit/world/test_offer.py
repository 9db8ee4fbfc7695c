"""The offer: terms on the contract curve, and the best of them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from multipolar.kernels.single import single
from multipolar.testing import Shape
from multipolar.world import layout as at
from multipolar.world.layout import LANES, MAX_TERMS
from multipolar.world.mechanisms.commitment import judge
from multipolar.world.mechanisms.offer import best_offer, gather, score, weigh

from .stage import SINGLE, Stage

WEIGHTS = [(point + 1.0) / (at.POINTS + 1.0) for point in range(at.POINTS)]


def gathered(stage: Stage, track: str = "bridge") -> int:
    t = stage.track(track)
    gather(t, stage.lanes, stage.c, stage.p, stage.s, stage.b, stage.b, stage.pick)
    return t


def weighed(stage: Stage, weight: float, track: str = "bridge") -> int:
    t = gathered(stage, track)
    stage.set_bench(at.B_WEIGHT, weight)
    weigh(t, 1, stage.lanes, at.ROLES, stage.c, stage.b, stage.b)
    judge(1, stage.lanes, stage.c.track_patron[t] >= 0, stage.b, stage.b)
    score(t, 1, stage.lanes, stage.c, stage.b, stage.b)
    return t


def term(stage: Stage, name: str, table: int = at.B_TERMS, role: int = 0) -> float:
    return stage.bench(table + (role * MAX_TERMS + stage.terms.index(name)) * LANES)


@pytest.mark.parametrize("track", ["bridge", "harbour"])
def test_every_deal_lies_between_the_ideals_of_the_two_who_negotiate(track: str) -> None:
    stage, other = Stage(), {"bridge": "south", "harbour": "isle"}[track]
    for weight in WEIGHTS:
        weighed(stage, weight, track)
        for name in stage.terms:
            ends = sorted((stage[stage.ideal("north", name)], stage[stage.ideal(other, name)]))
            assert ends[0] - 1e-12 <= term(stage, name) <= ends[1] + 1e-12


def test_the_contract_curve_agrees_with_its_equation() -> None:
    stage = Stage(shape=Shape(factions=0))
    weighed(stage, 0.3)
    for name in stage.terms:
        one, two = stage.ideal("north", name), stage.ideal("south", name)
        a, d = (0.3 * stage[one + at.TO_SALIENCE]) ** 2, (0.7 * stage[two + at.TO_SALIENCE]) ** 2
        assert term(stage, name) == pytest.approx((a * stage[one] + d * stage[two]) / (a + d), rel=SINGLE)


def test_more_weight_brings_every_term_nearer_to_the_attacker() -> None:
    stage = Stage()
    found = []
    for weight in WEIGHTS:
        weighed(stage, weight)
        found.append([term(stage, name) for name in stage.terms])
    assert (np.diff(np.array(found), axis=0) > 0.0).all()
    utilities = []
    for weight in WEIGHTS:
        weighed(stage, weight)
        utilities.append((stage.bench(at.B_UTILITY), stage.bench(at.B_UTILITY + at.OFFERS)))
    assert [pair[0] for pair in utilities] == sorted(pair[0] for pair in utilities)
    assert [pair[1] for pair in utilities] == sorted((pair[1] for pair in utilities), reverse=True)


def test_a_term_that_the_track_does_not_settle_stays_as_it_is() -> None:
    stage = Stage()
    stage.c.track_settles[stage.track("bridge"), stage.terms.index("honour")] = 0
    weighed(stage, 0.5)
    assert term(stage, "honour") == term(stage, "honour", at.B_QUO) == pytest.approx(0.5)


def test_utility_and_shortfall_are_weighted_distances() -> None:
    stage = Stage(shape=Shape(factions=0, terms=("none",), extras=(), levers=(), tracks=("direct",)))
    weighed(stage, 0.5)  # ideals 85 and 5, equal saliences: the middle, 45; floors 60 and 40
    assert term(stage, "honour") == pytest.approx(0.45)
    assert stage.bench(at.B_UTILITY) == pytest.approx(1.0 - 0.4**1.5)
    assert stage.bench(at.B_SHORTFALL) == pytest.approx(0.15)
    assert stage.bench(at.B_SHORTFALL + at.OFFERS) == pytest.approx(0.05)


def test_nobody_falls_short_on_the_right_side_of_its_floor() -> None:
    shape = Shape(factions=0, terms=("none",), extras=(), levers=(), tracks=("direct",))
    stage = Stage({"positions.honour.north.floor": 40, "positions.honour.south.floor": 50}, shape=shape)
    weighed(stage, 0.5)
    assert stage.bench(at.B_SHORTFALL) == 0.0
    assert stage.bench(at.B_SHORTFALL + at.OFFERS) == 0.0


def test_terms_carry_guarantees_limits_and_relief() -> None:
    stage = Stage()
    weighed(stage, 0.5)
    assert stage.bench(at.B_GUARANTEE) == pytest.approx(0.15 * (1.0 - term(stage, "guard")))
    assert stage.bench(at.B_LIMITS) == pytest.approx(0.4 * term(stage, "arms"))
    assert stage.bench(at.B_RELIEF) == pytest.approx(term(stage, "relief"))


def test_relief_promised_over_the_heads_of_its_owners_is_partly_delivered() -> None:
    stage = Stage({"world.commitment.undelivered": 0.75})
    gathered(stage, "bridge")  # neither owner of sanctions is at the table
    assert stage.bench(at.B_DELIVERED) == pytest.approx(1.0 - 0.75 * (0.45 * 0.5 + 0.55 * 0.5))
    gathered(stage, "harbour")  # the owner of the embargo is
    assert stage.bench(at.B_DELIVERED) == pytest.approx(1.0 - 0.75 * 0.55 * 0.5)


def test_no_less_than_nothing_is_delivered() -> None:
    full = {f"issues.{name}.{what}": 100 for name in ("embargo", "blockade") for what in ("now", "lever.weight")}
    stage = Stage({**full, "world.commitment.undelivered": 0.75})
    gathered(stage, "bridge")
    assert stage.bench(at.B_DELIVERED) == 0.0


@pytest.mark.parametrize("track", ["bridge", "harbour"])
def test_the_offer_made_has_the_largest_score_of_all_that_were_tried(track: str) -> None:
    stage = Stage()
    t = gathered(stage, track)
    best_offer(t, 1, False, stage.c, stage.s, stage.b, stage.b, stage.pick)
    best, chosen = stage.bench(at.B_BEST), stage.bench(at.B_WEIGHT)
    scores = {}
    for weight in WEIGHTS:
        weighed(stage, weight, track)
        scores[single(weight)] = stage.bench(at.B_SCORE)
    assert best == pytest.approx(max(scores.values()), rel=SINGLE)
    assert scores[chosen] == max(scores.values())


def test_the_terms_left_on_the_bench_are_those_of_the_best_offer() -> None:
    stage = Stage()
    t = gathered(stage)
    best_offer(t, 1, False, stage.c, stage.s, stage.b, stage.b, stage.pick)
    chosen, left = stage.bench(at.B_WEIGHT), [term(stage, name) for name in stage.terms]
    gain = stage.bench(at.B_GAIN_A)
    weighed(stage, chosen)
    assert [term(stage, name) for name in stage.terms] == left
    assert stage.bench(at.B_GAIN_A) == gain


def test_where_a_patron_negotiates_the_score_holds_the_defenders_consent() -> None:
    stage = Stage()
    weighed(stage, 0.5, "harbour")
    sharp, toll = stage.bench(at.B_SHARP), stage.bench(at.B_TOLL)
    gains = [stage.bench(row) for row in (at.B_GAIN_A, at.B_GAIN_P, at.B_GAIN_D)]
    softplus = [math.log1p(math.exp(sharp * gain)) for gain in gains[:2]]
    consent = 1.0 / (1.0 + math.exp(-sharp * (gains[2] - toll)))
    assert stage.bench(at.B_SCORE) == pytest.approx(softplus[0] * softplus[1] * consent, rel=SINGLE)


def test_mediation_eases_the_friction_of_a_deal() -> None:
    changes = {"world.friction.deal": 0.2, "world.friction.ease": 0.15, "world.friction.mediation": 2}
    stage = Stage(changes)
    gathered(stage)
    assert stage.bench(at.B_TOLL) == pytest.approx(0.2 * (1.0 - 0.3))
    frictionless = Stage(changes, without=("friction",))
    gathered(frictionless)
    assert frictionless.bench(at.B_TOLL) == 0.0


def test_the_patron_weighs_its_costs_and_the_blame_for_a_collapse() -> None:
    cheap, dear = Stage(), Stage({"patrons.isle.cost": 16, "patrons.isle.blame": 10})
    gathered(cheap, "harbour")
    gathered(dear, "harbour")
    assert cheap.bench(at.B_VALUE_P) - dear.bench(at.B_VALUE_P) == pytest.approx(0.10, rel=SINGLE)
    feared = Stage({"patrons.isle.blame": 50})
    gathered(feared, "harbour")
    assert feared.bench(at.B_VALUE_P) < cheap.bench(at.B_VALUE_P)


def test_an_obstacle_that_is_taken_away_never_closes_the_bargaining_range() -> None:
    for force in (0.5, 0.75, 0.9375, 1.2):
        for bias in (0.0, 0.5):
            stage = Stage({"war.sides.south.force": force, "world.optimism.bias": bias, "world.friction.deal": 0.05})
            t = gathered(stage)
            best_offer(t, 1, True, stage.c, stage.s, stage.b, stage.b, stage.pick)
            base, *freed = (stage.bench(at.B_OPEN + q * LANES) for q in range(6))
            assert all(open_then >= base for open_then in freed)
            assert freed[-1] >= max(freed)
