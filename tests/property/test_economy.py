from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multipolar.errors import InputError
from multipolar.models.economy import HatAlgebra

BALANCED = HatAlgebra(deficits="closed")


@st.composite
def worlds(draw: st.DrawFn, *, most: int = 7) -> tuple[np.ndarray, np.ndarray, float]:
    """Flows, changes of costs, and an elasticity."""
    n = draw(st.integers(1, most))
    rng = np.random.default_rng(draw(st.integers(0, 10_000)))
    flows = np.exp(rng.normal(0.0, 1.5, (n, n))) + np.diag(np.exp(rng.normal(2.0, 1.0, n)))
    return flows, np.exp(rng.normal(0.0, 0.3, (n, n))), draw(st.floats(1.0, 12.0))


@given(worlds())
def test_markets_clear_and_world_income_is_kept(world: tuple[np.ndarray, np.ndarray, float]) -> None:
    flows, cost, theta = world
    found = HatAlgebra(elasticity=theta, deficits="closed").change(flows, cost)
    income = found.wage * flows.sum(axis=0)
    assert found.imbalance < 1e-9
    assert found.trade.sum(axis=0) == pytest.approx(income, rel=1e-9)
    assert found.share.sum(axis=1) == pytest.approx(np.ones(len(flows)))
    assert income.sum() == pytest.approx(flows.sum())


@given(worlds())
def test_the_home_share_tells_the_change_of_the_real_wage(world: tuple[np.ndarray, np.ndarray, float]) -> None:
    flows, cost, theta = world
    found = HatAlgebra(elasticity=theta, deficits="closed").change(flows, cost)
    assert found.acr == pytest.approx(found.wage / found.price, rel=1e-9)


@settings(max_examples=25)
@given(st.integers(2, 5), st.integers(0, 10_000), st.floats(1.5, 8.0))
def test_levels_hat_algebra_and_the_home_share_agree(n: int, seed: int, theta: float) -> None:
    rng = np.random.default_rng(seed)
    cost, after = (np.where(np.eye(n) > 0, 1.0, 1.0 + rng.random((n, n))) for _ in range(2))
    found: dict[str, Any] = HatAlgebra(elasticity=theta).between_levels(np.exp(rng.normal(size=n)), np.exp(rng.normal(size=n)), cost, after)
    assert found["change"].wage == pytest.approx(found["levels_wage"], rel=1e-8)
    assert found["change"].real_income == pytest.approx(found["levels_real_income"], rel=1e-8)
    assert found["acr"] == pytest.approx(found["levels_real_income"], rel=1e-8)


@given(worlds())
def test_no_change_of_costs_changes_nothing(world: tuple[np.ndarray, np.ndarray, float]) -> None:
    flows, _, theta = world
    found = HatAlgebra(elasticity=theta).change(flows, np.ones_like(flows))
    assert found.wage == pytest.approx(np.ones(len(flows)))
    assert found.trade == pytest.approx(flows)


@given(worlds(), st.floats(0.1, 1000.0))
def test_the_unit_of_trade_does_not_matter(world: tuple[np.ndarray, np.ndarray, float], unit: float) -> None:
    flows, cost, theta = world
    model = HatAlgebra(elasticity=theta, deficits="closed")
    assert model.change(unit * flows, cost).wage == pytest.approx(model.change(flows, cost).wage, rel=1e-8)


@settings(max_examples=50)
@given(worlds())
def test_the_order_of_countries_does_not_matter(world: tuple[np.ndarray, np.ndarray, float]) -> None:
    flows, cost, theta = world
    order = np.arange(len(flows))[::-1]
    model = HatAlgebra(elasticity=theta, deficits="closed")
    turned = model.change(flows[np.ix_(order, order)], cost[np.ix_(order, order)])
    assert turned.real_income == pytest.approx(model.change(flows, cost).real_income[order], rel=1e-8)


@pytest.mark.parametrize("seed", range(5))
def test_a_tighter_embargo_hurts_its_target_more(seed: int) -> None:
    rng = np.random.default_rng(seed)
    flows = np.exp(rng.normal(size=(6, 6))) + 10 * np.eye(6)
    losses = [BALANCED.sanctions(flows, senders=[0, 1], targets=[2], cost=cost).target_loss for cost in (1.0, 1.2, 2.0, np.inf)]
    assert losses == sorted(losses)
    assert losses[0] == pytest.approx(0.0, abs=1e-12)


