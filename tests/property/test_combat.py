from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multipolar.errors import InputError
from multipolar.models.combat import (
    MODELS,
    LanchesterGeneral,
    LanchesterLinear,
    LanchesterLogarithmic,
    LanchesterMixed,
    LanchesterSquare,
    course,
)
from multipolar.models.combat.course import Floors
from multipolar.models.contract import configure

strength = st.floats(10.0, 1e5)
DRIFT = 1e-8
"""Part of the invariant's two terms by which adaptive steps may miss it."""

LAWS: dict[str, tuple[Any, Any]] = {
    "square": (LanchesterSquare(effect_a=0.02, effect_b=0.05), lambda m, a, b: (m.effect_a * a * a, m.effect_b * b * b)),
    "linear": (LanchesterLinear(effect_a=2e-5, effect_b=5e-5), lambda m, a, b: (m.effect_a * a, m.effect_b * b)),
    "mixed": (LanchesterMixed(effect_a=0.1, effect_b=1e-5), lambda m, a, b: (m.effect_a * a, 0.5 * m.effect_b * b * b)),
    "logarithmic": (LanchesterLogarithmic(effect_a=0.02, effect_b=0.05), lambda m, a, b: (m.effect_a * np.log(a), m.effect_b * np.log(b))),
    "general": (LanchesterGeneral(effect_a=0.02, effect_b=0.05), lambda m, a, b: (m.effect_a * a, m.effect_b * b)),
}
LASTING = {"general": (False, False), "square": (False, False), "linear": (True, True), "mixed": (True, False), "logarithmic": (True, True)}
NAMED = pytest.mark.parametrize("law", list(LAWS))


def slopes(model: Any) -> Any:
    """Losses of both sides by each law, as one reads them."""
    alpha, beta = model.effect_a, model.effect_b
    return {
        LanchesterSquare: lambda y: np.array([beta * y[1], alpha * y[0]]),
        LanchesterLinear: lambda y: np.array([beta, alpha]) * y[0] * y[1],
        LanchesterMixed: lambda y: np.array([beta * y[0] * y[1], alpha * y[0]]),
        LanchesterLogarithmic: lambda y: np.array([beta * y[0], alpha * y[1]]),
        LanchesterGeneral: lambda y: np.array([beta, alpha]) * np.sqrt(y[0] * y[1]),
    }[type(model)]


@NAMED
@settings(max_examples=30)
@given(a=strength, b=strength)
def test_fighting_alone_keeps_the_invariant(law: str, a: float, b: float) -> None:
    model, terms = LAWS[law]
    battle = model.fight(a, b, np.linspace(0.0, 30.0, 7))
    alive = (battle.a > 0.0) & (battle.b > 0.0)
    for now_a, now_b in zip(battle.a[alive], battle.b[alive], strict=True):
        first, second = terms(model, now_a, now_b)
        size = sum(abs(term) for term in terms(model, a, b))
        assert abs((first - second) - np.subtract(*terms(model, a, b))) <= DRIFT * size


@NAMED
@settings(max_examples=20)
@given(a=strength, b=strength, rate=st.floats(0.0, 500.0))
def test_the_course_is_that_of_small_adaptive_steps(law: str, a: float, b: float, rate: float) -> None:
    model, _ = LAWS[law]
    arrivals, times = [(0.0, 3.0, rate), (2.0, 5.0, 2 * rate)], [1.0, 4.0, 9.0]
    mine = model.fight(a, b, times, arrivals, [])
    stepped = course.fight(
        course.by_steps(slopes(model), Floors(0.0, 0.0), lasting=LASTING[law]), Floors(0.0, 0.0), a, b, times, arrivals, []
    )
    size = a + b + rate
    assert mine.a == pytest.approx(stepped.a, abs=1e-6 * size)
    assert mine.b == pytest.approx(stepped.b, abs=1e-6 * size)
    assert (mine.end is None) == (stepped.end is None)
    if mine.end is not None:
        assert mine.end == pytest.approx(stepped.end, abs=1e-5)


@NAMED
@settings(max_examples=30)
@given(a=strength, b=strength)
def test_without_reinforcement_nobody_grows_and_nobody_goes_below_nothing(law: str, a: float, b: float) -> None:
    model, _ = LAWS[law]
    battle = model.fight(a, b, np.linspace(0.0, 100.0, 21))
    for side in (battle.a, battle.b):
        assert np.all(np.diff(side) <= 1e-9 * (a + b))
        assert side.min() >= 0.0


