"""Laws of support in a contest, for any problem: the corrected rule never turns a friend into a burden."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from multipolar.models import configure
from multipolar.models.bargaining import BargainingProblem
from multipolar.models.bargaining.centre import weighted_mean, weighted_median
from multipolar.models.bargaining.expected_utility import ExpectedUtility, explain, see

shares = st.floats(0.0, 1.0, allow_nan=False, width=32)
powers = st.floats(0.015625, 100.0, allow_nan=False, width=32)
rows = st.lists(st.tuples(shares, st.floats(0.0625, 1.0, width=32), powers), min_size=3, max_size=7)
costs = st.sampled_from([0.0, 0.02, 0.05, 0.2, 0.6])
factors = st.floats(1.0, 50.0, allow_nan=False, width=32)
MORE = settings(max_examples=150)
ROUNDING = 1e-12


def problem_of(table: list[tuple[float, float, float]], **changes: Any) -> BargainingProblem:
    position, salience, capability = (np.array(column) for column in zip(*table, strict=True))
    return BargainingProblem.of(**{"position": position, "salience": salience, "capability": capability, **changes})


def stronger(table: list[tuple[float, float, float]], who: int, factor: float) -> BargainingProblem:
    capability = np.array([row[2] for row in table])
    capability[who] *= factor
    return problem_of(table, capability=capability)


@given(table=rows, factor=factors, cost=costs)
@MORE
def test_a_stronger_supporter_never_lowers_the_chance(table: list[tuple[float, float, float]], factor: float, cost: float) -> None:
    """For every contest i against j and every third party k that is nearer to i."""
    made = ExpectedUtility(abstain=cost)
    x = np.array([row[0] for row in table])
    before = see(made, problem_of(table)).chance
    nearer = np.abs(x[None, None, :] - x[:, None, None]) <= np.abs(x[None, None, :] - x[None, :, None])
    for k in range(len(table)):
        after = see(made, stronger(table, k, factor)).chance
        assert (after >= before - ROUNDING)[nearer[:, :, k]].all()


@given(table=rows, cost=costs)
@MORE
def test_backing_a_side_helps_it_and_staying_out_lies_between(table: list[tuple[float, float, float]], cost: float) -> None:
    contest = explain(ExpectedUtility(abstain=cost), problem_of(table), 0, 1)
    for third in contest.support[2:]:
        assert third.chance_against - ROUNDING <= third.chance_without <= third.chance_with + ROUNDING
        assert third.votes == 0.0 or np.sign(third.votes) == np.sign(third.gain)


@given(table=rows)
@MORE
def test_the_two_sides_share_the_chance(table: list[tuple[float, float, float]]) -> None:
    chance = see(ExpectedUtility(), problem_of(table)).chance
    np.testing.assert_allclose(chance + chance.T, 1.0, atol=ROUNDING)


@given(table=rows, factor=factors)
@MORE
def test_the_unit_of_capability_does_not_matter(table: list[tuple[float, float, float]], factor: float) -> None:
    capability = np.array([row[2] for row in table])
    before, after = (see(ExpectedUtility(), problem_of(table, capability=capability * unit)) for unit in (1.0, factor))
    np.testing.assert_allclose(after.chance, before.chance, atol=1e-9)


def test_the_rules_of_the_printed_table_do_turn_a_friend_into_a_burden() -> None:
    """Why `corrected` is the default: dividing by the support in all contests makes a stronger friend's side weaker."""
    made = configure(ExpectedUtility, "scholz-table2")
    table = [(0.0, 1.0, 1.0), (1.0, 1.0, 1.0), (0.49, 1.0, 0.5)]
    before, after = see(made, problem_of(table)).chance[0, 1], see(made, stronger(table, 2, 100.0)).chance[0, 1]
    assert after < before


@given(table=rows)
@MORE
def test_mean_and_median_stay_among_those_with_weight(table: list[tuple[float, float, float]]) -> None:
    problem = problem_of(table)
    for reading in (weighted_mean, weighted_median):
        point = reading(problem.position, problem.weight)
        assert problem.position.min() <= point[0, 0] <= problem.position.max()
