from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multipolar.errors import InputError
from multipolar.models.crisis import (
    AudienceCosts,
    BargainingRange,
    CommitmentProblem,
    FightingWhileBargaining,
    QuantalResponseEquilibrium,
    SanctionThreat,
    WarOfAttrition,
    WarOfAttritionIncomplete,
)

chance = st.floats(0.0, 1.0)
amount = st.floats(0.05, 5.0)


# ── the bargaining range ──────────────────────────────────────────────────────────────────────────


@given(chance, st.floats(0.0, 2.0), st.floats(0.0, 2.0))
def test_where_war_costs_anything_there_is_a_bargain(p: float, cost_a: float, cost_b: float) -> None:
    found = BargainingRange().range(p, cost_a, cost_b)
    assert 0.0 <= found.low <= p <= found.high <= 1.0
    assert found.width >= 0.0


@given(chance, amount, st.floats(0.0, 2.0))
def test_no_other_demand_serves_better(p: float, highest: float, cost: float) -> None:
    model = BargainingRange(highest_cost=highest)
    best = model.offer(p, cost)
    assert np.all(model.value(np.linspace(p, 1.0, 201), p, cost) <= best.value + 1e-12)


@given(chance, amount)
def test_a_side_that_pays_more_for_war_risks_less(p: float, highest: float) -> None:
    risks = [float(BargainingRange(highest_cost=highest).offer(p, cost).war) for cost in np.linspace(0.0, 2 * highest, 9)]
    assert risks == sorted(risks, reverse=True)
    assert risks[-1] == 0.0


# ── the commitment problem ────────────────────────────────────────────────────────────────────────


@given(chance, st.floats(0.01, 0.99), st.floats(0.0, 3.0))
def test_peace_holds_exactly_up_to_the_largest_rise(p: float, discount: float, cost: float) -> None:
    model = CommitmentProblem(discount=discount, cost=cost)
    top = model.largest_rise(p)
    assert model.peace(p, top)
    assert all(model.peace(p, later) == (later <= top) for later in np.linspace(0.0, 1.0, 21) if abs(later - top) > 1e-9)


@given(chance, st.floats(0.5, 0.99), st.floats(0.01, 3.0))
def test_a_slow_rise_passes_where_a_sudden_one_does_not(p: float, discount: float, cost: float) -> None:
    model = CommitmentProblem(discount=discount, cost=cost)
    step = model.largest_rise(p) - p
    if step > 1e-3 and p + step < 1.0:
        slow = np.minimum(p + 0.9 * step * np.arange(0.0, 40.0), 1.0)
        sudden = [p, min(p + 2 * step, 1.0)]
        assert model.first_war(sudden) == (None if model.peace(*sudden) else 0)
        assert model.first_war(slow[:2]) is None


# ── fighting while bargaining ─────────────────────────────────────────────────────────────────────


@given(st.integers(2, 60), chance, st.data())
def test_the_ruin_solves_its_own_recursion(forts: int, p: float, data: st.DataObject) -> None:
    model = FightingWhileBargaining(forts=forts)
    held = data.draw(st.integers(1, forts - 1))
    here, up, down = (model.outlook(k, p) for k in (held, held + 1, held - 1))
    assert here.victory == pytest.approx(p * up.victory + (1 - p) * down.victory, abs=1e-9)
    assert here.battles == pytest.approx(1 + p * up.battles + (1 - p) * down.battles, rel=1e-5)
    assert here.victory + model.outlook(forts - held, 1 - p).victory == pytest.approx(1.0, abs=1e-9)


@settings(max_examples=25)
@given(st.integers(2, 14), chance, st.integers(0, 12), st.data())
def test_every_war_ends_somehow_or_goes_on(forts: int, p: float, hold_out: int, data: st.DataObject) -> None:
    model = FightingWhileBargaining(forts=forts, hold_out=hold_out)
    course = model.course(data.draw(st.integers(1, forts - 1)), p, 60)
    ended = (course.settled + course.won_by_a + course.won_by_b).sum()
    assert ended + course.going_on[-1] == pytest.approx(1.0)
    assert np.all(np.diff(course.going_on) <= 1e-12)
    assert not course.settled[:hold_out].any()


def test_most_wars_are_settled_before_they_are_won() -> None:
    course = FightingWhileBargaining().course(5, 0.6, 150)
    assert course.settled.sum() > 0.9 > 0.1 > (course.won_by_a + course.won_by_b).sum()


def test_settlement_grows_likelier_as_beliefs_narrow() -> None:
    course = FightingWhileBargaining().course(5, 0.6, 60)
    lasting = course.going_on > 1e-6
    assert np.all(np.diff(course.variance[lasting]) < 0.0)
    pairs = course.hazard[0:24:2] + course.hazard[1:24:2]  # forts are held in even and odd numbers by turns
    early, late = pairs[:3].mean(), pairs[9:].mean()
    assert late > early


