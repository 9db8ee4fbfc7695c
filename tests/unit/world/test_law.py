"""Any law of combat can say how losses change as forces do; at the starting forces all take the same."""

from __future__ import annotations

import numpy as np
import pytest

from multipolar import world
from multipolar.errors import InputError
from multipolar.models.combat import MODELS, Exponents
from multipolar.scenario import load
from multipolar.world import layout as at
from multipolar.world.law import NEUTRAL, powers
from multipolar.world.mechanisms.combat import LOST_A, LOST_D, attrition

from .stage import SINGLE, Stage

NAMES = [model.name for model in MODELS]
ROUNDED = 2e-6
"""Powers go through a logarithm and an exponential of our own, each good to some 1e-14."""


def losses(name: str, **factors: float) -> tuple[float, float]:
    """Losses of attacker and defender in a week, where forces are so many times the starting ones."""
    stage = Stage()
    stage.c = at.replaced(stage.c, law=powers(name))
    stage[at.TEMPO] = 1.0
    stage[at.FORCE_A] = stage[at.FORCE_A] * factors.get("attacker", 1.0)
    stage[at.FORCE_D] = stage[at.FORCE_D] * factors.get("defender", 1.0)
    attrition(1, stage.c, stage.p, stage.s)
    return stage[LOST_A], stage[LOST_D]


@pytest.mark.parametrize("name", NAMES)
def test_every_law_takes_the_same_at_the_starting_forces(name: str) -> None:
    assert losses(name) == pytest.approx(losses(NEUTRAL), rel=ROUNDED)


def test_the_default_law_is_the_one_built_into_the_kernels() -> None:
    case = load("ukraine-2025").with_horizon(20)
    plain, named = world.build(case), world.build(case, combat=NEUTRAL)
    one, other = (world.simulate(program, seed=3, members=range(140)) for program in (plain, named))
    np.testing.assert_array_equal(one.weekly, other.weekly)
    np.testing.assert_array_equal(one.events, other.events)


def test_powers_of_one_half_by_the_general_way_come_to_the_same() -> None:
    """The kernels take a square root where all powers are one half; a hair beside it they take the long way."""
    exact = losses(NEUTRAL, attacker=0.4, defender=1.7)
    stage = Stage()
    stage.c = at.replaced(stage.c, law=np.full(4, 0.5 + 1e-14))
    stage[at.TEMPO], stage[at.FORCE_A], stage[at.FORCE_D] = 1.0, 0.4 * stage[at.FORCE_A], 1.7 * stage[at.FORCE_D]
    attrition(1, stage.c, stage.p, stage.s)
    assert (stage[LOST_A], stage[LOST_D]) == pytest.approx(exact, rel=ROUNDED)


@pytest.mark.parametrize("name", NAMES)
def test_losses_follow_both_forces_by_the_laws_powers(name: str) -> None:
    own_a, foe_a, own_d, foe_d = powers(name)
    base, more = losses(name), losses(name, attacker=2.0, defender=0.5)
    assert more[0] / base[0] == pytest.approx(2.0**own_a * 0.5**foe_a, rel=ROUNDED)
    assert more[1] / base[1] == pytest.approx(0.5**own_d * 2.0**foe_d, rel=ROUNDED)


def test_an_advantage_in_numbers_weighs_more_under_the_square_law_than_under_the_linear_one() -> None:
    """Relative losses, the weaker side's over the stronger one's, once the attacker has grown to twice its force."""
    worse = {name: losses(name, attacker=2.0)[1] / (losses(name, attacker=2.0)[0] / 2.0) for name in NAMES}
    even = losses(NEUTRAL)[1] / losses(NEUTRAL)[0]
    assert worse["lanchester-square"] == pytest.approx(4.0 * even, rel=SINGLE)
    assert worse["lanchester-linear"] == pytest.approx(2.0 * even, rel=SINGLE)
    assert worse["lanchester-general"] == pytest.approx(2.0 * even, rel=SINGLE)
    assert worse["lanchester-logarithmic"] == pytest.approx(even, rel=SINGLE)


def test_a_war_of_unequal_reserves_parts_further_under_the_square_law_than_under_the_linear_one() -> None:
    case = load("featureless-war").with_horizon(52)
    stronger = f"war.sides.{case.scenario.war.attacker}.reinforcement"
    case = case.set(stronger, str(2.0 * float(case.numbers[stronger].number.a)))
    gap = {}
    for name in NAMES:
        program = world.build(case, combat=name)
        block = world.simulate(program, seed=5, members=range(512), without=("truces", "threats"))
        forces = [
            block.weekly[:, -1, program.series.index(f"war.force.{side}")]
            for side in (case.scenario.war.attacker, case.scenario.war.defender)
        ]
        gap[name] = float(np.median(np.log(forces[0] / forces[1])))
    assert gap["lanchester-square"] > gap["lanchester-linear"] > gap["lanchester-logarithmic"]


def test_under_cover_is_the_defender() -> None:
    assert powers("lanchester-mixed").tolist() == [0.0, 1.0, 1.0, 1.0]  # attacker in the open, defender hidden


@pytest.mark.parametrize("powers_of", [(0.0, 0.0, 0.0, 0.0), (10.0, 10.0, 10.0, 10.0), (0.0, 10.0, 10.0, 0.0)])
def test_laws_at_the_edge_keep_everything_finite(monkeypatch: pytest.MonkeyPatch, powers_of: tuple[float, ...]) -> None:
    class Edge:
        name = "lanchester-edge"

        def exponents(self) -> Exponents:
            return Exponents(*powers_of)

    monkeypatch.setattr("multipolar.models.combat.MODELS", (*MODELS, Edge))
    program = world.build(load("ukraine-2025").with_horizon(60), combat="lanchester-edge")
    found = world.simulate(program, seed=3, members=range(64))
    plain = [q for q, series in enumerate(program.series) if not series.startswith("range.")]
    assert np.isfinite(found.weekly[:, :, plain]).all()


def test_an_unknown_law_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(InputError, match=r"'lanchester-sqare' is not a model of combat\. Did you mean 'lanchester-square'\?"):
        world.build(load("featureless-war"), combat="lanchester-sqare")
