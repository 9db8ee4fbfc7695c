from __future__ import annotations

import itertools
import time
from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multipolar.errors import InputError
from multipolar.models.alliance import Concentration, IdealPointBlocs, Landscape, StructuralBalance, valleys


@st.composite
def landscapes(draw: st.DrawFn, *, most: int = 8) -> tuple[np.ndarray, np.ndarray]:
    n = draw(st.integers(1, most))
    size = np.array(draw(st.lists(st.integers(1, 20), min_size=n, max_size=n)), dtype=float)
    upper = np.triu(np.array(draw(st.lists(st.integers(-3, 3), min_size=n * n, max_size=n * n)), dtype=float).reshape(n, n), 1)
    return size, upper + upper.T


def partitions(n: int, camps: int) -> list[tuple[int, ...]]:
    """Every partition once, camps numbered in the order of first appearance."""
    return [at for at in itertools.product(range(camps), repeat=n) if all(camp <= max(at[:i], default=-1) + 1 for i, camp in enumerate(at))]


# ── landscape ─────────────────────────────────────────────────────────────────────────────────────


@settings(max_examples=60)
@given(landscapes(), st.integers(1, 3), st.sampled_from(["steepest", "in-turn"]), st.data())
def test_energy_falls_on_every_move_until_nobody_would_move(
    land: tuple[np.ndarray, np.ndarray], camps: int, order: str, data: st.DataObject
) -> None:
    size, propensity = land
    model = Landscape(camps=camps, order=order)
    start = data.draw(st.lists(st.integers(0, camps - 1), min_size=size.size, max_size=size.size))
    found = model.descend(size, propensity, start)
    assert np.all(np.diff(found.energy) < 0.0)
    assert found.energy[-1] == pytest.approx(model.energy(size, propensity, found.camps), abs=1e-9)
    for actor, camp in itertools.product(range(size.size), range(camps)):
        moved = found.camps.copy()
        moved[actor] = camp
        assert model.energy(size, propensity, moved) >= found.energy[-1] - 1e-6


@settings(max_examples=25)
@given(landscapes(most=7), st.integers(1, 3))
def test_enumeration_finds_exactly_the_basins_of_descent(land: tuple[np.ndarray, np.ndarray], camps: int) -> None:
    size, propensity = land
    model = Landscape(camps=camps)
    basins = Counter(tuple(model.descend(size, propensity, start).camps.tolist()) for start in partitions(size.size, camps))
    found = model.minima(size, propensity)
    assert {tuple(minimum.camps.tolist()): minimum.basin for minimum in found} == dict(basins)
    best = min(model.energy(size, propensity, at) for at in partitions(size.size, camps))
    assert found[0].energy == pytest.approx(best, abs=1e-9)


@given(landscapes())
def test_a_move_that_lowers_frustration_lowers_energy_by_twice_its_size(land: tuple[np.ndarray, np.ndarray]) -> None:
    size, propensity = land
    model, rng = Landscape(), np.random.default_rng(0)
    at = rng.integers(0, 2, size.size)
    for actor in range(size.size):
        moved = at.copy()
        moved[actor] = 1 - at[actor]
        felt = model.frustration(size, propensity, moved)[actor] - model.frustration(size, propensity, at)[actor]
        gone = model.energy(size, propensity, moved) - model.energy(size, propensity, at)
        assert gone == pytest.approx(2 * size[actor] * felt, abs=1e-9)


@settings(max_examples=40)
@given(landscapes())
def test_names_of_actors_do_not_matter_to_the_depths_of_valleys(land: tuple[np.ndarray, np.ndarray]) -> None:
    size, propensity = land
    turned = size[::-1], propensity[::-1, ::-1]
    assert [m.energy for m in Landscape().minima(*turned)] == pytest.approx([m.energy for m in Landscape().minima(size, propensity)])


@given(landscapes(most=7))
def test_more_camps_never_make_the_best_worse(land: tuple[np.ndarray, np.ndarray]) -> None:
    depths = [Landscape(camps=camps).minima(*land)[0].energy for camps in (1, 2, 3)]
    assert depths[0] >= depths[1] - 1e-9 >= depths[2] - 2e-9


def test_with_more_camps_the_best_need_not_be_bipolar() -> None:
    enemies = np.eye(3) - 1.0
    assert set(Landscape(camps=3).minima([1.0, 1.0, 1.0], enemies)[0].camps) == {0, 1, 2}


