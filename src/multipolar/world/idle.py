"""Numbers that move nothing: worked out by moving them.

Of a number that the structure of a case never asks for, it can be said outright that no mechanism reads it. Whether one that is asked
for has any effect depends on the case (credibility without a threat, a patron's costs where it does not negotiate), and is tried: the
number is put at the ends of its range and the same histories are simulated again. They are the same to the last bit, or they are not.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from multipolar.errors import InputError
from multipolar.world.bodies import Settle
from multipolar.world.engine import Block, simulate
from multipolar.world.law import NEUTRAL
from multipolar.world.program import KINDS, Program, build

if TYPE_CHECKING:
    from multipolar.scenario import Case
    from multipolar.scenario.numbers import Number

FIRST = 32
"""Histories in which nearly every number shows. Only those that do not are tried in more."""
MOST = 1024
SEED = 1


@dataclass(frozen=True, slots=True)
class Idle:
    """A number that moves nothing.

    Parameters
    ----------
    address : str
        The number.
    how : {"unread", "inert"}
        No mechanism asks for it, or none that does makes anything of it in this case.
    tried : tuple of str
        Values it was given in vain.
    """

    address: str
    how: Literal["unread", "inert"]
    tried: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """What to tell its author."""
        if self.how == "unread":
            return f"{self.address} moves nothing: no mechanism of a run reads it."
        values = " or ".join(self.tried)
        return f"{self.address} moves nothing in this case: set to {values}, it leaves {MOST:,} histories the same to the last bit."


def idle_numbers(
    case: Case, addresses: Iterable[str], *, without: tuple[str, ...] = (), combat: str = NEUTRAL, bodies: Settle | None = None
) -> tuple[Idle, ...]:
    """Return those of the numbers at `addresses` that move nothing in a run of `case`, in their order.

    Parameters
    ----------
    case : Case
        A checked case.
    addresses : iterable of str
        Numbers of it.
    without, combat, bodies
        As the run is made: see `build` and `simulate`.
    """
    bench = _Bench(case, without, combat, bodies)
    return tuple(found for address in addresses if (found := bench.tried(address)) is not None)


class _Bench:
    """The histories of a case as it is, against which changed ones are held."""

    def __init__(self, case: Case, without: tuple[str, ...], combat: str, bodies: Settle | None) -> None:
        self.case, self.without, self.combat, self.bodies = case, without, combat, bodies
        self.program = build(case, without, combat=combat)
        self.few = self._play(self.program, FIRST)

    def tried(self, address: str) -> Idle | None:
        """What came of moving one number; None where something moved."""
        if address not in self.program.numbers:
            return Idle(address, "unread")
        values = tuple(_elsewhere(self.case.numbers[address].number))
        if not values or any(self._shows(address, value) for value in values) or any(self._moves(address, value) for value in values):
            return None
        return Idle(address, "inert", tuple(f"{value:g}" for value in values))

    @cached_property
    def many(self) -> Block:
        """More histories of the case as it is."""
        return self._play(self.program, MOST)

    def _shows(self, address: str, value: float) -> bool:
        """Whether the number shows in a few histories; nothing is built anew for it."""
        row = self.program.numbers.index(address)
        kinds, numbers = self.program.kinds.copy(), self.program.abc.copy()
        kinds[row], numbers[row, 0] = KINDS["fixed"], value
        return not _same(self.few, self._play(replace(self.program, kinds=kinds, abc=numbers), FIRST))

    def _moves(self, address: str, value: float) -> bool:
        """Whether it shows in many, set as a user would set it."""
        try:
            program = build(self.case.set(address, value), self.without, combat=self.combat)
        except InputError:  # not every value fits: reviews come every so many whole weeks
            return True
        return not _same(self.many, self._play(program, MOST))

    def _play(self, program: Program, count: int) -> Block:
        return simulate(program, seed=SEED, members=range(count), bodies=self.bodies)


def _elsewhere(number: Number) -> Iterator[float]:
    """Return the ends of a number's range, or far from its centre where the range has no end; never where it already stands."""
    high = number.high if math.isfinite(number.high) else 4.0 * abs(number.centre) + 1.0
    low = number.low if math.isfinite(number.low) else -high
    for value in (high, low):
        if not (number.is_fixed and value == number.a):
            yield value


def _same(one: Block, other: Block) -> bool:
    pairs = ((one.weekly, other.weekly), (one.scalars, other.scalars), (one.status, other.status), (one.events, other.events))
    return all(np.array_equal(first, second, equal_nan=first.dtype.kind == "f") for first, second in pairs)
