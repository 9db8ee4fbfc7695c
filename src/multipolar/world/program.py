"""From a case to a program: the structure that all members share, and the numbers that each of them draws."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from multipolar import streams
from multipolar.errors import InputError
from multipolar.world.law import NEUTRAL, powers
from multipolar.world.layout import LANES, Floats, Ints, Plan, plan_of
from multipolar.world.recording import RANGES, Recording, recording
from multipolar.world.structure.bodies import bodies_of
from multipolar.world.structure.calendar import calendar_of
from multipolar.world.structure.levers import levers_of
from multipolar.world.structure.rows import Numbers, State, ints
from multipolar.world.structure.threats import threats_of
from multipolar.world.structure.ties import ties_of
from multipolar.world.structure.tracks import tracks_of
from multipolar.world.structure.voices import voices_of
from multipolar.world.structure.war import check_size, war_of

if TYPE_CHECKING:
    from multipolar.scenario import Case

KINDS = {"fixed": 0, "normal": 1, "uniform": 2, "triangular": 3, "lognormal": 4}
_POINTS = re.compile(
    r"actors\..*\.(influence|volatility|credibility|sabotage)|issues\..*\.(now|pace|lever\.weight)|positions\..*"
    r"|war\.(held|substitution)|war\.sides\..*\.(reinforcement|loss_rate|cost|growth|slack|economy_share)|patrons\..*"
    r"|talks\..*\.freeze|calendar\..*\.plus|threats\..*\.(weight|credibility|plus|widen)|ties\.affinities\..*"
)
"""Numbers that files write in points or per cent of 100; kernels use shares."""


@dataclass(frozen=True)
class Program:
    """What the engine runs.

    Parameters
    ----------
    plan : Plan
        The structure.
    numbers : tuple of str
        Address of every number that a member draws, in the order of the rows.
    kinds, abc, bounds, scale, words : ndarray
        How each is distributed, its range, the factor from file to kernel units, and its name in the random keys.
    recording : Recording
        What is recorded, in which rows and units.
    horizon : int
        Weeks.
    size : int
        Length of the state of one block.
    """

    plan: Plan
    numbers: tuple[str, ...]
    rows: Ints
    kinds: Ints
    abc: Floats
    bounds: Floats
    scale: Floats
    words: Ints
    recording: Recording
    horizon: int
    size: int

    @property
    def series(self) -> tuple[str, ...]:
        """Names of the weekly measures."""
        return self.recording.series

    @property
    def units(self) -> dict[str, str]:
        """Unit of every weekly measure and scalar."""
        return self.recording.units

    @property
    def events(self) -> tuple[str, ...]:
        """Names of what can happen."""
        return self.recording.events

    @property
    def scalars(self) -> tuple[str, ...]:
        """Names of what is recorded once a member."""
        return self.recording.scalars


def build(case: Case, without: tuple[str, ...] = (), *, combat: str = NEUTRAL) -> Program:
    """Turn a case into a program.

    Parameters
    ----------
    case : Case
        A checked case.
    without : tuple of str
        Switches to turn off (`multipolar.world.SWITCHES`).
    combat : str
        Law of attrition, a model of combat (`multipolar models --family combat`).

    Raises
    ------
    InputError
        An unknown switch or law, or a case that the world cannot simulate.
    """
    from multipolar.world.catalogue import switched

    number, state = Numbers(case), State()
    voices = voices_of(case)
    terms = [name for name, issue in case.scenario.issues.items() if issue.is_term]
    levers = [name for name, issue in case.scenario.issues.items() if issue.is_lever]
    check_size(case, terms, levers)
    fields: dict[str, Any] = {"on": switched(without), "review": _review(case), "outside": 0, **war_of(case, voices, number, state, terms)}
    fields["law"] = powers(combat)
    fields |= bodies_of(case, voices, terms, levers, number, state)
    fields |= levers_of(case, voices, levers, number, state)
    fields |= tracks_of(case, voices, terms, levers, number, state)
    fields |= calendar_of(case, levers, number)
    fields |= threats_of(case, voices, levers, number, state)
    fields |= ties_of(case, voices, levers, number, state)
    what = recording(case, fields, voices, terms, levers)
    fields |= {"series": len(what.series), "ranges": len(what.series) - len(RANGES), "record_row": what.rows, "record_scale": what.scale}
    return _program(case, plan_of(fields), number, what, state.used * LANES)


def _program(case: Case, plan: Plan, number: Numbers, what: Recording, size: int) -> Program:
    addresses = tuple(address for address in number.row_of if address in case.numbers)
    entries = [case.numbers[address].number for address in addresses]
    return Program(
        plan=plan,
        numbers=addresses,
        rows=ints(number.row_of[address] for address in addresses),
        kinds=ints(KINDS[entry.kind] for entry in entries),
        abc=np.array([(n.a, math.log(n.b) if n.kind == "lognormal" else n.b, n.c) for n in entries], dtype=np.float32).reshape(-1, 3),
        bounds=np.array([(n.low, n.high) for n in entries], dtype=np.float32).reshape(-1, 2),
        scale=np.array([_scale(address) for address in addresses], dtype=np.float32),
        words=ints(streams.word(address) for address in addresses),
        recording=what,
        horizon=case.horizon,
        size=size,
    )


def _scale(address: str) -> float:
    """Return the factor from the units of the file to those of the kernels."""
    return 0.01 if _POINTS.fullmatch(address) else 1.0


def _review(case: Case) -> int:
    """Return the weeks between two reviews: one whole number for all members, since they walk side by side."""
    entry = case.numbers["world.decide.pace_of_review"].number
    if not entry.is_fixed or not float(entry.a).is_integer():
        raise InputError(f"{case.id}: world.decide.pace_of_review is {entry}; it must be a whole number of weeks, one for all members.")
    return int(entry.a)
