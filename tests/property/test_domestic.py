from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipolar.errors import InputError
from multipolar.models.domestic import Audience, Body, Ratification, WinSets

point = st.floats(-2.0, 2.0)
RULES = pytest.mark.parametrize("rule", ["midpoint", "nash", "side-1", "side-2"])


# ── win-sets ──────────────────────────────────────────────────────────────────────────────────────


@RULES
def test_a_smaller_win_set_gets_better_terms_until_there_are_none(rule: str) -> None:
    game = WinSets(rule=rule)
    shares = [
        game.agree(ideal_1=1.0, pivot_1=1.0, reversion_1=reversion, ideal_2=0.0, pivot_2=0.0, reversion_2=0.6).share_1
        for reversion in np.linspace(-0.5, 0.95, 146)
    ]
    cliff = int(np.flatnonzero(np.array(shares) > 0.0)[-1])
    assert np.all(np.diff(shares[: cliff + 1]) >= -1e-12)
    assert shares[cliff] >= 0.58
    assert not any(shares[cliff + 1 :])
    assert len(shares) > cliff + 1


@RULES
@given(x1=point, m1=point, q1=point, x2=point, m2=point, q2=point)
def test_an_agreement_is_one_that_both_would_ratify(rule: str, x1: float, m1: float, q1: float, x2: float, m2: float, q2: float) -> None:
    found = WinSets(rule=rule).agree(ideal_1=x1, pivot_1=m1, reversion_1=q1, ideal_2=x2, pivot_2=m2, reversion_2=q2)
    if found.point is None:
        assert (found.share_1, found.share_2, found.agreement_set) == (0.0, 0.0, None)
    else:
        assert abs(found.point - m1) <= abs(q1 - m1) + 1e-9
        assert abs(found.point - m2) <= abs(q2 - m2) + 1e-9
        assert found.share_1 + found.share_2 == pytest.approx(1.0)


@given(x1=point, x2=point, q=point)
def test_no_point_has_a_greater_product_of_gains(x1: float, x2: float, q: float) -> None:
    found = WinSets(rule="nash").agree(ideal_1=x1, pivot_1=x1, reversion_1=q, ideal_2=x2, pivot_2=x2, reversion_2=q)
    if found.agreement_set is not None and found.point is not None:

        def product(x: Any) -> Any:
            return (abs(q - x1) - np.abs(x - x1)) * (abs(q - x2) - np.abs(x - x2))

        assert np.all(product(np.linspace(*found.agreement_set, 101)) <= product(found.point) + 1e-9)


@given(st.lists(point, min_size=1, max_size=9).filter(lambda ideals: len(ideals) % 2 == 1), point)
def test_the_win_set_of_a_majority_is_that_of_its_median(ideals: list[float], reversion: float) -> None:
    low, high = WinSets().win_set_of(ideals, reversion)
    median = float(np.median(ideals))
    expected = sorted((reversion, 2 * median - reversion))
    assert (low, high) == pytest.approx(tuple(expected), abs=1e-9)


# ── ratification ──────────────────────────────────────────────────────────────────────────────────


@st.composite
def bodies(draw: st.DrawFn) -> dict[str, Any]:
    n = draw(st.integers(1, 6))
    entries = {"min_size": n, "max_size": n}
    return {
        "ideals": draw(st.lists(point, **entries)),
        "weights": draw(st.lists(st.integers(1, 5), **entries)),
        "veto": draw(st.lists(st.booleans(), **entries)),
    }


@given(bodies(), point, st.sampled_from([0.5, 2 / 3, 1.0]))
def test_the_win_set_is_what_passes(given_body: dict[str, Any], reversion: float, quota: float) -> None:
    body, model = Body.of(**given_body), Ratification(quota=quota)
    low, high = model.win_set(reversion, body)
    for x in np.linspace(-5.0, 5.0, 41):
        if min(abs(x - low), abs(x - high)) > 1e-6:
            assert model.ratifies([x], [reversion], body) == (low < x < high)


