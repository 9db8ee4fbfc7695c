"""What moves the outcome: each number up and down, each switch of the model turned."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from multipolar.api.bargaining.forecast import BASELINE, check_rounds
from multipolar.api.bargaining.members import centres, check_seed
from multipolar.api.bargaining.rules import Rule, rule
from multipolar.api.bargaining.settling import settle
from multipolar.api.bargaining.switches import turned
from multipolar.api.bargaining.tables import table_of
from multipolar.errors import InputError
from multipolar.results.bargaining_forecast import Tornado, TornadoRow
from multipolar.store.bargaining_tables import BargainingTable, Quantity, SalienceScale

Floats = NDArray[np.float64]
ONE_SD = np.array([0.15865525393145707, 0.8413447460685429])
"""The shares of a normal distribution below one standard deviation under and over its mean."""
STEP = 0.10


def tornado(
    source: BargainingTable | str | Path,
    model: str = "expected-utility",
    preset: str | None = None,
    *,
    rounds: int | None = None,
    issue: str | None = None,
    salience_scale: SalienceScale | None = None,
    seed: int = 1,
) -> Tornado:
    """Move each number of one issue alone, and turn each switch of the model; parameters are those of `bargain`.

    An uncertain number moves by one standard deviation (its 16 % and 84 % quantiles); a fixed capability or salience by
    10 % of itself, a fixed position by 10 % of what the positions span; none leaves its range.

    Raises
    ------
    InputError
        As `bargain`; or the table has several issues and none is chosen.
    """
    rounds, seed = check_rounds(rounds), check_seed(seed)
    table = table_of(source, issue=issue, salience_scale=salience_scale)
    if len(table.issues) != 1:
        names = ", ".join(item.name for item in table.issues)
        raise InputError(f"a tornado is drawn for one issue; choose it with --issue. {table.source} has {names}.")
    chosen = rule(model, preset)
    name = table.issues[0].name
    items = table.quantities
    ends = [_ends(table, item) for item in items]
    values = {item.name: np.full(2 * len(items) + 1, item.number.centre) for item in items}
    for place, (item, (low, high)) in enumerate(zip(items, ends, strict=True)):
        values[item.name][2 * place + 1 : 2 * place + 3] = low, high
    points = settle(table, values, chosen, rounds=rounds, seed=seed).point[name]
    middle = centres(table)
    rows = [
        TornadoRow(item.name, low, high, float(points[2 * place + 1]), float(points[2 * place + 2]), "input", f"{low:.4g} to {high:.4g}")
        for place, (item, (low, high)) in enumerate(zip(items, ends, strict=True))
    ]
    rows += _rules(table, chosen, rounds, seed, name, float(points[0]))
    rows.sort(key=lambda row: (-row.reach, row.kind, row.name))
    return Tornado(
        source=table.source,
        model=chosen.name,
        preset=chosen.preset,
        issue=name,
        point=float(points[0]),
        baseline=float(settle(table, middle, BASELINE, rounds=None).point[name][0]),
        rows=tuple(rows),
    )


def _ends(table: BargainingTable, item: Quantity) -> tuple[float, float]:
    number = item.number
    if not number.is_fixed:
        low, high = number.quantile(ONE_SD)
        return float(low), float(high)
    places = [cell for row in table.position for cell in row if cell is not None]
    step = STEP * (_span(table, places) if item in places else number.a)
    return max(number.low, number.a - step), min(number.high, number.a + step)


def _span(table: BargainingTable, places: list[Quantity]) -> float:
    """What the positions span; the whole scale where all are the same."""
    centres = [cell.number.centre for cell in places]
    return max(centres) - min(centres) or table.issues[0].high - table.issues[0].low


def _rules(table: BargainingTable, chosen: Rule, rounds: int | None, seed: int, name: str, point: float) -> list[TornadoRow]:
    """One row a switch: the lowest and the highest outcome among its values."""
    middle = centres(table)
    found: dict[str, list[tuple[float, str]]] = {}
    for switch, value, other in turned(chosen):
        try:
            at = float(settle(table, middle, other, rounds=rounds, seed=seed).point[name][0])
        except InputError:
            continue  # this value does not fit the other settings
        found.setdefault(switch, [(point, str(getattr(chosen.model, switch)))]).append((at, str(value)))
    rows = []
    for switch, outcomes in found.items():
        (low, at_low), (high, at_high) = min(outcomes), max(outcomes)
        said = f"{at_low} to {at_high}" if high > low else f"{len(outcomes)} values, one outcome"
        rows.append(TornadoRow(switch, None, None, low, high, "rule", said))
    return rows
