"""Exact hat algebra: what sanctions, an embargo or cheaper trade do to wages, prices and real incomes everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.errors import InputError
from multipolar.models.contract import Presets, Status
from multipolar.models.economy.clearing import TradeSystem
from multipolar.models.numerics.arguments import array, choice, number

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class TradeChange:
    """After over before, for every country; flows in units of the given trade.

    Parameters
    ----------
    wage : array, (countries,)
        World income is held at its value before; between blocs that no longer trade at all, each bloc's is.
    price : array, (countries,)
        Of the basket that each country buys.
    real_income : array, (countries,)
        Spending at home over the price.
    share : array, (importer, exporter)
        Of each importer's spending, after; not a ratio.
    trade : array, (importer, exporter)
        Flows after; not a ratio.
    acr : array, (countries,)
        Change of the real wage by the formula that needs the home share alone; NaN where nothing was bought at home.
    imbalance : float
        Largest excess demand left, as a share of the country's income.
    """

    wage: Floats
    price: Floats
    real_income: Floats
    share: Floats
    trade: Floats
    acr: Floats
    imbalance: float


@dataclass(frozen=True, slots=True, eq=False)
class SanctionEffect:
    """What sanctions do.

    Parameters
    ----------
    change : TradeChange
        Everything after them.
    cut : float
        Share of the targets' trade abroad, before, that the senders held and lost.
    substitution : float
        Part of it that the targets made up with countries that do not take part; NaN where nothing was lost.
    target_loss, sender_loss : float
        Fall of real income, as a share, weighted by income before.
    """

    change: TradeChange
    cut: float
    substitution: float
    target_loss: float
    sender_loss: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HatAlgebra:
    r"""Wages, prices and trade after a change of trade costs, from the trade before it and one elasticity.

    With :math:`\pi_{ni}` the share of n's spending that goes to i, :math:`\hat d_{ni}` the change of costs, and
    :math:`X'_n = \hat w_n Y_n + D'_n` what n spends:

    .. math::
        \pi'_{ni} = \frac{\pi_{ni} (\hat w_i \hat d_{ni})^{-\theta}}{\sum_k \pi_{nk} (\hat w_k \hat d_{nk})^{-\theta}}, \qquad
        \hat P_n = \Big(\sum_k \pi_{nk} (\hat w_k \hat d_{nk})^{-\theta}\Big)^{-1/\theta}, \qquad
        \hat w_i Y_i = \sum_n \pi'_{ni} X'_n

    Parameters
    ----------
    elasticity : float, default 4.0, in (0, 50]
        :math:`\theta`: by how many per cent trade falls where it becomes one per cent dearer. Estimates run from 2 to 12; the
        smaller, the harder is anything to replace.
    deficits : {"kept", "closed"}, default "kept"
        Keep every country's trade deficit at its share of world income, or balance all accounts.

    Inputs
    ------
    trade : array, (importer, exporter), ≥ 0
        Value of flows, what each country buys at home on the diagonal; any unit.
    senders, targets : sequence of int
        Positions of the countries.
    both_ways : bool, default True
        Also what the senders buy from the targets; else only what they sell to them.
    technology, labour : array, (countries,), > 0
        What a world in levels is made of: how productive each country is, and how many people it has.
    cost, cost_after : array, (importer, exporter), > 0
        Trade costs before and after: goods sent for one that arrives.

    Notes
    -----
    An embargo is an infinite change of costs. Three ways agree, and tests hold them to it: the full model in levels
    (`multipolar.models.economy.levels`), these equations, and the change of the home share to the power −1/θ. The long run
    is meant: labour and goods have moved. Where an embargo leaves blocs without any trade between them, their relative
    wages have no meaning and each bloc keeps its income.

    References
    ----------
    DekleEatonKortum2007; EatonKortum2002; ArkolakisCostinotRodriguezClare2012.

    Examples
    --------
    >>> trade = [[80.0, 10.0, 10.0], [10.0, 80.0, 10.0], [10.0, 10.0, 80.0]]
    >>> effect = HatAlgebra().embargo(trade, senders=[0], targets=[1])
    >>> round(effect.cut, 2), round(effect.substitution, 3), round(100 * effect.target_loss, 2)
    (0.5, 0.054, 2.74)
    """

    name: ClassVar[str] = "hat-algebra"
    title: ClassVar[str] = "Sanctions, embargo and substitution on a trade matrix"
    family: ClassVar[str] = "economy"
    source: ClassVar[str] = "DekleEatonKortum2007"
    status: ClassVar[Status] = "replicated"
    proof: ClassVar[str] = "library/published/eaton-kortum-2002/three-countries.yaml"
    presets: ClassVar[Presets] = {"deficits-kept": {"deficits": "kept"}, "balanced": {"deficits": "closed"}}
    example: ClassVar[str] = "embargo trade=80,10,10/10,80,10/10,10,80 senders=0 targets=1"

    elasticity: float = 4.0
    deficits: str = "kept"

    def __post_init__(self) -> None:
        """Check the parameters."""
        number("elasticity", self.elasticity, 0.0, 50.0, open_low=True)
        choice("deficits", self.deficits, ("kept", "closed"))

    def change(self, trade: ArrayLike, cost: ArrayLike) -> TradeChange:
        """Return what follows from a change of costs.

        Parameters
        ----------
        trade : array, (importer, exporter), ≥ 0
            Value of flows, what each country buys at home on the diagonal; any unit.
        cost : array, (importer, exporter)
            Change of trade costs, above 0: 1 for none, 1.2 for a fifth more, infinity for an embargo.
        """
        flows, d_hat = _trade(trade), _cost(cost, np.shape(trade))
        system = TradeSystem.of(flows, d_hat, self.elasticity, closed=self.deficits == "closed")
        wage = system.clear()
        share, price, spending = system.state(wage)
        before = flows.sum(axis=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            home = np.diag(share) / (np.diag(flows) / before)
            acr = np.diag(d_hat) ** -1.0 * home ** (-1.0 / self.elasticity)
        return TradeChange(
            wage=wage,
            price=price,
            real_income=spending / before / price,
            share=share,
            trade=share * spending[:, None],
            acr=acr,
            imbalance=float(np.max(np.abs(system.excess(wage)) / (wage * flows.sum(axis=0)))),
        )

    def sanctions(
        self, trade: ArrayLike, *, senders: Sequence[int], targets: Sequence[int], cost: float, both_ways: bool = True
    ) -> SanctionEffect:
        """Return what follows where trade between senders and targets becomes `cost` times as dear.

        Parameters
        ----------
        trade : array, (importer, exporter), ≥ 0
            Value of flows, what each country buys at home on the diagonal; any unit.
        senders, targets : sequence of int
            Positions of the countries.
        cost : float
            At least 1; infinity for an embargo.
        both_ways : bool, default True
            Also what the senders buy from the targets; else only what they sell to them.
        """
        flows = _trade(trade)
        s, t = _members("senders", senders, flows.shape[0]), _members("targets", targets, flows.shape[0])
        if set(s) & set(t):
            raise InputError(f"countries {sorted(set(s) & set(t))} are both senders and targets; each is one of them at most.")
        factor = float("inf") if cost == float("inf") else number("cost", cost, 1.0)
        d_hat = np.ones(flows.shape)
        d_hat[np.ix_(t, s)] = factor
        if both_ways:
            d_hat[np.ix_(s, t)] = factor
        if self.deficits == "closed":  # the accounts are balanced first, so that what follows is due to the sanctions alone
            flows = self.change(flows, np.ones(flows.shape)).trade
        return _effect(flows, self.change(flows, d_hat), s, t)

    def embargo(self, trade: ArrayLike, *, senders: Sequence[int], targets: Sequence[int], both_ways: bool = True) -> SanctionEffect:
        """Return what follows where trade between senders and targets ends."""
        return self.sanctions(trade, senders=senders, targets=targets, cost=float("inf"), both_ways=both_ways)

    def between_levels(
        self, technology: ArrayLike, labour: ArrayLike, cost: ArrayLike, cost_after: ArrayLike
    ) -> dict[str, TradeChange | Floats]:
        """Return the same change three ways, for a world that is given by its fundamentals: the check that all three agree.

        Keys: `baseline_wage`, `baseline_home_share`, `change` (hat algebra), `levels_wage`, `levels_real_income`, `acr`.
        """
        from multipolar.models.economy.levels import World

        before, after = World.of(technology, labour, cost, self.elasticity), World.of(technology, labour, cost_after, self.elasticity)
        w0, w1 = before.wages(), after.wages()
        hats = self.change(before.trade(w0), np.asarray(cost_after, dtype=float) / np.asarray(cost, dtype=float))
        real = (w1 / after.price(w1)) / (w0 / before.price(w0))
        return {
            "baseline_wage": w0,
            "baseline_home_share": np.diag(before.share(w0)),
            "change": hats,
            "levels_wage": w1 / w0,
            "levels_real_income": real,
            "acr": hats.acr,
        }


def _trade(trade: ArrayLike) -> Floats:
    flows = array("trade", trade, (None, None), 0.0)
    n = flows.shape[0]
    if flows.shape != (n, n) or n == 0:
        raise InputError(f"trade has shape {flows.shape}; it is (importer, exporter), square, with purchases at home on the diagonal.")
    for what, total in (("buys", flows.sum(axis=1)), ("sells", flows.sum(axis=0))):
        if np.any(total <= 0.0):
            raise InputError(f"country {int(np.argmin(total))} {what} nothing, at home or abroad; leave it out.")
    return flows


def _cost(cost: ArrayLike, shape: tuple[int, ...]) -> Floats:
    d_hat = np.asarray(cost, dtype=np.float64)
    if d_hat.shape != shape:
        raise InputError(f"cost has shape {d_hat.shape}, trade {shape}: both are (importer, exporter).")
    if not np.all(d_hat > 0.0):
        raise InputError("cost holds an entry that is not above 0; 1 is no change, infinity an embargo.")
    return d_hat


def _members(name: str, countries: Sequence[int], n: int) -> list[int]:
    found = [int(country) for country in countries]
    if not found or any(not 0 <= country < n for country in found) or len(set(found)) < len(found):
        raise InputError(f"{name} is {list(countries)!r}; it names different countries by their positions, 0 to {n - 1}, at least one.")
    return found


def _effect(flows: Floats, change: TradeChange, s: list[int], t: list[int]) -> SanctionEffect:
    rest = [i for i in range(flows.shape[0]) if i not in s and i not in t]

    def with_targets(trade: Floats, others: list[int]) -> float:
        return float(trade[np.ix_(t, others)].sum() + trade[np.ix_(others, t)].sum())

    lost = with_targets(flows, s) - with_targets(change.trade, s)
    gained = with_targets(change.trade, rest) - with_targets(flows, rest)
    abroad = with_targets(flows, s) + with_targets(flows, rest)
    income = flows.sum(axis=1)

    def loss(countries: list[int]) -> float:
        return float(1.0 - np.average(change.real_income[countries], weights=income[countries]))

    made_up = gained / lost if lost > 0.0 else float("nan")
    return SanctionEffect(change, lost / abroad if abroad > 0.0 else 0.0, made_up, loss(t), loss(s))
