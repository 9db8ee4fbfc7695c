"""What a table says: who wants what, how much it matters to them, what weight they carry."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from multipolar.errors import InputError
from multipolar.scenario.names import unknown
from multipolar.scenario.numbers import Number

SalienceScale = Literal["share", "percent"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of a table, fixed or uncertain, in the table's own unit.

    Parameters
    ----------
    name : str
        What it is, unique in the table: a dotted address, or ``position of France on Kyoto``.
    number : Number
        Its value.
    unit : float
        What one of it counts for in a product: 0.01 for a percentage.
    """

    name: str
    number: Number
    unit: float = 1.0


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue and the two ends of its scale, in the table's unit; `reference` is what holds without a decision."""

    name: str
    low: float = 0.0
    high: float = 100.0
    reference: float | None = None


@dataclass(frozen=True, slots=True)
class BargainingTable:
    """Actors and issues with their numbers, as read; nothing is rescaled.

    Parameters
    ----------
    source : str
        The file or case it comes from.
    actors : tuple of str
        Names, in the order of the file.
    issues : tuple of Issue
        Issues, in the order of the file.
    position, salience : tuple of tuple of (Quantity or None)
        By actor, then issue; None where an actor takes no position.
    capability : tuple of tuple of Quantity
        By actor: the factors whose product is its weight (in a table, one).
    salience_scale : {"share", "percent"}
        Whether saliences run to 1 or to 100.
    said : tuple of str
        How it was read: each sentence is shown to the reader of a forecast.
    names : dict
        How charts call actors and issues that stand here by their ids.
    """

    source: str
    actors: tuple[str, ...]
    issues: tuple[Issue, ...]
    position: tuple[tuple[Quantity | None, ...], ...]
    salience: tuple[tuple[Quantity | None, ...], ...]
    capability: tuple[tuple[Quantity, ...], ...]
    salience_scale: SalienceScale
    said: tuple[str, ...] = ()
    names: dict[str, str] = field(default_factory=dict)

    @property
    def salience_top(self) -> float:
        """The highest salience there can be: 1 or 100."""
        return 1.0 if self.salience_scale == "share" else 100.0

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every number once, by name: capabilities, then positions and saliences, actor by actor."""
        found: dict[str, Quantity] = {}
        for factors, places, cares in zip(self.capability, self.position, self.salience, strict=True):
            for item in (*factors, *places, *cares):
                if item is not None:
                    found.setdefault(item.name, item)
        return tuple(found.values())

    @property
    def uncertain(self) -> tuple[Quantity, ...]:
        """The numbers that are not fixed."""
        return tuple(item for item in self.quantities if not item.number.is_fixed)

    def only(self, issue: str) -> BargainingTable:
        """The same table with one issue and the actors that take a position on it.

        Raises
        ------
        InputError
            No issue has this name.
        """
        names = [item.name for item in self.issues]
        if issue not in names:
            raise InputError(unknown(f"'{issue}' is not an issue of {self.source}.", issue, names))
        k = names.index(issue)
        kept = [i for i in range(len(self.actors)) if self.position[i][k] is not None]
        return replace(
            self,
            actors=tuple(self.actors[i] for i in kept),
            issues=(self.issues[k],),
            position=tuple((self.position[i][k],) for i in kept),
            salience=tuple((self.salience[i][k],) for i in kept),
            capability=tuple(self.capability[i] for i in kept),
        )