@settings(max_examples=50)
@given(a=strength, b=strength)
def test_the_square_law_ends_with_its_survivors(a: float, b: float) -> None:
    model = LanchesterSquare(effect_a=0.1, effect_b=0.2)
    if abs(model.invariant(a, b)) > 1e-3 * 0.2 * max(a, b) ** 2:
        battle = model.fight(a, b, [500.0])
        left = model.survivors(a, b)
        assert (battle.a_at_end, battle.b_at_end) == pytest.approx(left, abs=1e-6 * (a + b))
        assert battle.loser == ("b" if left[0] > 0.0 else "a")


@given(a=strength, b=strength)
def test_concentrating_force_pays_under_the_square_law_and_not_under_the_linear_one(a: float, b: float) -> None:
    square, linear = LanchesterSquare(effect_a=0.1, effect_b=0.1), LanchesterLinear(effect_a=1e-5, effect_b=1e-5)
    assert square.invariant(2 * a, b) - square.invariant(a, b) == pytest.approx(3 * 0.1 * a * a, rel=1e-6, abs=1e-6 * b * b)
    assert linear.invariant(2 * a, b) - linear.invariant(a, b) == pytest.approx(1e-5 * a, rel=1e-6, abs=1e-11 * b)


@NAMED
def test_relabelling_the_times_asked_for_changes_nothing(law: str) -> None:
    model, _ = LAWS[law]
    few, many = model.fight(900.0, 800.0, [7.0]), model.fight(900.0, 800.0, np.linspace(0.0, 7.0, 50))
    assert many.a[-1] == pytest.approx(few.a[-1], rel=1e-9)


def test_a_side_gives_up_at_its_floor() -> None:
    for model in (
        LanchesterSquare(effect_a=0.1, effect_b=0.1, floor_b=300.0),
        LanchesterLinear(effect_a=1e-4, effect_b=1e-4, floor_b=300.0),
        LanchesterMixed(effect_a=0.1, effect_b=1e-5, floor_b=300.0),
        LanchesterLogarithmic(effect_a=0.1, effect_b=0.01, floor_b=300.0),
    ):
        battle = model.fight(1000.0, 800.0, [1000.0])
        assert battle.loser == "b"
        assert battle.b_at_end == pytest.approx(300.0)
        assert battle.end is not None
        assert model.fight(1000.0, 800.0, [0.999 * battle.end]).loser is None


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.name)
@given(a=strength, b=strength)
def test_losses_follow_the_powers_that_a_law_declares(kind: Any, a: float, b: float) -> None:
    """Over a short time, beside those of twice the strengths."""
    model, powers, moment = kind(), kind().exponents(), 1e-5
    for more_a, more_b in ((2.0, 1.0), (1.0, 2.0)):
        first, second = model.fight(a, b, [moment]), model.fight(more_a * a, more_b * b, [moment])
        for lost, expected in (
            ((a - first.a_at_end, more_a * a - second.a_at_end), more_a**powers.own_a * more_b**powers.foe_a),
            ((b - first.b_at_end, more_b * b - second.b_at_end), more_b**powers.own_b * more_a**powers.foe_b),
        ):
            if lost[0] > 1e-7 * (a + b):  # else few digits of it are left
                assert lost[1] / lost[0] == pytest.approx(expected, rel=0.02)


@pytest.mark.parametrize(
    ("preset", "other"),
    [("square", LanchesterSquare), ("linear", LanchesterLinear), ("logarithmic", LanchesterLogarithmic)],
)
def test_the_general_law_holds_the_others_as_corners(preset: str, other: Any) -> None:
    effects = {"effect_a": 2e-4, "effect_b": 5e-4}
    general, special = configure(LanchesterGeneral, preset, **effects), other(**effects)
    assert general.exponents() == special.exponents()
    times = np.linspace(0.0, 5.0, 6)
    mine, theirs = general.fight(100.0, 80.0, times), special.fight(100.0, 80.0, times)
    assert mine.a == pytest.approx(theirs.a, rel=1e-9)
    assert mine.b == pytest.approx(theirs.b, rel=1e-9)
    if preset != "logarithmic":
        assert general.survivors(100.0, 80.0) == pytest.approx(special.survivors(100.0, 80.0), rel=1e-12)


