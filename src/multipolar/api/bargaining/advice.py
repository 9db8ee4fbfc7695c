"""What an actor could say, or whom it could win over, to move the outcome its way.

The model is settled again for each thing it could do, everything else as in the table. That is leverage under the
model's fixed behaviour of others: nobody in it sees through a bluff or answers.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from multipolar.api.bargaining.forecast import check_rounds
from multipolar.api.bargaining.members import centres, check_seed
from multipolar.api.bargaining.rules import rule
from multipolar.api.bargaining.settling import settle, shown
from multipolar.api.bargaining.tables import table_of
from multipolar.errors import InputError
from multipolar.results.bargaining_forecast import Advice, Leverage, Move
from multipolar.scenario.names import unknown
from multipolar.store.bargaining_tables import BargainingTable, Quantity, SalienceScale

Floats = NDArray[np.float64]
GRID = 101
"""Positions tried for an announcement, from one end of the scale to the other."""
WORTH = 1e-9
"""A gain below this share of a scale is none."""


def advise(
    source: BargainingTable | str | Path,
    actor: str,
    model: str = "expected-utility",
    preset: str | None = None,
    *,
    rounds: int | None = None,
    issue: str | None = None,
    salience_scale: SalienceScale | None = None,
    seed: int = 1,
) -> Advice:
    """Rank what `actor` could do by how much nearer the outcome comes to what it wants; parameters are those of `bargain`.

    Raises
    ------
    InputError
        As `bargain`; or the table has no such actor.
    """
    rounds, seed = check_rounds(rounds), check_seed(seed)
    table = table_of(source, issue=issue, salience_scale=salience_scale)
    if actor not in table.actors:
        raise InputError(unknown(f"'{actor}' is not an actor of {table.source}.", actor, table.actors))
    chosen = rule(model, preset)
    tried = _Tried(table, table.actors.index(actor))
    points = settle(table, tried.values(), chosen, rounds=rounds, seed=seed).point
    distance = tried.distance(points)
    worth = WORTH * tried.span
    best: dict[tuple[Move, str], Leverage] = {}
    for member, (kind, key, what) in enumerate(tried.options, start=1):
        gain = float(distance[0] - distance[member])
        if gain > worth and ((kind, key) not in best or gain > best[kind, key].gain + worth):
            outcome = {name: shown(values[member]) for name, values in points.items()}
            best[kind, key] = Leverage(kind, what, outcome, gain)
    return Advice(
        actor=actor,
        model=chosen.name,
        preset=chosen.preset,
        wants=tried.wants,
        outcome={name: shown(values[0]) for name, values in points.items()},
        distance=float(distance[0]),
        unit="points" if len(table.issues) == 1 else "% of the scales, weighted by its salience",
        options=tuple(sorted(best.values(), key=lambda item: (-item.gain, item.kind, item.what))),
    )


class _Tried:
    """Everything the actor could do, each as one member; member 0 leaves all as it is."""

    def __init__(self, table: BargainingTable, me: int) -> None:
        self.table, self.me = table, me
        self.options: list[tuple[Move, str, str]] = []
        self._changes: list[list[tuple[Quantity, float]]] = []
        self._own = {k: item for k, item in enumerate(table.position[me]) if item is not None}
        for k, item in self._own.items():
            self._announce(k, item)
        for other in range(len(table.actors)):
            if other != me:
                self._win_over(other)

    @property
    def wants(self) -> dict[str, float]:
        return {self.table.issues[k].name: item.number.centre for k, item in self._own.items()}

    @property
    def span(self) -> float:
        """The unit of distances: the scale of the one issue, or 100 %."""
        only = self.table.issues[0]
        return only.high - only.low if len(self.table.issues) == 1 else 100.0

    def _announce(self, k: int, item: Quantity) -> None:
        issue = self.table.issues[k]
        on = "" if len(self.table.issues) == 1 else f" on {issue.name}"
        places = np.linspace(issue.low, issue.high, GRID).tolist()
        for place in sorted(places, key=lambda at: abs(at - item.number.centre)):  # the smallest departure comes first
            self._add("announce", str(k), f"announce {place:.4g} in place of {item.number.centre:.4g}{on}", [(item, place)])
        care = self.table.salience[self.me][k]
        if care is not None and care.number.centre < self.table.salience_top:
            top = self.table.salience_top
            what = f"show that it matters as much as can be{on}: salience {top:.4g} in place of {care.number.centre:.4g}"
            self._add("salience", str(k), what, [(care, top)])

    def _win_over(self, other: int) -> None:
        whole, half = [], []
        for k, mine in self._own.items():
            theirs = self.table.position[other][k]
            if theirs is not None and theirs.number.centre != mine.number.centre:
                goal, start = mine.number.centre, theirs.number.centre
                whole.append((theirs, goal))
                half.append((theirs, start + (goal - start) / 2.0))
        if whole:
            name = self.table.actors[other]
            where = f" (from {whole[0][0].number.centre:.4g} to {{:.4g}})" if len(self.table.issues) == 1 else ""
            self._add("win over", name, f"win over {name}{where.format(whole[0][1])}", whole)
            self._add("win half over", name, f"win {name} half over{where.format(half[0][1])}", half)

    def _add(self, kind: Move, key: str, what: str, changes: list[tuple[Quantity, float]]) -> None:
        self.options.append((kind, key, what))
        self._changes.append(changes)

    def values(self) -> dict[str, Floats]:
        """Every number in every member."""
        found = {name: np.repeat(at, len(self.options) + 1) for name, at in centres(self.table).items()}
        for member, changes in enumerate(self._changes, start=1):
            for item, value in changes:
                found[item.name][member] = value
        return found

    def distance(self, points: dict[str, Floats]) -> Floats:
        """How far each member's outcome lies from what the actor wants, by what the table says it cares for."""
        total, weights = np.zeros(len(self.options) + 1), 0.0
        for k, item in self._own.items():
            issue, care = self.table.issues[k], self.table.salience[self.me][k]
            weight = care.number.centre if care is not None else 0.0
            if len(self.table.issues) == 1:
                return np.abs(points[issue.name] - item.number.centre)
            total += weight * 100.0 * np.abs(points[issue.name] - item.number.centre) / (issue.high - issue.low)
            weights += weight
        return total / weights if weights > 0.0 else total
