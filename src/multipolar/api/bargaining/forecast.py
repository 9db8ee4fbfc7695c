"""One model's forecast of a table, with the compromise model's beside it."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import SupportsIndex

import numpy as np
from numpy.typing import NDArray

from multipolar.analysis.variance import spread_of
from multipolar.api.bargaining.members import Values, centres, check_seed, drawn
from multipolar.api.bargaining.rules import Rule, rule
from multipolar.api.bargaining.settling import Settled, rounds_of, settle, shown, stop_shares
from multipolar.api.bargaining.tables import table_of
from multipolar.errors import InputError, whole
from multipolar.models.bargaining import Compromise
from multipolar.results.bargaining_forecast import BargainingForecast, Spread
from multipolar.store.bargaining_tables import BargainingTable, SalienceScale

Floats = NDArray[np.float64]
BASELINE = Rule(Compromise())
MOST_ROUNDS = 10_000
BATCH = 2_000
"""Members settled at once, so that memory stays small."""
NOTHING_DRAWN = "every number of the table is fixed, so all draws are the same; write 0.8 ± 0.1 where you are not sure"


def bargain(
    source: BargainingTable | str | Path,
    model: str = "expected-utility",
    preset: str | None = None,
    *,
    rounds: int | None = None,
    draws: int | None = None,
    seed: int = 1,
    issue: str | None = None,
    salience_scale: SalienceScale | None = None,
) -> BargainingForecast:
    """Settle a table, or the terms of a case, with one bargaining model.

    Parameters
    ----------
    source : str, Path or BargainingTable
        A table's file, a case, or a table read before.
    model, preset : str
        A bargaining model (`models`) and one of its presets; without a preset its own defaults.
    rounds : int, optional
        Rounds to play, for models that go in rounds; without it the model's own stopping rule holds.
    draws, seed : int
        With `draws`, uncertain numbers are drawn that many times; the rounds shown are those of their central values.
    issue : str, optional
        This issue alone.
    salience_scale : {"share", "percent"}, optional
        What the table's saliences are, where its values do not tell.

    Raises
    ------
    InputError
        There is no such file, case, issue, model or preset; the table cannot be read; a number is out of range.
    """
    rounds, seed = check_rounds(rounds), check_seed(seed)
    table = table_of(source, issue=issue, salience_scale=salience_scale)
    return forecast(table, rule(model, preset), rounds=rounds, draws=draws, seed=seed)


def forecast(table: BargainingTable, chosen: Rule, *, rounds: int | None, draws: int | None, seed: int) -> BargainingForecast:
    """The forecast of one rule."""
    middle = centres(table)
    settled = settle(table, middle, chosen, rounds=rounds, seed=seed, keep=True)
    base = settle(table, middle, BASELINE, rounds=None)
    history = rounds_of(table, settled)
    point = {name: shown(values[0]) for name, values in settled.point.items()}
    moved = any(found.rounds for _, found in settled.parts)
    made = BargainingForecast(
        model=chosen.name,
        preset=chosen.preset,
        source=table.source,
        point=point,
        agreed={name: bool(values[0]) for name, values in settled.agreed.items()},
        mean=history[-1].mean if moved else point,
        median=history[-1].median if moved else point,
        rounds=history,
        baseline={name: shown(values[0]) for name, values in base.point.items()},
        stopped=settled.stopped[0],
        said=table.said,
        names=table.names,
    )
    if draws is None:
        return made
    values = drawn(table, draws, seed)
    fixed = () if table.uncertain else (NOTHING_DRAWN,)
    outcomes, stops = over_draws(table, values, chosen, rounds=rounds, seed=seed)
    bases, _ = over_draws(table, values, BASELINE, rounds=None, seed=seed)
    return replace(
        made,
        spread=spreads(outcomes),
        baseline_spread=spreads(bases),
        stops=stops,
        draws=draws,
        seed=seed,
        said=(*made.said, *fixed),
    )


def over_draws(
    table: BargainingTable, values: Values, chosen: Rule, *, rounds: int | None, seed: int
) -> tuple[dict[str, Floats], dict[str, float]]:
    """The outcome of each draw by issue, and the share of the draws that stopped for each reason."""
    draws = len(next(iter(values.values())))
    if not table.uncertain and not draws_luck(chosen):
        settled = settle(table, {name: at[:1] for name, at in values.items()}, chosen, rounds=rounds, seed=seed)
        return {name: np.repeat(at, draws) for name, at in settled.point.items()}, stop_shares(settled.stopped)
    found: list[Settled] = []
    for first in range(0, draws, BATCH):
        batch = {name: at[first : first + BATCH] for name, at in values.items()}
        found.append(settle(table, batch, chosen, rounds=rounds, seed=seed + first))
    stopped = tuple(reason for item in found for reason in item.stopped)
    return {name: np.concatenate([item.point[name] for item in found]) for name in found[0].point}, stop_shares(stopped)


def draws_luck(chosen: Rule) -> bool:
    """Whether the rule itself draws: then equal members may settle differently."""
    return any(getattr(chosen.model, field.name) == "drawn" for field in fields(chosen.model))


def spreads(outcomes: dict[str, Floats]) -> dict[str, Spread]:
    """The spread of each issue's outcome."""
    return {name: spread_of(values) for name, values in outcomes.items()}


def check_rounds(rounds: SupportsIndex | None) -> int | None:
    """`rounds` if it is a number of rounds, or None; InputError otherwise."""
    if rounds is None:
        return None
    rounds = whole(rounds, "--rounds")
    if not 1 <= rounds <= MOST_ROUNDS:
        raise InputError(f"--rounds is {rounds}; between 1 and {MOST_ROUNDS:,} can be played. Without it the model's own rule stops.")
    return rounds