def test_kernels_give_the_same_bits_interpreted() -> None:
    rng = np.random.default_rng(0)
    upper = np.triu(rng.normal(size=(6, 6)), 1)
    size, propensity = rng.random(6), upper + upper.T
    pull = np.ascontiguousarray(size[:, None] * propensity * size)
    for camps in (2, 3):
        plain = valleys.basins(valleys.energies(pull, camps), 6, camps, 1e-12)
        codes, counts = np.unique(plain[plain >= 0], return_counts=True)
        assert sorted(counts) == sorted(m.basin for m in Landscape(camps=camps).minima(size, propensity))
        assert codes.size == len(Landscape(camps=camps).minima(size, propensity))


def test_seventeen_actors_are_enumerated_in_half_a_second_and_two_hundred_descend_in_one() -> None:
    rng = np.random.default_rng(0)
    Landscape().minima([1.0, 1.0], np.zeros((2, 2)))  # compiles
    upper = np.triu(rng.normal(size=(200, 200)), 1)
    size, propensity = rng.random(200), upper + upper.T
    start = time.process_time()
    found = Landscape().minima(size[:17], propensity[:17, :17])
    assert time.process_time() - start < 0.5
    assert sum(m.basin for m in found) == 65_536
    start = time.process_time()
    Landscape().descend(size, propensity, np.zeros(200))
    assert time.process_time() - start < 1.0


def test_a_thousand_actors_descend() -> None:
    rng = np.random.default_rng(0)
    upper = np.triu(rng.normal(size=(1000, 1000)), 1)
    assert np.all(np.diff(Landscape().descend(rng.random(1000), upper + upper.T, np.zeros(1000)).energy) < 0.0)


# ── structural balance ────────────────────────────────────────────────────────────────────────────


@given(st.lists(st.booleans(), min_size=3, max_size=9))
def test_two_camps_of_friends_are_balanced(side: list[bool]) -> None:
    sign = np.where(side, 1.0, -1.0)
    found = StructuralBalance().measure(np.outer(sign, sign))
    assert found.balanced == 1.0
    assert found.frustrated == 0
    assert len(set(zip(side, found.camps.tolist(), strict=True))) == len(set(side))
    assert StructuralBalance().drift(np.outer(sign, sign)).time == pytest.approx(1 / len(side))


@given(st.integers(0, 10_000), st.integers(3, 7))
def test_strain_vanishes_exactly_where_all_triangles_are_balanced(seed: int, n: int) -> None:
    upper = np.triu(np.random.default_rng(seed).choice([-1.0, 1.0], (n, n)), 1)
    found = StructuralBalance().measure(upper + upper.T)
    assert found.exact
    assert (found.balanced == 1.0) == (found.frustrated == 0)
    assert 0.0 <= found.balanced <= 1.0


def test_three_enemies_are_under_strain_only_in_the_strong_sense() -> None:
    enemies = np.eye(3) - 1.0
    strong, weak = (StructuralBalance(triads=triads).measure(enemies) for triads in ("strong", "weak"))
    assert (strong.balanced, strong.frustrated) == (0.0, 1)
    assert (weak.balanced, weak.frustrated) == (1.0, 0)


def test_ties_without_triangles_and_large_sets_are_answered() -> None:
    assert np.isnan(StructuralBalance().measure(np.zeros((2, 2))).balanced)
    assert StructuralBalance().measure([[0.0]]).frustrated == 0
    sign = np.where(np.arange(60) < 25, 1.0, -1.0)
    found = StructuralBalance().measure(np.outer(sign, sign))
    assert (found.frustrated, found.exact) == (0, False)
    assert StructuralBalance().drift(np.eye(3) - 1.0).camps.tolist() in ([0, 0, 1], [0, 1, 0], [0, 1, 1])


# ── concentration ─────────────────────────────────────────────────────────────────────────────────

POWERS = st.lists(st.floats(0.01, 100.0), min_size=2, max_size=12)


@given(POWERS, st.floats(0.1, 100.0))
def test_concentration_lies_between_equality_and_monopoly(held: list[float], unit: float) -> None:
    found = Concentration().measure(held)
    assert 0.0 <= found.concentration <= 1.0
    assert 1.0 - 1e-9 <= found.poles <= len(held) + 1e-9
    assert Concentration().measure([unit * each for each in held]).poles == pytest.approx(found.poles)
    assert Concentration().measure(held[::-1]).concentration == pytest.approx(found.concentration, abs=1e-7)


