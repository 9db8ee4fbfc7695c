"""Whether a list of paths covers every history, and each path some history.

The atoms of the conditions are taken as independent, apart from what their meaning rules out ("A after B" needs A
and B; no week has two states; x > 5 implies x > 3). A path found unreachable can therefore never occur; a list found
exhaustive always names a history. Rows of the truth table that an earlier path takes are dropped as they are taken,
so the table stays small for long lists.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from multipolar.scenario.conditions.history import History, Truth
from multipolar.scenario.conditions.nodes import After, And, Before, Condition, Constant, Happens, MeasureIs, Not, StateIs, Within

MOST_ROWS = 1 << 20
"""Rows of the truth table beyond which the check gives up."""


@dataclass(frozen=True)
class PathSetProblem:
    """Something wrong with one path, or with the whole list (`path` empty)."""

    path: str
    message: str


def classify(conditions: Mapping[str, Condition], history: History) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """For each member the index of the first path whose condition it meets; −1 if none does."""
    found = np.full(history.members, -1, dtype=np.int8)
    for index, condition in enumerate(conditions.values()):
        found[(found < 0) & condition.evaluate(history)] = index
    return found


def taken(conditions: Mapping[str, Condition]) -> dict[str, Condition]:
    """For each path the condition of the histories that take it: its own, and those of none before it."""
    found: dict[str, Condition] = {}
    before: list[Condition] = []
    for name, condition in conditions.items():
        found[name] = And((condition, *(Not(one) for one in before))) if before else condition
        before.append(condition)
    return found


def check_paths(conditions: Mapping[str, Condition]) -> list[PathSetProblem]:
    """Every path that no history can take, and whether some history has no path."""
    names = list(conditions)
    problems: list[PathSetProblem] = []
    table = _Table()
    for position, (name, condition) in enumerate(conditions.items()):
        if not table.add(condition.atoms):
            return [*problems, *_too_many(names[-1], conditions[names[-1]])]
        met = table.truth(condition)
        if not met.any():
            problems.append(PathSetProblem(name, _unreachable(name, names[:position])))
        table.drop(met)
    if table.rows:
        said = f"the paths are not exhaustive: a history with {table.example()} is none of them. End with a path 'when: otherwise'."
        problems.append(PathSetProblem("", said))
    return problems


def _too_many(name: str, condition: Condition) -> list[PathSetProblem]:
    if isinstance(condition, Constant):
        return []
    said = f"the conditions are too many to show that every history has a path. End with a path 'when: otherwise' after '{name}'."
    return [PathSetProblem("", said)]


def _unreachable(name: str, earlier: Sequence[str]) -> str:
    said = f"path '{name}' can never be reached: its condition contradicts itself"
    return f"{said}, or the paths before it ({', '.join(earlier)}) take every such history." if earlier else f"{said}."


class _Table:
    """The assignments of truth to atoms that no path has taken yet."""

    def __init__(self) -> None:
        self.atoms: list[Condition] = []
        self.columns: list[Truth] = []
        self.rows = 1

    def add(self, atoms: Sequence[Condition]) -> bool:
        """Add the atoms not yet there; False where the table grows too large."""
        for atom in atoms:
            if atom in self.atoms:
                continue
            if self.rows * 2 > MOST_ROWS:
                return False
            self._add(atom)
        return True

    def _add(self, atom: Condition) -> None:
        new = np.repeat([True, False], self.rows)
        self.columns = [np.concatenate([column, column]) for column in self.columns]
        keep = np.ones(new.size, dtype=np.bool_)
        for other, column in zip(self.atoms, self.columns, strict=True):
            keep &= ~(new & ~column) if implies(atom, other) else True
            keep &= ~(column & ~new) if implies(other, atom) else True
            keep &= ~(column & new) if excludes(atom, other) else True
        self.atoms.append(atom)
        self.columns.append(new)
        self._keep(keep)

    def truth(self, condition: Condition) -> Truth:
        """Which rows meet `condition`."""
        places = {atom: index for index, atom in enumerate(self.atoms)}
        found = condition.combine(lambda atom: self.columns[places[atom]])
        return np.broadcast_to(found, (self.rows,)).copy()

    def drop(self, rows: Truth) -> None:
        """Take rows out."""
        self._keep(~rows)

    def _keep(self, keep: Truth) -> None:
        self.columns = [column[keep] for column in self.columns]
        self.rows = int(keep.sum())

    def example(self) -> str:
        """The last row in words: the one with the fewest things happening."""
        said = [str(atom) if column[-1] else f"not {atom}" for atom, column in zip(self.atoms, self.columns, strict=True)]
        return ", ".join(said) or "anything"


def implies(first: Condition, second: Condition) -> bool:
    """Whether `first` cannot hold without `second`, by what the two mean."""
    if isinstance(second, Happens):
        return _brings(first, second)
    if isinstance(first, MeasureIs) and isinstance(second, MeasureIs):
        return _tighter(first, second)
    return False


def _brings(first: Condition, second: Happens) -> bool:
    stops = second.event == "fighting-stopped"
    if isinstance(first, Happens):
        same = first.event == second.event or _part_of(first.event, second.event) or (stops and _stops(first.event))
        return same and (second.by is None or (first.by is not None and first.by <= second.by))
    if second.by is not None or not isinstance(first, After | Before | Within):
        return False
    events = {first.event} if isinstance(first, Before) else {first.event, first.other}
    return any(event == second.event or _part_of(event, second.event) or (stops and _stops(event)) for event in events)


def _stops(event: str) -> bool:
    return event in ("deal", "ceasefire", "lull") or event.startswith(("collapse-of-", "deal.", "ceasefire."))


def _part_of(event: str, whole: str) -> bool:
    """An event that only happens once `whole` has: deal.track needs deal, deal-broke needs deal."""
    needs = {"deal-broke": "deal", "ceasefire-broke": "ceasefire", "lull-broke": "lull", "truce-broke": "truce"}
    needs |= {"pressed-broke": "pressed"}
    while event in needs:
        event = needs[event]
        if event == whole:
            return True
    return event.split(".")[0] == whole and whole in ("deal", "ceasefire") and "." in event


def _tighter(first: MeasureIs, second: MeasureIs) -> bool:
    if (first.measure, first.on) != (second.measure, second.on) or first.sign[0] != second.sign[0]:
        return False
    loose = second.sign.endswith("=") or not first.sign.endswith("=")
    if first.value == second.value:
        return loose
    return first.value > second.value if first.sign[0] == ">" else first.value < second.value


def excludes(first: Condition, second: Condition) -> bool:
    """Whether the two can never hold together."""
    if isinstance(first, StateIs) and isinstance(second, StateIs):
        return first.on == second.on and first.state != second.state
    if isinstance(first, After) and isinstance(second, After):
        return (first.event, first.other) == (second.other, second.event)
    if isinstance(first, MeasureIs) and isinstance(second, MeasureIs):
        return _disjoint(first, second) or _disjoint(second, first)
    return False


def _disjoint(above: MeasureIs, below: MeasureIs) -> bool:
    if (above.measure, above.on) != (below.measure, below.on) or above.sign[0] != ">" or below.sign[0] != "<":
        return False
    touching = above.sign.endswith("=") and below.sign.endswith("=")
    return above.value > below.value or (above.value == below.value and not touching)


__all__ = ["PathSetProblem", "check_paths", "classify", "excludes", "implies"]
