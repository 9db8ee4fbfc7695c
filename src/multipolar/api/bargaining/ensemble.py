"""Every bargaining model and preset on the same draws: how much of the spread is ignorance, how much is choice of model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from multipolar.analysis.variance import variance_split
from multipolar.api.bargaining.forecast import BASELINE, NOTHING_DRAWN, check_rounds, forecast, over_draws, spreads
from multipolar.api.bargaining.members import Values, centres, check_seed, drawn
from multipolar.api.bargaining.rules import Rule, every_rule
from multipolar.api.bargaining.settling import settle, shown
from multipolar.api.bargaining.switches import turned
from multipolar.api.bargaining.tables import table_of
from multipolar.errors import InputError
from multipolar.results.bargaining_forecast import BargainingEnsemble, BargainingForecast, SwitchRange
from multipolar.store.bargaining_tables import BargainingTable, SalienceScale

Tick = Callable[[int, int], None]


def bargain_all(
    source: BargainingTable | str | Path,
    *,
    rounds: int | None = None,
    draws: int | None = None,
    seed: int = 1,
    issue: str | None = None,
    salience_scale: SalienceScale | None = None,
    progress: Tick | None = None,
) -> BargainingEnsemble:
    """Settle a table with every bargaining model and every preset, on the same draws.

    Parameters are those of `bargain`; `progress` is called with rules done and rules in all.
    A model that cannot settle this table is named with its reason, and the others go on.
    """
    rounds, seed = check_rounds(rounds), check_seed(seed)
    table = table_of(source, issue=issue, salience_scale=salience_scale)
    values = drawn(table, draws, seed) if draws is not None else None
    rules = every_rule()
    forecasts: list[BargainingForecast] = []
    outcomes: dict[str, dict[tuple[str, str], np.ndarray]] = {item.name: {} for item in table.issues}
    failed: dict[str, str] = {}
    bases = spreads(over_draws(table, values, BASELINE, rounds=None, seed=seed)[0]) if values is not None else {}
    for done, chosen in enumerate(rules):
        if progress is not None:
            progress(done, len(rules))
        try:
            made, drawn_points = _one(table, values, chosen, rounds=rounds, seed=seed)
        except InputError as error:
            failed[f"{chosen.name} {chosen.preset}".strip()] = str(error)
            continue
        forecasts.append(made if values is None else replace(made, baseline_spread=bases))
        for name, points in drawn_points.items():
            outcomes[name][chosen.name, chosen.preset] = points
    if progress is not None:
        progress(len(rules), len(rules))
    if not forecasts:
        raise InputError(f"no bargaining model settles {table.source}: {'; '.join(failed.values())}")
    return BargainingEnsemble(
        source=table.source,
        forecasts=tuple(forecasts),
        split={name: variance_split(points) for name, points in outcomes.items()},
        draws=draws or 0,
        seed=seed if draws is not None else 0,
        said=(*table.said, *((NOTHING_DRAWN,) if draws is not None and not table.uncertain else ())),
        baseline=forecasts[0].baseline,
        switches={name: found for item in rules if (name := item.name) and (found := _switches(table, item, rules, rounds, seed))},
        failed=failed,
    )


def _switches(table: BargainingTable, chosen: Rule, rules: tuple[Rule, ...], rounds: int | None, seed: int) -> dict[str, SwitchRange]:
    """How far single switches of a model's defaults move each outcome; nothing for its other presets, or without switches."""
    if chosen is not next(item for item in rules if item.name == chosen.name):
        return {}
    found: dict[str, list[tuple[float, str]]] = {}
    middle = centres(table)
    for switch, value, other in turned(chosen):
        try:
            settled = settle(table, middle, other, rounds=rounds, seed=seed)
        except InputError:
            continue  # this value does not fit the other settings or the table
        for name, points in settled.point.items():
            found.setdefault(name, []).append((shown(points[0]), f"{switch} = {value}"))
    return {name: SwitchRange(min(at)[0], max(at)[0], min(at)[1], max(at)[1]) for name, at in found.items()}


def _one(
    table: BargainingTable, values: Values | None, chosen: Rule, *, rounds: int | None, seed: int
) -> tuple[BargainingForecast, dict[str, np.ndarray]]:
    made = forecast(table, chosen, rounds=rounds, draws=None, seed=seed)
    if values is None:
        return made, {name: np.array([point]) for name, point in made.point.items()}
    points, stops = over_draws(table, values, chosen, rounds=rounds, seed=seed)
    draws = len(next(iter(points.values())))
    return replace(made, spread=spreads(points), stops=stops, draws=draws, seed=seed), points
