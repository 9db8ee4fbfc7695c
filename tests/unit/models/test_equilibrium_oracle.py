"""Ask an independent solver the same questions, where it is installed (`pip install '.[oracle]'`)."""

from __future__ import annotations

import numpy as np
import pytest

from multipolar.models.crisis import QuantalResponseEquilibrium

pygambit = pytest.importorskip("pygambit", reason="pygambit is not installed: pip install '.[oracle]'")

OCHS = np.array([[1.1141, 0.0], [0.0, 0.2785]]), np.array([[0.0, 1.1141], [1.1141, 0.0]])
ORACLE_ERROR = 1e-8
"""The other solver stops its corrector some 1e-9 from the branch."""


def theirs(row: np.ndarray, column: np.ndarray, precision: float) -> tuple[list[float], list[float]]:
    game = pygambit.Game.from_arrays(row, column)
    found = pygambit.qre.logit_solve_lambda(game, lam=[precision])[0].profile
    return tuple([float(found[strategy]) for strategy in player.strategies] for player in game.players)  # type: ignore[return-value]


@pytest.mark.parametrize("precision", [0.5, 1.0, 2.0, 3.0, 10.0])
def test_equilibria_of_the_ochs_game_agree(precision: float) -> None:
    found = QuantalResponseEquilibrium(precision=precision).solve(*OCHS)
    for mine, other in zip((found.row, found.column), theirs(*OCHS, precision), strict=True):
        assert mine == pytest.approx(other, abs=ORACLE_ERROR)


@pytest.mark.parametrize("seed", range(10))
def test_equilibria_of_games_of_any_shape_agree(seed: int) -> None:
    rng = np.random.default_rng(seed)
    row, column = rng.normal(size=(2, *rng.integers(2, 5, 2)))
    found = QuantalResponseEquilibrium(precision=2.0).solve(row, column)
    for mine, other in zip((found.row, found.column), theirs(row, column, 2.0), strict=True):
        assert mine == pytest.approx(other, abs=1e-6)


def test_the_maximum_likelihood_estimate_agrees() -> None:
    game = pygambit.Game.from_arrays(*OCHS)
    counts = game.mixed_strategy_profile([[67.456, 60.544], [46.848, 81.152]])
    other = pygambit.qre.logit_estimate(counts)
    found = QuantalResponseEquilibrium().fit(*OCHS, [67.456, 60.544], [46.848, 81.152])
    assert found.precision == pytest.approx(other.lam, abs=1e-4)
    assert found.log_likelihood == pytest.approx(other.log_like, abs=1e-6)