@given(bodies(), point)
def test_one_more_veto_or_a_higher_quota_never_lets_more_pass(given_body: dict[str, Any], reversion: float) -> None:
    body = Body.of(**given_body)
    wide = Ratification().win_set(reversion, body)
    for i in range(len(given_body["ideals"])):
        veto = [v or j == i for j, v in enumerate(given_body["veto"])]
        narrow = Ratification().win_set(reversion, Body.of(**{**given_body, "veto": veto}))
        assert wide[0] - 1e-12 <= narrow[0] <= narrow[1] <= wide[1] + 1e-12
    strict = Ratification(quota=2 / 3).win_set(reversion, body)
    assert wide[0] - 1e-12 <= strict[0] <= strict[1] <= wide[1] + 1e-12


@given(bodies(), point, point, st.sampled_from([0.5, 2 / 3, 1.0]))
def test_the_chance_to_pass_is_the_sum_over_all_votes(given_body: dict[str, Any], proposal: float, reversion: float, quota: float) -> None:
    body, model = Body.of(**given_body), Ratification(quota=quota, precision=3.0)
    yes = 1 / (1 + np.exp(-3.0 * model.gains([proposal], [reversion], body)))
    total, expected = body.weights.sum(), 0.0
    for votes in itertools.product([False, True], repeat=yes.size):
        vote = np.array(votes)
        held = body.weights[vote].sum()
        if (held > quota * total + 1e-9 or held == total) and not np.any(body.veto & ~vote):
            expected += float(np.prod(np.where(vote, yes, 1 - yes)))
    assert model.chance([proposal], [reversion], body) == pytest.approx(expected, abs=1e-9)


@given(bodies(), point, point)
def test_sharp_votes_make_the_chance_certain(given_body: dict[str, Any], proposal: float, reversion: float) -> None:
    body = Body.of(**given_body)
    if np.min(np.abs(Ratification().gains([proposal], [reversion], body))) > 1e-3:
        passes = Ratification().ratifies([proposal], [reversion], body)
        assert Ratification(precision=1e6).chance([proposal], [reversion], body) == pytest.approx(float(passes), abs=1e-9)


def test_veto_players_who_block_are_named_on_several_issues() -> None:
    body = Body.of([[0.0, 0.0], [1.0, 1.0]], veto=[True, True], salience=[[1.0, 0.0], [1.0, 1.0]])
    assert Ratification().blockers([0.8, 0.9], [0.1, 0.5], body) == (0,)
    with pytest.raises(InputError, match="2 issues"):
        Ratification().win_set(0.0, body)


# ── audience ──────────────────────────────────────────────────────────────────────────────────────


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.0, 3.0), st.floats(0.0, 1.0))
def test_a_longer_retreat_never_costs_less(
    floor: float, settlement: float, loudness: float, inconsistency: float, belligerence: float
) -> None:
    model = Audience(inconsistency=inconsistency, belligerence=belligerence)
    costs = [model.judge(settlement=[z], floor=[floor], salience=[1.0], loudness=loudness).cost for z in np.linspace(1.0, 0.0, 11)]
    assert np.all(np.diff(costs) >= -1e-12)
    assert costs[0] == pytest.approx(0.0, abs=1e-12)
    assert max(costs) <= 1.0
    assert model.cost_of_threat(loudness) >= -1e-12


@given(st.floats(0.0, 1.0))
def test_what_was_said_softly_costs_less_to_go_back_on(gap: float) -> None:
    costs = [Audience().judge(settlement=[0.0], floor=[gap], salience=[1.0], loudness=loud).cost for loud in np.linspace(0.0, 1.0, 6)]
    assert costs == sorted(costs)
    assert costs[0] == 0.0


@pytest.mark.parametrize(
    "ask",
    [
        lambda: WinSets(rule="fair"),
        lambda: WinSets().win_set(float("nan"), 0.0),
        lambda: Body.of([]),
        lambda: Body.of([0.1], weights=[0.0]),
        lambda: Body.of([0.1, 0.2], weights=[1.0]),
        lambda: Ratification(quota=1.5),
        lambda: Ratification().ratifies([0.1, 0.2], [0.0], Body.of([0.5])),
        lambda: Audience(spread=0.0),
        lambda: Audience().judge(settlement=[0.5], floor=[0.5, 0.5], salience=[1.0]),
        lambda: Audience().judge(settlement=[0.5], floor=[0.5], salience=[1.0], loudness=2.0),
    ],
)
def test_wrong_input_is_refused_in_words(ask: Any) -> None:
    with pytest.raises(InputError):
        ask()