@given(a=strength, b=strength, foe=st.sampled_from([0.0, 0.5, 1.0, 2.0]), own=st.sampled_from([0.0, 0.5, 1.0, 1.5]))
def test_the_general_law_keeps_its_invariant(a: float, b: float, foe: float, own: float) -> None:
    model = LanchesterGeneral(effect_a=0.02, effect_b=0.03, foe=foe, own=own)
    scale = 1e-3 * max(a, b) ** (1.0 - foe - own)  # so that a thousandth goes in a unit of time
    model = LanchesterGeneral(effect_a=model.effect_a * scale, effect_b=model.effect_b * scale, foe=foe, own=own)
    battle = model.fight(a, b, [5.0])
    if battle.loser is None:
        size = abs(model.invariant(a, 1e-300 if foe + 1.0 > own else b)) + abs(model.invariant(1e-300 if foe + 1.0 > own else a, b))
        assert model.invariant(battle.a_at_end, battle.b_at_end) == pytest.approx(model.invariant(a, b), abs=1e-8 * size)


def test_even_sides_go_down_together() -> None:
    battle = LanchesterSquare(effect_a=0.1, effect_b=0.1).fight(1000.0, 1000.0, [10.0, 1000.0])
    assert battle.a == pytest.approx(battle.b)


@NAMED
def test_a_fit_finds_the_effects_and_its_intervals_cover_them(law: str) -> None:
    model, _ = LAWS[law]
    rng, covered, repeats = np.random.default_rng(2), 0, 3 if law in ("mixed", "general") else 8
    times = np.linspace(0.0, 12.0, 13)
    battle = model.fight(1000.0, 700.0, times)
    for _ in range(repeats):
        noisy = [side * (1 + 0.01 * rng.normal(size=13)) for side in (battle.a, battle.b)]
        found = model.fit(times, *noisy, start=(1000.0, 700.0))
        assert found.detail.converged
        covered += sum(low <= true <= high for true, (_, low, high) in ((model.effect_a, found.effect_a), (model.effect_b, found.effect_b)))
    assert covered >= 1.5 * repeats  # of two a time; at 95 % fewer are far from chance


def test_a_side_seen_only_at_the_ends_can_be_fitted() -> None:
    model = LanchesterSquare(effect_a=0.0106, effect_b=0.0544)
    arrivals = [(0, 1, 54_000), (2, 3, 6_000), (5, 6, 13_000)]
    times = np.arange(37.0)
    battle = model.fight(0.0, 21_500.0, times, arrivals)
    defenders = np.full(37, np.nan)
    defenders[[0, -1]] = battle.b[[0, -1]]
    found = LanchesterSquare().fit(times, battle.a, defenders, reinforce_a=arrivals, start=(0.0, 21_500.0))
    assert found.effect_a[0] == pytest.approx(0.0106, rel=1e-4)
    assert found.effect_b[0] == pytest.approx(0.0544, rel=1e-4)


def test_no_force_no_effect_and_no_time_are_answered() -> None:
    for model, _ in LAWS.values():
        still = type(model)(effect_a=0.0, effect_b=0.0).fight(10.0, 20.0, [0.0, 5.0], [(0.0, 5.0, 1.0)])
        assert still.a.tolist() == pytest.approx([10.0, 15.0])
        assert still.b.tolist() == pytest.approx([20.0, 20.0])
        assert model.fight(10.0, 20.0, [0.0]).a.tolist() == [10.0]
        empty = model.fight(0.0, 0.0, [1.0])
        assert (empty.a_at_end, empty.b_at_end) == pytest.approx((0.0, 0.0), abs=1e-200)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: LanchesterSquare(effect_a=-1.0),
        lambda: LanchesterSquare().fight(-1.0, 10.0, [1.0]),
        lambda: LanchesterSquare().fight(1.0, 10.0, []),
        lambda: LanchesterSquare().fight(1.0, 10.0, [2.0, 1.0]),
        lambda: LanchesterSquare().fight(1.0, 10.0, [1.0], [(3.0, 2.0, 1.0)]),
        lambda: LanchesterSquare().fit([0.0, 1.0], [1.0, np.nan], [1.0, np.nan]),
        lambda: LanchesterSquare().fit([0.0, 1.0], [1.0], [1.0, 2.0]),
    ],
)
def test_wrong_input_is_refused_in_words(ask: Any) -> None:
    with pytest.raises(InputError):
        ask()
