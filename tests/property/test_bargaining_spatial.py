"""Laws of the spatial model: range, unanimity, relabelling, support, and answers to input without a unique one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multipolar.errors import InputError
from multipolar.kernels import compiled
from multipolar.models import configure
from multipolar.models.bargaining import BargainingProblem
from multipolar.models.bargaining.spatial import SpatialPolitics
from multipolar.models.bargaining.spatial.challenge import challenge_seen_by, support
from multipolar.models.bargaining.spatial.election import condorcet, contests, elect, vote
from multipolar.models.bargaining.spatial.switches import OPTIONS, numbered
from multipolar.models.bargaining.spatial.turns import play

EXACT = 1e-9
"""Sums of some thirty terms of size 1."""

ROUNDED = 5.1e-5
"""Half a unit of the fourth decimal: under ``ktab-head`` offers are rounded, and may leave the range by so much."""

PRESETS = pytest.mark.parametrize("preset", SpatialPolitics.presets)
SWITCHES = [pytest.param(name, value, id=f"{name} {value}") for name, values in OPTIONS.items() for value in values]
SOME = settings(max_examples=40)

SHIPPED = {"third_party": "one-probability", "risk_range": "neutral"}


@st.composite
def tables(draw: st.DrawFn) -> BargainingProblem:
    """One to seven actors on one to three issues; anything may be 0, positions may be only the ends."""
    n, k = draw(st.integers(1, 7)), draw(st.integers(1, 3))
    share = st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0.0, 1.0, allow_subnormal=False).map(lambda value: round(value, 3)))
    cells = st.lists(share, min_size=n * k, max_size=n * k).map(lambda values: np.array(values).reshape(n, k))
    power = draw(st.lists(st.integers(0, 20), min_size=n, max_size=n))
    return BargainingProblem.of(draw(cells), draw(cells), np.array(power, dtype=np.float64))


@PRESETS
@given(problem=tables())
@SOME
def test_every_position_of_every_turn_stays_between_the_extremes(preset: str, problem: BargainingProblem) -> None:
    settled = configure(SpatialPolitics, preset).settle(problem)
    slack = EXACT if preset == "corrected" else ROUNDED * len(settled.rounds)
    low, high = problem.position.min(axis=1), problem.position.max(axis=1)
    for each in settled.rounds:
        assert ((each.position >= low[:, None] - slack) & (each.position <= high[:, None] + slack)).all()
    assert np.isfinite(settled.point).all()


@pytest.mark.parametrize(("name", "value"), SWITCHES)
def test_every_switch_settles_every_kind_of_table(name: str, value: str) -> None:
    made = SpatialPolitics(**{"offers": "power-weighted", name: value})
    rng = np.random.default_rng(8)
    tried = [
        (rng.random((5, 2)), rng.random((5, 2)) / 2.0, rng.random(5)),
        ([0.0, 1.0, 1.0, 0.0], 0.5, [1.0, 2.0, 3.0, 4.0]),
        ([0.3, 0.3, 0.3], 0.5, 1.0),
        ([0.0, 1.0], 1.0, 1.0),
        ([0.4], 0.7, 1.0),
        ([0.1, 0.5, 0.9], 0.0, 1.0),
        ([0.0, 0.5, 1.0], 0.5, 1.0),
    ]
    for position, salience, capability in tried:
        problem = BargainingProblem.of(position, salience, capability)
        settled = made.settle(problem, np.random.default_rng(1))
        assert np.isfinite(settled.point).all()
        assert settled.stopped[0] in ("converged", "cycle", "rounds")


@PRESETS
def test_positions_at_the_ends_alone_are_settled_as_any_others(preset: str) -> None:
    """The reference program gives up on these: all positions 0 or 1, in every mix of strengths."""
    made = configure(SpatialPolitics, preset)
    rng = np.random.default_rng(11)
    position = rng.integers(0, 2, (99, 6)).astype(np.float64)
    problem = BargainingProblem.of(position[:, :, None], rng.random((99, 6, 1)), rng.random((99, 6)))
    settled = made.settle(problem, keep=False)
    assert ((settled.point >= 0.0) & (settled.point <= 1.0)).all()
    assert settled.agreed.all()


@given(problem=tables(), data=st.data())
@SOME
def test_order_of_actors_does_not_matter_to_where_they_stand(problem: BargainingProblem, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(problem.actors))))
    again = BargainingProblem.of(problem.position[:, order], problem.salience[:, order], problem.capability[:, order])
    here, there = (SpatialPolitics().settle(each).rounds[-1].position for each in (problem, again))
    np.testing.assert_allclose(there, here[:, order], atol=EXACT)


@given(problem=tables())
@SOME
def test_shifting_positions_shifts_the_settlement(problem: BargainingProblem) -> None:
    """Halved once so that there is room: utility knows distances, not places."""
    low = BargainingProblem.of(problem.position / 2.0, problem.salience, problem.capability)
    high = BargainingProblem.of(problem.position / 2.0 + 0.5, problem.salience, problem.capability)
    made = SpatialPolitics()
    np.testing.assert_allclose(made.settle(high, rounds=1).point, made.settle(low, rounds=1).point + 0.5, atol=1e-6)


@given(problem=tables())
@SOME
def test_challenges_promise_something_and_moves_follow_from_them(problem: BargainingProblem) -> None:
    settled = SpatialPolitics().settle(problem)
    for later in settled.rounds[1:]:
        moves: Any = later.moves
        pairs = {frozenset((each.initiator, each.receiver)) for each in moves.bargains()}
        assert all(each.gain > 1e-5 and 0.0 <= each.chance <= 1.0 for each in moves.bargains())
        assert all(frozenset((move.actor, move.by)) in pairs for move in moves)


# ── support ───────────────────────────────────────────────────────────────────────────────────────

unit = st.floats(0.0, 1.0, width=32)
force = st.floats(2.0**-20, 100.0, width=32).map(float)


@pytest.mark.parametrize("commitment", range(3), ids=OPTIONS["commitment"])
@pytest.mark.parametrize("votes", range(6), ids=OPTIONS["voting"])
@given(values=st.lists(unit, min_size=3, max_size=3), forces=st.tuples(force, force, force), factor=st.floats(1.0, 50.0, width=32))
@SOME
def test_a_stronger_third_party_brings_more_to_the_side_it_prefers_and_nothing_to_the_other(
    commitment: int, votes: int, values: list[float], forces: tuple[float, float, float], factor: float
) -> None:
    at_i, at_j, own = values[0], values[1], max(values)
    weight, for_i, for_j = forces
    weak, strong = (support(w, at_i, at_j, own, for_i, for_j, votes, commitment, 0) for w in (weight, weight * factor))
    side = np.sign(at_i - at_j)
    assert weak * side >= 0.0
    assert (strong - weak) * side >= -1e-9 * (1.0 + abs(weak))


@given(rows=st.lists(st.tuples(unit, unit, force), min_size=3, max_size=6), factor=st.floats(1.0, 50.0, width=32))
@SOME
def test_a_stronger_supporter_never_lowers_the_chance_of_the_one_it_supports(rows: list[tuple[float, float, float]], factor: float) -> None:
    """For every contest and every third party nearer to one side, with everything that depends on strength."""
    position, salience, capability = (np.array(column) for column in zip(*rows, strict=True))
    made = SpatialPolitics()
    before = BargainingProblem.of(position, salience, capability)
    for n in range(2, len(rows)):
        more = capability.copy()
        more[n] *= factor
        after = BargainingProblem.of(position, salience, more)
        side = np.sign(abs(position[n] - position[1]) - abs(position[n] - position[0]))
        change = made.chance(after, 0, 1)[0] - made.chance(before, 0, 1)[0]
        assert change * side >= -1e-12


def test_in_the_shipped_rule_a_supporter_helps_the_other_side() -> None:
    """0 at 20 and 1 at 80, equally strong; the third stands near 0. Ours: it stays out, then joins."""

    def chances(**switches: str) -> list[float]:
        tables = (BargainingProblem.of([0.2, 0.8, 0.22], 1.0, [50.0, 50.0, c]) for c in (1.0, 20.0, 80.0, 160.0))
        return [SpatialPolitics(**switches).chance(table, 0, 1)[0] for table in tables]

    wrong, right = chances(**SHIPPED), chances()
    assert wrong == sorted(wrong, reverse=True)
    assert wrong[-1] < 0.45
    assert right == sorted(right)
    assert right[0] == pytest.approx(0.5)
    assert right[-1] > 0.7


@pytest.mark.parametrize("commitment", ["none", "full"])
def test_in_the_shipped_rule_third_parties_count_for_nothing_without_or_with_full_commitment(commitment: str) -> None:
    table = BargainingProblem.of([0.2, 0.8, 0.25, 0.3], 1.0, [50.0, 50.0, 500.0, 300.0])
    alone = BargainingProblem.of([0.2, 0.8], 1.0, [50.0, 50.0])
    assert SpatialPolitics(**SHIPPED, commitment=commitment).chance(table, 0, 1) == pytest.approx(
        SpatialPolitics(**SHIPPED).chance(alone, 0, 1)
    )
    assert SpatialPolitics(commitment="none").chance(table, 0, 1)[0] > 0.8


# ── draws, kernels, refusals ──────────────────────────────────────────────────────────────────────


def test_drawn_bargains_repeat_under_one_seed_whatever_the_order_of_actors() -> None:
    rng = np.random.default_rng(6)
    problem = BargainingProblem.of(rng.random((4, 6, 2)), rng.random((4, 6, 2)) / 2.0, rng.random((4, 6)))
    turned = BargainingProblem.of(problem.position[:, ::-1], problem.salience[:, ::-1], problem.capability[:, ::-1])
    made = SpatialPolitics(selection="drawn")
    first, again, other, order = (
        made.settle(table, np.random.default_rng(seed), rounds=5).rounds[-1].position
        for table, seed in ((problem, 1), (problem, 1), (problem, 2), (turned, 1))
    )
    assert first.tobytes() == again.tobytes()
    assert first.tobytes() != other.tobytes()
    np.testing.assert_allclose(order[:, ::-1], first, atol=EXACT)


@PRESETS
def test_kernels_compiled_and_interpreted_agree(preset: str) -> None:
    rng = np.random.default_rng(5)
    n, k, turns = 4, 2, 2
    s, c = rng.random((n, k)) / 2.0, rng.random(n)
    rule = numbered(configure(SpatialPolitics, preset))
    start = rng.random((n, k))
    answers = []
    for way in (play, compiled(play)):
        history, places, views = np.zeros((turns + 1, n, k)), np.zeros((3, turns, n), dtype=np.int16), np.zeros((2, turns, n))
        history[0] = start
        way(s, c, s.sum(axis=1), rule, 1.0, 0.02, 0, 0, history, *places, *views)
        answers.append((history, places, views))
    for interpreted, machine in zip(*answers, strict=True):
        np.testing.assert_allclose(interpreted, machine, atol=1e-14)


@pytest.mark.parametrize("election", range(3), ids=OPTIONS["election"])
def test_the_chances_of_an_election_sum_to_one_and_a_mirrored_one_is_even(election: int) -> None:
    rule = numbered(SpatialPolitics())
    rule[2] = election
    worth_to = np.array([[1.0, 0.0, 0.5], [0.0, 1.0, 0.5]])
    p = np.empty(2)
    elect(np.ones(3), worth_to, 2, rule, np.empty((2, 2)), np.empty((2, 2)), p, np.empty(2))
    np.testing.assert_allclose(p, 0.5, atol=1e-6)


def test_a_thousand_options_do_not_vanish() -> None:
    n = 1000
    rule, side, chance, p = numbered(SpatialPolitics()), np.empty((n, n)), np.empty((n, n)), np.empty(n)
    compiled(contests)(np.ones(2), np.random.default_rng(2).random((n, 2)), n, rule, side, chance)
    compiled(condorcet)(chance, n, p)
    assert p.sum() == pytest.approx(1.0)
    assert (p >= 0.0).all()


@given(gap=st.floats(-1.0, 1.0), weight=st.floats(0.0, 10.0))
def test_a_vote_goes_to_the_side_that_is_preferred(gap: float, weight: float) -> None:
    for rule in range(6):
        assert vote(weight, gap, rule) * gap >= 0.0


def test_as_shipped_two_actors_may_see_one_contest_differently_and_corrected_they_do_not() -> None:
    rng = np.random.default_rng(9)
    away, risk, c = rng.random((4, 4)), rng.random(4), rng.random(4)
    for preset, same in (("ktab-head", False), ("corrected", True)):
        rule = numbered(configure(SpatialPolitics, preset))
        one, other = (challenge_seen_by(h, 0, 1, away, risk, c, c, rule)[0] for h in (0, 3))
        assert bool(one == other) is same


@pytest.mark.parametrize(
    ("switches", "says"),
    [({"voting": "proportionl"}, "Did you mean 'proportional'"), ({"ideal_pull": 2.0}, "from 0"), ({"most_rounds": -1}, "at least 0")],
)
def test_what_cannot_be_says_so(switches: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        SpatialPolitics(**switches)


def test_drawing_without_a_generator_says_so() -> None:
    with pytest.raises(InputError, match="needs a generator"):
        SpatialPolitics(selection="drawn").settle(BargainingProblem.of([0.2, 0.8]))


def test_a_run_that_comes_back_to_where_it_was_says_so() -> None:
    """Found among random tables under the rounded rules; told from a run that is merely cut short."""
    rng = np.random.default_rng(21)
    made = configure(SpatialPolitics, "ktab-head")
    problem = BargainingProblem.of(rng.random((200, 6, 1)).round(2), rng.random((200, 6, 1)).round(2), rng.integers(1, 30, (200, 6)))
    stopped = made.settle(problem, keep=False).stopped
    assert "cycle" in stopped
    assert set(made.settle(problem, rounds=1, keep=False).stopped) == {"rounds"}
