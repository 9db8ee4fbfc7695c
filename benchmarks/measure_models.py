"""How fast the models are, how their cost grows, and the same work by the peers' own programs as measured elsewhere.

Peers' figures are processor seconds on two shared cores, from our notes on their programs; they were not run here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from multipolar.models import model
from multipolar.models.bargaining import BargainingProblem
from table import Row, at_most
from timing import Spent, best

TITLE = "Models, one core, compiled before; random inputs, positions uniform"
BEST_PEER = {
    "draws": "best peer 15.7 s, with a second solver and a tornado",
    "round": "best peer 0.43 s",
    "turn": "KTAB 22 s",
    "exchange": "peer 38 s",
}


def measure(*, quick: bool) -> list[Row]:
    """Time what the models promise; a target is held against processor time, since the machine may be shared."""
    times = 1 if quick else 3
    rows = [_draws(times), *_rounds(times, quick=quick), *_turns(times, quick=quick), _exchange(times)]
    return [*rows, *_trade(times), *_landscape(times), _sameness()]


def problem(members: int, actors: int, issues: int, seed: int = 1) -> BargainingProblem:
    """Return random actors: positions, saliences and capabilities uniform."""
    rng = np.random.default_rng(seed)
    shape = members, actors, issues
    return BargainingProblem.of(rng.random(shape), 0.05 + 0.95 * rng.random(shape), 0.05 + rng.random((members, actors)))


def _settle(made: Any, given: BargainingProblem, rounds: int) -> Callable[[], object]:
    return lambda: made.settle(given, np.random.default_rng(1), rounds=rounds, keep=False)


def _timed(work: Callable[[], object], times: int) -> Spent:
    work()  # compiled, and its memory at hand
    return best(work, times)


def _draws(times: int) -> Row:
    made = model("expected-utility")(within=0.0)  # type: ignore[call-arg]  # its own field
    spent = _timed(_settle(made, problem(10_000, 10, 1), 10), times)
    return at_most(f"expected utility: 10,000 draws × 10 actors × 10 rounds ({BEST_PEER['draws']})", spent.cpu, 1.0, "s", spent)


def _rounds(times: int, *, quick: bool) -> list[Row]:
    sizes = (50, 200) if quick else (50, 100, 200, 400)
    spent = {n: _timed(_settle(model("expected-utility")(), problem(1, n, 1), 1), times) for n in sizes}
    rows = [at_most(f"expected utility: one round, 200 actors ({BEST_PEER['round']})", spent[200].cpu, 0.05, "s", spent[200])]
    return [*rows, growth("expected utility: growth of one round", {n: found.cpu for n, found in spent.items()})]


def _turns(times: int, *, quick: bool) -> list[Row]:
    sizes = (50, 100) if quick else (25, 50, 100)
    spent = {n: _timed(_settle(model("spatial-politics")(), problem(1, n, 1), 1), times) for n in sizes}
    rows = [at_most(f"spatial politics: one turn, 100 actors ({BEST_PEER['turn']})", spent[100].cpu, 0.5, "s", spent[100])]
    return [*rows, growth("spatial politics: growth of one turn", {n: found.cpu for n, found in spent.items()})]


def growth(what: str, seconds: dict[int, float]) -> Row:
    """Return the exponent by which the cost grows with the number of actors, over the largest doubling."""
    *_, small, large = sorted(seconds)
    exponent = np.log(seconds[large] / max(seconds[small], 1e-9)) / np.log(large / small)
    listed = ", ".join(f"{n}: {1000 * value:.3g} ms" for n, value in sorted(seconds.items()))
    return Row(f"{what} ({listed})", f"n^{exponent:.1f}", "about n^3 or better", bool(exponent <= 3.3))


def _exchange(times: int) -> Row:
    spent = _timed(_settle(model("equal-gain-exchange")(), problem(1, 30, 20), 1), times)
    return at_most(f"exchange: one round, 30 actors × 20 issues ({BEST_PEER['exchange']})", spent.cpu, 2.0, "s", spent)


def _trade(times: int) -> list[Row]:
    rng = np.random.default_rng(1)
    made: Any = model("hat-algebra")()
    rows = []
    for countries in (75, 150):
        trade = rng.lognormal(0.0, 2.0, (countries, countries)) + np.diag(rng.lognormal(4.0, 1.0, countries))
        spent = _timed(lambda trade=trade: made.embargo(trade, senders=[0, 1, 2], targets=[3]), times)
        what = f"exact hat algebra: an embargo among {countries} countries"
        rows.append(at_most(what, spent.cpu, 1.0, "s", spent) if countries == 150 else Row(what, f"{spent.cpu:.3g} s", spent=spent))
    return rows


def _landscape(times: int) -> list[Row]:
    rng = np.random.default_rng(1)
    made: Any = model("landscape")()

    def given(actors: int) -> tuple[np.ndarray, np.ndarray]:
        propensity = rng.normal(size=(actors, actors))
        return rng.random(actors) + 0.1, (propensity + propensity.T) * (1.0 - np.eye(actors))

    few, many = given(17), given(200)
    whole = _timed(lambda: made.minima(*few), times)
    down = _timed(lambda: made.descend(*many, rng.integers(0, 2, 200)), times)
    return [
        at_most("landscape: all 65,536 partitions of 17 actors", whole.cpu, 0.5, "s", whole),
        at_most("landscape: descent of 200 actors", down.cpu, 1.0, "s", down),
    ]


def _sameness() -> Row:
    """Members settle as they would alone: the bits depend on neither batch nor company."""
    many = problem(64, 10, 1)
    made: Any = model("expected-utility")()
    together = made.settle(many, np.random.default_rng(1)).point
    alone = np.concatenate([made.settle(many.member(m), np.random.default_rng(1)).point for m in range(64)])
    same = bool(np.array_equal(together, alone))
    return Row("expected utility: 64 members together and one by one", "same bits" if same else "DIFFERENT", "same bits", same)