@given(POWERS)
def test_taking_from_the_weaker_for_the_stronger_concentrates(held: list[float]) -> None:
    ranked = sorted(held)
    moved = [ranked[0] / 2, *ranked[1:-1], ranked[-1] + ranked[0] / 2]
    assert Concentration().measure(moved).poles < Concentration().measure(ranked).poles


def test_the_ends_of_concentration() -> None:
    assert Concentration().measure([1.0] * 5).concentration == pytest.approx(0.0, abs=1e-7)
    assert Concentration().measure([1.0, 0.0, 0.0]).concentration == 1.0
    assert np.isnan(Concentration().measure([3.0]).concentration)


# ── blocs of ideal points ─────────────────────────────────────────────────────────────────────────


@settings(max_examples=40)
@given(st.lists(st.integers(-30, 30), min_size=2, max_size=8), st.integers(1, 3))
def test_no_other_split_has_less_spread_inside(points: list[int], blocs: int) -> None:
    x, blocs = np.array(points, dtype=float), min(blocs, len(points))

    def spread(bloc: Any) -> float:
        return sum(float(((x[bloc == b] - x[bloc == b].mean()) ** 2).sum()) for b in set(bloc.tolist()))

    found = IdealPointBlocs(blocs=blocs).split(x)
    best = min(spread(np.array(at)) for at in itertools.product(range(blocs), repeat=x.size))
    assert spread(found.bloc) == pytest.approx(best, abs=1e-9)
    assert found.weight.sum() == pytest.approx(1.0)


@given(st.integers(0, 1_000), st.floats(0.1, 10.0), st.floats(-5.0, 5.0))
def test_unit_and_origin_of_the_line_do_not_matter(seed: int, unit: float, shift: float) -> None:
    x = np.random.default_rng(seed).normal(size=20)
    assert IdealPointBlocs().split(unit * x + shift).bloc.tolist() == IdealPointBlocs().split(x).bloc.tolist()


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_clear_blocs_are_counted(count: int) -> None:
    rng = np.random.default_rng(count)
    x = np.concatenate([rng.normal(4.0 * b, 0.3, 30) for b in range(count)])
    found = IdealPointBlocs().split(x)
    assert found.centre.size == count
    assert found.bloc.tolist() == np.repeat(np.arange(count), 30).tolist()


def test_uncertain_points_belong_to_several_blocs() -> None:
    found = IdealPointBlocs(blocs=2).split([-1.0, -0.9, 0.0, 1.0, 1.1], deviation=[0.0, 0.1, 1.0, 0.1, 0.1])
    assert found.membership.sum(axis=1) == pytest.approx(np.ones(5))
    assert found.membership[0].tolist() == [1.0, 0.0]
    assert 0.2 < found.membership[2, 0] < 0.8
    assert IdealPointBlocs().split([2.0, 2.0, 2.0]).centre.tolist() == [2.0]
    assert IdealPointBlocs().split([2.0]).bloc.tolist() == [0]


@pytest.mark.parametrize(
    "ask",
    [
        lambda: Landscape(camps=0),
        lambda: Landscape(order="luck"),
        lambda: Landscape().minima([], np.empty((0, 0))),
        lambda: Landscape().minima([1.0, 1.0], [[0.0, 1.0], [2.0, 0.0]]),
        lambda: Landscape().minima(np.ones(40), np.zeros((40, 40))),
        lambda: Landscape().descend([1.0], [[0.0]], [2]),
        lambda: Landscape().energy([-1.0], [[0.0]], [0]),
        lambda: StructuralBalance().measure([[0.0, 1.0], [-1.0, 0.0]]),
        lambda: StructuralBalance().measure([[0.0, 1.0]]),
        lambda: Concentration().measure([]),
        lambda: Concentration().measure([0.0, 0.0]),
        lambda: IdealPointBlocs().split([]),
        lambda: IdealPointBlocs(blocs=3).split([1.0, 2.0]),
        lambda: IdealPointBlocs().split([1.0, float("nan")]),
    ],
)
def test_wrong_input_is_refused_in_words(ask: Any) -> None:
    with pytest.raises(InputError):
        ask()