def test_where_trade_is_easier_to_replace_an_embargo_hurts_less() -> None:
    flows = [[80.0, 10.0, 10.0], [10.0, 80.0, 10.0], [10.0, 10.0, 80.0]]
    losses = [HatAlgebra(elasticity=theta).embargo(flows, senders=[0], targets=[1]).target_loss for theta in (2.0, 4.0, 8.0)]
    assert losses == sorted(losses, reverse=True)


def test_a_world_without_trade_is_its_own_autarky() -> None:
    rng = np.random.default_rng(0)
    flows = np.exp(rng.normal(size=(4, 4))) + 5 * np.eye(4)
    alone = np.where(np.eye(4) > 0, 1.0, np.inf)
    found = BALANCED.change(flows, alone)
    home = np.diag(flows) / flows.sum(axis=1)
    assert found.acr == pytest.approx(home ** (1 / 4.0))
    with pytest.raises(InputError, match="deficits='closed'"):
        HatAlgebra().change(flows, alone)


def test_deficits_are_kept_where_what_is_left_of_trade_can_carry_them() -> None:
    refused = 0
    for seed in range(100):
        rng = np.random.default_rng(seed)
        n = int(rng.integers(2, 7))
        flows = np.exp(rng.normal(0.0, 1.0, (n, n))) + np.diag(np.exp(rng.normal(2.0, 1.0, n)))
        try:
            found = HatAlgebra().change(flows, np.exp(rng.normal(0.0, 0.3, (n, n))))
        except InputError as problem:
            refused += "lend all that it earns" in str(problem)
        else:
            spent = found.trade.sum(axis=1) - found.trade.sum(axis=0)
            assert spent == pytest.approx(flows.sum(axis=1) - flows.sum(axis=0), abs=1e-8 * flows.sum())
    assert refused <= 2


def test_two_blocs_that_stop_trading_each_keep_their_income() -> None:
    flows = np.ones((4, 4)) + 6 * np.eye(4)
    cost = np.ones((4, 4))
    cost[:2, 2:] = cost[2:, :2] = np.inf
    found = BALANCED.change(flows, cost)
    assert found.wage == pytest.approx(np.ones(4))
    assert np.all(found.real_income < 1.0)


def test_a_hundred_and_fifty_countries_take_less_than_a_second() -> None:
    rng = np.random.default_rng(0)
    flows = np.exp(rng.normal(size=(150, 150))) * np.exp(rng.normal(0, 2, 150)) + np.diag(np.exp(rng.normal(6, 1, 150)))
    cost = np.exp(rng.normal(0, 0.3, (150, 150)))
    start = time.process_time()
    found = BALANCED.change(flows, cost)
    assert time.process_time() - start < 1.0
    assert found.imbalance < 1e-10


@pytest.mark.parametrize(
    "ask",
    [
        lambda: HatAlgebra(elasticity=0.0),
        lambda: HatAlgebra(deficits="none"),
        lambda: HatAlgebra().change([[1.0, 2.0]], [[1.0, 1.0]]),
        lambda: HatAlgebra().change([[1.0, -2.0], [1.0, 1.0]], np.ones((2, 2))),
        lambda: HatAlgebra().change([[0.0, 0.0], [1.0, 1.0]], np.ones((2, 2))),
        lambda: HatAlgebra().change(np.ones((2, 2)), np.zeros((2, 2))),
        lambda: HatAlgebra().change(np.ones((2, 2)), np.full((2, 2), np.inf)),
        lambda: BALANCED.change(np.ones((2, 2)), [[1.0, np.inf], [1.0, 1.0]]),
        lambda: HatAlgebra().embargo(np.ones((2, 2)), senders=[0], targets=[0]),
        lambda: HatAlgebra().embargo(np.ones((2, 2)), senders=[], targets=[0]),
        lambda: HatAlgebra().sanctions(np.ones((2, 2)), senders=[0], targets=[1], cost=0.5),
    ],
)
def test_wrong_input_is_refused_in_words(ask: Any) -> None:
    with pytest.raises(InputError):
        ask()