def test_rivals_that_hold_out_fight_longer_and_more_often_to_the_end() -> None:
    soon, late = (FightingWhileBargaining(hold_out=n).course(5, 0.6, 150) for n in (0, 20))
    assert late.going_on.sum() > soon.going_on.sum()
    assert (late.won_by_a + late.won_by_b).sum() > (soon.won_by_a + soon.won_by_b).sum()


# ── wars of attrition ─────────────────────────────────────────────────────────────────────────────


@given(amount, amount, amount, amount, st.floats(0.0, 10.0))
def test_waiting_gains_nothing_in_equilibrium(prize_1: float, prize_2: float, cost_1: float, cost_2: float, time: float) -> None:
    model = WarOfAttrition(prize_1=prize_1, prize_2=prize_2, cost_1=cost_1, cost_2=cost_2)
    assert model.value_of_waiting(time) == pytest.approx(0.0, abs=1e-9)
    assert sum(model.concedes) == pytest.approx(1.0)


@given(st.sampled_from(["uniform", "exponential"]), st.floats(0.1, 5.0), st.floats(0.02, 0.95), st.floats(0.02, 0.95))
def test_nobody_gains_by_holding_out_as_another_value_would(values: str, scale: float, own: float, other: float) -> None:
    model = WarOfAttritionIncomplete(values=values, scale=scale)
    assert model.payoff(own * scale, other * scale) <= model.payoff(own * scale, own * scale) + 1e-7 * scale


@given(st.sampled_from(["uniform", "exponential"]), st.floats(0.1, 5.0))
def test_the_longer_it_has_lasted_the_less_likely_it_ends(values: str, scale: float) -> None:
    model = WarOfAttritionIncomplete(values=values, scale=scale)
    assert np.all(np.diff(model.hazard(scale * np.linspace(0.01, 3.0, 30))) <= 0.0)
    assert np.all(np.diff(model.holds_out(scale * np.linspace(0.0, 0.99, 30))) > 0.0)
    assert model.mean_length_by_quadrature() == pytest.approx(model.play().mean_length, rel=1e-9)


@given(st.sampled_from(["uniform", "exponential"]), st.floats(0.1, 5.0), st.floats(0.001, 0.99))
def test_the_value_that_gives_in_is_the_one_that_holds_out_so_long(values: str, scale: float, part: float) -> None:
    model = WarOfAttritionIncomplete(values=values, scale=scale)
    assert model.gives_in(float(model.holds_out(part * scale))) == pytest.approx(part * scale, rel=1e-6)


# ── audience costs ────────────────────────────────────────────────────────────────────────────────

AUDIENCES = given(amount, amount, amount, amount, amount)


def public(a1: float, a2: float, prize: float, w1: float, w2: float) -> AudienceCosts:
    return AudienceCosts(audience_1=a1, audience_2=a2, prize=prize, worst_war_1=w1, worst_war_2=w2)


@AUDIENCES
def test_an_uncommitted_side_is_indifferent_about_when_to_quit(a1: float, a2: float, prize: float, w1: float, w2: float) -> None:
    model = public(a1, a2, prize, w1, w2)
    for side in (1, 2):
        values = [model.value_of_quitting(side, part * model.horizon) for part in (1e-9, 0.3, 0.7, 1.0)]
        assert values == pytest.approx([values[0]] * 4, abs=1e-6 * prize)


@AUDIENCES
def test_survival_falls_to_the_committed_share_and_its_hazard_falls_too(a1: float, a2: float, prize: float, w1: float, w2: float) -> None:
    model = public(a1, a2, prize, w1, w2)
    found, t = model.play(), np.linspace(0.0, model.horizon, 20)
    assert np.all(np.diff(model.survival(t), axis=1) < 0.0)
    assert np.all(np.diff(model.hazard(t[:-1]), axis=1) <= 0.0)
    assert model.survival(model.horizon) == pytest.approx(model.committed(model.horizon))
    assert min(found.at_once) == pytest.approx(0.0, abs=1e-12)
    assert found.war == pytest.approx((1 - found.back_down[0]) * (1 - found.back_down[1]))


@given(amount, amount)
def test_the_side_with_the_stronger_audience_backs_down_less(a1: float, a2: float) -> None:
    first, second = AudienceCosts(audience_1=a1, audience_2=a2).play().back_down
    assert (first - second) * (a1 - a2) <= 1e-12


# ── sanction threats ──────────────────────────────────────────────────────────────────────────────


@given(*[st.floats(-3.0, 3.0)] * 4, *[amount] * 4)
def test_the_ways_out_of_a_sanction_threat_add_up(
    bs: float, bt: float, cs: float, ct: float, s1: float, s2: float, s3: float, s4: float
) -> None:
    model = SanctionThreat(
        backing_down_sender=bs,
        backing_down_target=bt,
        sanction_cost_sender=cs,
        sanction_cost_target=ct,
        sd_backing_down_sender=s1,
        sd_sanction_cost_sender=s2,
        sd_backing_down_target=s3,
        sd_sanction_cost_target=s4,
    )
    found = model.play()
    parts = [found.status_quo, found.concession, found.back_down, found.imposed]
    assert min(parts) >= 0.0
    assert sum(parts) == pytest.approx(1.0)


