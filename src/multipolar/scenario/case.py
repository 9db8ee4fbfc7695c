"""A case, ready to run: read once, never changed; every change gives a new one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from multipolar.errors import AddressError, InputError, QuestionError, whole
from multipolar.scenario.addresses import replaced
from multipolar.scenario.conditions import Condition, Names, parse_condition
from multipolar.scenario.entries import Basis, Entry
from multipolar.scenario.knowledge import Known, known_at
from multipolar.scenario.names import did_you_mean
from multipolar.scenario.numbers import Number, NumberError
from multipolar.scenario.origin import Origin
from multipolar.scenario.schema import Check, Passage, Scenario, Settings, Sources

MOST_WEEKS = 1040
Value = int | float | str


class Case:
    """A scenario with its sources, evidence and checks, and the changes made for a run.

    Parameters
    ----------
    origin : Origin
        The case as its files say.
    as_of : date or None
        An earlier as-of date; None for the case's own.
    horizon : int or None
        Weeks to simulate; None for the case's own.
    changes : mapping of str to Number
        Numbers set for this run, by address.
    """

    def __init__(
        self,
        origin: Origin,
        *,
        as_of: date | None = None,
        horizon: int | None = None,
        changes: Mapping[str, Number] | None = None,
        known: Known | None = None,
    ) -> None:
        self.origin = origin
        self.changes: Mapping[str, Number] = dict(sorted((changes or {}).items()))
        self._as_of = None if as_of == origin.scenario.as_of else as_of
        self._horizon = None if horizon == origin.scenario.horizon else horizon
        self._known = known_at(origin, self._as_of) if known is None else known

    @property
    def id(self) -> str:
        """Name of the case: that of its folder."""
        return self.origin.id

    @property
    def folder(self) -> Path:
        """Where it was read from."""
        return self.origin.folder

    @property
    def title(self) -> str:
        """Its title."""
        return self.origin.scenario.title

    @property
    def as_of(self) -> date:
        """Week 0."""
        return self._as_of or self.origin.scenario.as_of

    @property
    def horizon(self) -> int:
        """Weeks simulated."""
        return self._horizon or self.origin.scenario.horizon

    @property
    def sources(self) -> Sources:
        """Documents known by the as-of date, and data sets."""
        return self._known.sources

    @property
    def evidence(self) -> Mapping[str, Passage]:
        """Passages known by the as-of date, by id."""
        return self._known.evidence

    @property
    def checks(self) -> tuple[Check, ...]:
        """Behaviour its authors believe."""
        return self.origin.checks

    @property
    def widened(self) -> tuple[str, ...]:
        """Addresses whose evidence was not yet known at the as-of date: their spread is doubled."""
        return tuple(address for address in self._known.widened if address not in self.changes)

    @cached_property
    def numbers(self) -> dict[str, Entry]:
        """Every number by address, those of the world that the case leaves at their default included."""
        found = dict(self._known.entries)
        for address, number in self.changes.items():
            entry = found[address]
            was = entry.was or entry.number
            said = f"Set for this run; the case has {was}."
            found[address] = replace(entry, number=number, basis=Basis(judgement=said), default=False, was=was)
        return found

    @cached_property
    def scenario(self) -> Scenario:
        """The scenario with every change in place; fields as in the file, tables sorted by id."""
        scenario = self._known.scenario
        if self._horizon is not None:
            scenario = scenario.model_copy(update={"horizon": self._horizon})
        steps = self.origin.steps(scenario) if self.changes else {}
        for address, number in self.changes.items():
            if address in steps:
                scenario = replaced(scenario, steps[address], number)
            else:
                scenario = _with_parameter(scenario, address, number)
        return scenario

    @cached_property
    def names(self) -> Names:
        """What questions about this case may name."""
        return Names.of(self.scenario)

    @cached_property
    def conditions(self) -> dict[str, Condition]:
        """The condition of each path, in the order in which they are tried."""
        return {name: parse_condition(path.when, self.names) for name, path in self.scenario.paths.items()}

    def set(self, address: str, value: Value | Number) -> Case:
        """The same case with another number at `address`, written as in the file (``60``, ``"60 ± 10"``).

        Raises
        ------
        AddressError
            The case has no such number, or the value does not fit its range.
        """
        entry = self._known.entries.get(address)
        if entry is None:
            raise AddressError(f"{self.id} has no number at '{address}'. {self._near(address)}".strip())
        try:
            number = Number.parse(value, entry.low, entry.high)
        except NumberError as error:
            raise AddressError(f"{address}: {error}") from None
        changes = {**self.changes, address: number}
        if number == entry.number:
            del changes[address]
        return Case(self.origin, as_of=self._as_of, horizon=self._horizon, changes=changes, known=self._known)

    def with_horizon(self, weeks: int) -> Case:
        """The same case simulated for `weeks` weeks, 1 to 1040.

        Raises
        ------
        InputError
            Not such a number, or a path asks about a date beyond it.
        """
        weeks = whole(weeks, "the horizon")
        if not 1 <= weeks <= MOST_WEEKS:
            raise InputError(f"the horizon is {weeks} weeks; it runs from 1 to {MOST_WEEKS:,}.")
        return Case(self.origin, as_of=self._as_of, horizon=weeks, changes=self.changes, known=self._known)._checked()

    def at(self, day: date | str) -> Case:
        """The case on what was known by `day`; see `multipolar.scenario.knowledge`.

        Raises
        ------
        InputError
            `day` is no date, later than the case's own as-of date or before the war, or what was set for this run
            is not in the case at that date.
        """
        known = known_at(self.origin, _day(day))
        case = Case(self.origin, as_of=_day(day), horizon=self._horizon, known=known)._checked()
        for address, number in self.changes.items():
            case = case.set(address, number)
        return case

    def to_json(self) -> str:
        """Canonical text from which `from_json` restores the case, its changes included."""
        from multipolar.scenario.archive import case_json

        return case_json(self, lines=True)

    @staticmethod
    def from_json(text: str) -> Case:
        """Restore a case from `to_json`; raises `InputError` where the text is damaged."""
        from multipolar.scenario.archive import case_from_json

        return case_from_json(text)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the case and its changes. Line numbers and the order in the files do not count."""
        from multipolar.scenario.archive import case_json

        return hashlib.sha256(case_json(self, lines=False).encode()).hexdigest()

    @cached_property
    def evidence_hash(self) -> str:
        """SHA-256 of the sources and evidence known by the as-of date."""
        from multipolar.scenario.archive import evidence_json

        return hashlib.sha256(evidence_json(self).encode()).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Case) and self.hash == other.hash

    def __hash__(self) -> int:
        return hash(self.hash)

    def __repr__(self) -> str:
        changed = f", {len(self.changes)} set" if self.changes else ""
        return f"<Case {self.id} as of {self.as_of}, {self.horizon} weeks{changed}>"

    def _checked(self) -> Case:
        try:
            self.conditions  # noqa: B018 - read for its errors
        except QuestionError as error:
            raise InputError(f"a path of {self.id} does not fit: {error}") from None
        return self

    def _near(self, address: str) -> str:
        near = did_you_mean(address, self._known.entries)
        if near:
            return near
        start = address.rsplit(".", 1)[0] + "."
        beside = [name.removeprefix(start) for name in self._known.entries if name.startswith(start)]
        if beside:
            return f"There are: {start}{{{', '.join(beside[:12])}}}."
        return "Addresses read like 'positions.<issue>.<actor>.ideal' or 'actors.<actor>.influence'."


def _day(day: date | str) -> date:
    from multipolar.scenario.schema.fields import read_day

    try:
        return read_day(day)
    except ValueError as error:
        raise InputError(str(error)) from None


def _with_parameter(scenario: Scenario, address: str, number: Number) -> Scenario:
    _, mechanism, name = address.split(".", 2)
    settings = scenario.world.get(mechanism, Settings()).model_copy(update={name: number})
    return scenario.model_copy(update={"world": dict(sorted({**scenario.world, mechanism: settings}.items()))})
