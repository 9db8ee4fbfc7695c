"""From a table to the arrays that models take: one member for each draw of what is uncertain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import SupportsIndex

import numpy as np
from numpy.typing import NDArray

from multipolar import streams
from multipolar.errors import InputError, whole
from multipolar.models.bargaining import BargainingProblem
from multipolar.store.bargaining_tables import BargainingTable, Quantity

Floats = NDArray[np.float64]
Values = Mapping[str, Floats]
"""Name of a quantity → its value in each member, in the table's unit."""

MOST_DRAWS = 1_000_000
JOINT = frozenset({"spatial-politics", "equal-gain-exchange"})
"""Models that look at all issues at once; the others settle each issue by itself."""


def centres(table: BargainingTable) -> dict[str, Floats]:
    """Every number at its central value: one member."""
    return {item.name: np.array([item.number.centre]) for item in table.quantities}


def check_seed(seed: SupportsIndex) -> int:
    """`seed` if it is one; InputError otherwise."""
    seed = whole(seed, "--seed")
    if not 0 <= seed <= streams.MAX_SEED:
        raise InputError(f"--seed is {seed}; a seed is a whole number from 0 to {streams.MAX_SEED}.")
    return seed


def drawn(table: BargainingTable, draws: int, seed: int) -> dict[str, Floats]:
    """Every number drawn `draws` times.

    A draw is keyed by the seed and the number's name: neither the order of the table nor the number of draws changes it.
    """
    draws = whole(draws, "--draws")
    if not 1 <= draws <= MOST_DRAWS:
        raise InputError(f"--draws is {draws}; between 1 and {MOST_DRAWS:,} can be made.")
    seed = check_seed(seed)
    found = {}
    for item in table.quantities:
        key = np.array([seed, streams.word(item.name)], dtype=np.uint64)
        u = np.random.Generator(np.random.Philox(key=key)).random(draws)
        found[item.name] = item.number.quantile(np.clip(u, 2.0**-54, 1.0 - 2.0**-53))
    return found


@dataclass(frozen=True, slots=True)
class Part:
    """A problem on some of a table's issues, with the places of its actors and issues in the table."""

    problem: BargainingProblem
    actors: tuple[int, ...]
    issues: tuple[int, ...]


def parts(table: BargainingTable, values: Values, *, joint: bool = False) -> tuple[Part, ...]:
    """The problems a table holds: issues on which the same actors take part stand together.

    With `joint` there is one problem; an actor that takes no part on an issue stands at the others' compromise there and
    does not care.
    """
    n, k = len(table.actors), len(table.issues)
    if joint:
        return (Part(_whole(table, values), tuple(range(n)), tuple(range(k))),)
    groups: dict[tuple[int, ...], list[int]] = {}
    for issue in range(k):
        present = tuple(i for i in range(n) if table.position[i][issue] is not None)
        groups.setdefault(present, []).append(issue)
    return tuple(_part(table, values, present, tuple(issues)) for present, issues in groups.items())


def _part(table: BargainingTable, values: Values, actors: tuple[int, ...], issues: tuple[int, ...]) -> Part:
    position = np.stack([np.stack([_place(table, values, i, k) for k in issues], axis=-1) for i in actors], axis=1)
    salience = np.stack([np.stack([_care(table, values, i, k) for k in issues], axis=-1) for i in actors], axis=1)
    capability = np.stack([_product(table.capability[i], values) for i in actors], axis=1)
    references = [_reference(table, k) for k in issues]
    problem = BargainingProblem.of(
        position,
        salience,
        capability,
        None if None in references else [value for value in references if value is not None],
        actors=[table.actors[i] for i in actors],
        issues=[table.issues[k].name for k in issues],
    )
    return Part(problem, actors, issues)


def _whole(table: BargainingTable, values: Values) -> BargainingProblem:
    """All actors on all issues; where somebody takes no part, at the others' compromise and without salience."""
    members = len(next(iter(values.values())))
    shape = members, len(table.actors), len(table.issues)
    position, salience = np.full(shape, np.nan), np.zeros(shape)
    capability = np.stack([np.broadcast_to(_product(factors, values), members) for factors in table.capability], axis=1)
    for i in range(shape[1]):
        for k in range(shape[2]):
            if table.position[i][k] is not None:
                position[:, i, k], salience[:, i, k] = _place(table, values, i, k), _care(table, values, i, k)
    weight = capability[:, :, None] * salience
    total = weight.sum(axis=1, keepdims=True)
    weight = np.where(total > 0.0, weight, ~np.isnan(position))
    middle = (weight * np.nan_to_num(position)).sum(axis=1, keepdims=True) / weight.sum(axis=1, keepdims=True)
    references = [_reference(table, k) for k in range(shape[2])]
    return BargainingProblem.of(
        np.clip(np.where(np.isnan(position), middle, position), 0.0, 1.0),
        salience,
        capability,
        None if None in references else [value for value in references if value is not None],
        actors=table.actors,
        issues=[issue.name for issue in table.issues],
    )


def _place(table: BargainingTable, values: Values, actor: int, issue: int) -> Floats:
    item, scale = table.position[actor][issue], table.issues[issue]
    assert item is not None  # noqa: S101  # only actors that take part are asked for
    return np.clip((values[item.name] - scale.low) / (scale.high - scale.low), 0.0, 1.0)


def _care(table: BargainingTable, values: Values, actor: int, issue: int) -> Floats:
    item = table.salience[actor][issue]
    assert item is not None  # noqa: S101  # a position without a salience is not read
    return np.clip(values[item.name] / table.salience_top, 0.0, 1.0)


def _product(factors: tuple[Quantity, ...], values: Values) -> Floats:
    found = np.ones(1)
    for item in factors:
        found = found * (values[item.name] * item.unit)
    return found


def _reference(table: BargainingTable, issue: int) -> float | None:
    scale = table.issues[issue]
    return None if scale.reference is None else (scale.reference - scale.low) / (scale.high - scale.low)


def in_units(table: BargainingTable, issue: int, share: Floats) -> Floats:
    """Values on 0–1 in the table's unit."""
    scale = table.issues[issue]
    return scale.low + share * (scale.high - scale.low)