@given(st.floats(0.0, 3.0), st.floats(0.0, 3.0))
def test_an_audience_that_punishes_backing_down_makes_a_threat_credible(bs: float, more: float) -> None:
    low, high = SanctionThreat(backing_down_sender=bs), SanctionThreat(backing_down_sender=bs + more)
    assert high.carries_out >= low.carries_out
    assert high.resists <= low.resists + 1e-12


# ── quantal response ──────────────────────────────────────────────────────────────────────────────


@st.composite
def games(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    shape = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    count = shape[0] * shape[1]
    values = st.lists(st.integers(-20, 20), min_size=count, max_size=count)
    return np.array(draw(values)).reshape(shape) / 10.0, np.array(draw(values)).reshape(shape) / 10.0


@settings(max_examples=50)
@given(games(), st.floats(0.0, 4.0))
def test_choices_are_the_logit_answers_to_each_other(game: tuple[np.ndarray, np.ndarray], precision: float) -> None:
    row, column = game
    found = QuantalResponseEquilibrium(precision=precision).solve(row, column)
    for chances, pays in ((found.row, row @ found.column), (found.column, column.T @ found.row)):
        weight = np.exp(precision * (pays - pays.max()))
        assert chances == pytest.approx(weight / weight.sum(), abs=1e-9)
        for better, worse in itertools.permutations(range(chances.size), 2):
            assert pays[better] < pays[worse] or chances[better] >= chances[worse] - 1e-12


@settings(max_examples=50)
@given(games())
def test_without_precision_all_is_chance(game: tuple[np.ndarray, np.ndarray]) -> None:
    found = QuantalResponseEquilibrium(precision=0.0).solve(*game)
    assert found.row == pytest.approx(np.full(game[0].shape[0], 1 / game[0].shape[0]))


@pytest.mark.parametrize("seed", range(6))
def test_at_high_precision_no_deviation_gains(seed: int) -> None:
    rng = np.random.default_rng(seed)
    row, column = rng.normal(size=(2, 3, 3))
    found = QuantalResponseEquilibrium(precision=400.0).solve(row, column)
    assert max(found.regret) < 3 * np.log(3) / 400.0


def test_the_branch_goes_round_its_turns() -> None:
    # A coordination game in which the branch folds: it is followed to the risk-dominant equilibrium.
    found = QuantalResponseEquilibrium(precision=50.0).solve([[3.0, 0.0], [2.9, 1.0]], [[3.0, 2.9], [0.0, 1.0]])
    assert found.row[1] == pytest.approx(1.0, abs=1e-6)


def test_counts_without_sense_end_at_the_ends() -> None:
    row, column = [[1.0, 0.0], [0.0, 0.0]], [[1.0, 0.0], [0.0, 0.0]]
    model = QuantalResponseEquilibrium()
    assert model.fit(row, column, [0, 10], [0, 10]).precision == pytest.approx(0.0, abs=1e-9)
    assert model.fit(row, column, [10, 0], [10, 0], highest=20.0).precision == np.inf
    with pytest.raises(InputError, match="all 0"):
        model.fit(row, column, [0, 0], [0, 0])


# ── wrong input ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "ask",
    [
        lambda: BargainingRange(highest_cost=0.0),
        lambda: BargainingRange().range(1.5, 0.1, 0.1),
        lambda: BargainingRange().offer([0.1, float("nan")], 0.1),
        lambda: CommitmentProblem(discount=1.0),
        lambda: CommitmentProblem().first_war([0.1, 2.0]),
        lambda: FightingWhileBargaining(forts=1),
        lambda: FightingWhileBargaining().outlook(11, 0.5),
        lambda: WarOfAttrition(prize_1=0.0),
        lambda: WarOfAttritionIncomplete(values="normal"),
        lambda: WarOfAttritionIncomplete().holds_out(1.5),
        lambda: AudienceCosts(audience_1=0.0),
        lambda: SanctionThreat(sd_backing_down_sender=0.0),
        lambda: SanctionThreat.paths(threat=1.2, resist=0.5, carry_out=0.5),
        lambda: QuantalResponseEquilibrium(precision=-1.0),
        lambda: QuantalResponseEquilibrium().solve([[1.0]], [[1.0, 2.0]]),
        lambda: QuantalResponseEquilibrium().solve(np.empty((0, 2)), np.empty((0, 2))),
    ],
)
def test_wrong_input_is_refused_in_words(ask: object) -> None:
    with pytest.raises(InputError):
        ask()  # type: ignore[operator]
