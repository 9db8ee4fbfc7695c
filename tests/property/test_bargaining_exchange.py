"""Laws of exchange: equal gains, nobody trades against its interest, nothing leaves the scale."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multipolar.errors import InputError
from multipolar.kernels import compiled
from multipolar.models import configure
from multipolar.models.bargaining import BargainingProblem, Compromise
from multipolar.models.bargaining.exchange import EqualGainExchange
from multipolar.models.bargaining.exchange.pairs import list_pairs
from multipolar.models.bargaining.exchange.trading import trade

EXACT = 1e-9
"""Sums of some thirty terms of size 1."""

PRESETS = pytest.mark.parametrize("preset", EqualGainExchange.presets)


@st.composite
def tables(draw: st.DrawFn) -> BargainingProblem:
    """Two to seven actors on two to four issues; anything may be 0."""
    n, k = draw(st.integers(2, 7)), draw(st.integers(2, 4))
    share = st.floats(0.0, 1.0, allow_subnormal=False).map(lambda value: round(value, 3))
    cells = st.lists(share, min_size=n * k, max_size=n * k).map(lambda values: np.array(values).reshape(n, k))
    power = draw(st.lists(st.integers(0, 20), min_size=n, max_size=n))
    return BargainingProblem.of(draw(cells), draw(cells), np.array(power, dtype=np.float64))


def value(problem: BargainingProblem, actor: int, outcome: dict[int, float]) -> float:
    """What outcomes on some issues are worth to an actor: salience × nearness."""
    s, x = problem.salience[0, actor], problem.position[0, actor]
    return float(-sum(s[issue] * abs(at - x[issue]) for issue, at in outcome.items()))


@given(problem=tables())
def test_every_exchange_leaves_both_better_off_by_the_same(problem: BargainingProblem) -> None:
    moves: Any = EqualGainExchange().settle(problem, rounds=1).rounds[1].moves
    for each in moves.exchanges():
        before = {each.supply_i: each.outcome_i[0], each.supply_j: each.outcome_j[0]}
        after = {each.supply_i: each.outcome_i[1], each.supply_j: each.outcome_j[1]}
        gains = [value(problem, who, after) - value(problem, who, before) for who in (each.i, each.j)]
        assert gains[0] == pytest.approx(each.gain, abs=EXACT)
        assert gains[1] == pytest.approx(each.gain, abs=EXACT)
        assert each.gain > 0.0
        told = each.externality(problem.position[0], problem.salience[0])
        assert told[[each.i, each.j]] == pytest.approx(gains, abs=EXACT)


@PRESETS
@given(problem=tables())
def test_an_actor_moves_one_way_on_an_issue_and_stays_on_the_scale(preset: str, problem: BargainingProblem) -> None:
    settled = configure(EqualGainExchange, preset).settle(problem, rounds=3)
    for later in settled.rounds[1:]:
        assert ((later.position >= 0.0) & (later.position <= 1.0)).all()
        ways: dict[tuple[int, int], set[bool]] = {}
        for move in later.moves:
            ways.setdefault((move.actor, move.issue), set()).add(move.end > move.start)
        assert all(len(way) == 1 for way in ways.values())


@PRESETS
@given(problem=tables())
def test_the_gain_of_the_program_is_the_same_for_both_by_its_own_count(preset: str, problem: BargainingProblem) -> None:
    moves: Any = configure(EqualGainExchange, preset).settle(problem, rounds=1).rounds[1].moves
    for each in moves.exchanges():
        shift_i, shift_j = (abs(after - before) for before, after in (each.outcome_i, each.outcome_j))
        s = problem.salience[0]
        assert shift_j * s[each.i, each.supply_j] - shift_i * s[each.i, each.supply_i] == pytest.approx(each.gain, abs=EXACT)
        assert shift_i * s[each.j, each.supply_i] - shift_j * s[each.j, each.supply_j] == pytest.approx(each.gain, abs=EXACT)


def test_the_program_moves_an_actor_against_its_interest_and_ours_never_does() -> None:
    """Once the outcome has passed the demander, `crossing` pushes it on; found among random tables."""
    rng = np.random.default_rng(3)
    worst = {}
    for preset in EqualGainExchange.presets:
        losses = []
        for _ in range(20):
            problem = BargainingProblem.of(rng.random((8, 4)), rng.random((8, 4)), rng.random(8))
            moves: Any = configure(EqualGainExchange, preset).settle(problem, rounds=1).rounds[1].moves
            for each in moves.exchanges():
                told = each.externality(problem.position[0], problem.salience[0])
                losses.append(min(told[each.i], told[each.j]))
        worst[preset] = min(losses)
    assert worst["decide-head"] < -1e-3
    assert worst["corrected"] > 0.0


@given(at=st.floats(0.0, 1.0), n=st.integers(1, 5), k=st.integers(1, 3))
def test_those_who_agree_trade_nothing(at: float, n: int, k: int) -> None:
    problem = BargainingProblem.of(np.full((n, k), at), np.linspace(0.1, 0.9, n * k).reshape(n, k))
    settled = EqualGainExchange().settle(problem, rounds=4)
    assert settled.stopped == ("converged",)
    assert len(settled.rounds) == 2
    np.testing.assert_allclose(settled.point, at, atol=EXACT)


@given(problem=tables())
def test_with_one_issue_the_compromise_remains(problem: BargainingProblem) -> None:
    one = problem.only(0)
    np.testing.assert_allclose(EqualGainExchange().settle(one).point, Compromise().settle(one).point, atol=EXACT)


@given(problem=tables(), data=st.data())
def test_order_of_actors_does_not_matter_to_who_trades(problem: BargainingProblem, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(problem.actors))))
    again = BargainingProblem.of(problem.position[:, order], problem.salience[:, order], problem.capability[:, order])
    here, there = (EqualGainExchange().settle(each, rounds=2) for each in (problem, again))
    np.testing.assert_allclose(there.rounds[-1].position, here.rounds[-1].position[:, order], atol=EXACT)


def test_two_who_care_for_different_issues_each_get_theirs() -> None:
    """By hand: weights 0.9 and 0.3 on the first issue, outcomes ¼ and ¾; either can give way all the way."""
    problem = BargainingProblem.of([[0.0, 0.0], [1.0, 1.0]], salience=[[0.9, 0.3], [0.3, 0.9]])
    settled = EqualGainExchange().settle(problem)
    each = next(iter(settled.rounds[1].moves.exchanges()))  # type: ignore[attr-defined]
    np.testing.assert_allclose(settled.point, [[0.0, 1.0]], atol=EXACT)
    assert each.gain == pytest.approx(0.25 * 0.9 - 0.25 * 0.3, abs=EXACT)


@PRESETS
def test_kernels_compiled_and_interpreted_agree(preset: str) -> None:
    rng = np.random.default_rng(5)
    x, s, w = rng.random((5, 3)), rng.random((5, 3)), rng.random((5, 3))
    left = x < (w * x).sum(axis=0) / w.sum(axis=0)
    pairs = np.empty((list_pairs(s, w, left, False, np.empty((1, 4), dtype=np.int64)), 4), dtype=np.int64)
    rule = np.array([0, 0, 0, 0, 0] if preset == "corrected" else [1, 1, 1, 1, 1])
    answers = []
    for lists, trades in ((list_pairs, trade), (compiled(list_pairs), compiled(trade))):
        lists(s, w, left, True, pairs)
        z, made, terms = np.empty_like(x), np.zeros(len(pairs), dtype=np.int64), np.zeros((len(pairs), 9))
        count = trades(x, s, w, pairs, rule, np.empty(0, dtype=np.int64), z, made, terms)
        answers.append((count, z.tobytes(), made.tobytes(), terms.tobytes()))
    assert answers[0] == answers[1]
    assert answers[0][0] > 0


@pytest.mark.parametrize(
    ("switches", "says"),
    [
        ({"outcome": "seeen"}, "Did you mean 'seen'"),
        ({"pull": 0.7}, "at most 1"),
        ({"most_rounds": 0}, "at least one round"),
    ],
)
def test_what_cannot_be_says_so(switches: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        EqualGainExchange(**switches)


def test_a_tie_that_names_nobody_says_so() -> None:
    problem = BargainingProblem.of([[0.0, 1.0], [1.0, 0.0]])
    with pytest.raises(InputError, match="does not have"):
        EqualGainExchange(replayed_ties=((1, "a1", "i1", "nobody", "i2"),)).settle(problem)


@given(seed=st.integers(0, 10_000))
@settings(max_examples=20)
def test_mirroring_every_issue_mirrors_the_outcome(seed: int) -> None:
    rng = np.random.default_rng(seed)
    position, salience, capability = rng.random((6, 3)), rng.random((6, 3)), rng.random(6)
    here, there = (EqualGainExchange().settle(BargainingProblem.of(at, salience, capability)).point for at in (position, 1.0 - position))
    np.testing.assert_allclose(there, 1.0 - here, atol=1e-6)
