"""A case exactly as its files say, before any change for a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from multipolar.library import Parameter
from multipolar.scenario.addresses import Holder, Steps, holders
from multipolar.scenario.entries import Entry, basis_of, default_entry, field_meaning, parameter_meaning
from multipolar.scenario.schema import Check, Passage, Scenario, Sources

SCENARIO_FILE = "scenario.yaml"


@dataclass(frozen=True)
class Origin:
    """What the folder of a case holds, checked.

    Parameters
    ----------
    id : str
        Name of the folder.
    folder : Path
        The folder.
    scenario, sources, evidence, checks
        The files.
    parameters : tuple of Parameter
        The world's parameters with their defaults.
    lines : mapping of str to int
        Line of each number in ``scenario.yaml``, by address.
    """

    id: str
    folder: Path
    scenario: Scenario
    sources: Sources
    evidence: Mapping[str, Passage]
    checks: tuple[Check, ...]
    parameters: tuple[Parameter, ...]
    lines: Mapping[str, int]

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every number by address: the case's own, then the parameters that it leaves at their default."""
        known = {parameter.address: parameter for parameter in self.parameters}
        found: dict[str, Entry] = {}
        for holder, address, field in self._places():
            meaning = parameter_meaning(known[address]) if address in known else field_meaning(holder.part, field)
            number, line = holder.part.own_numbers()[field], self.lines.get(address, 0)
            found[address] = Entry(address, number, basis_of(holder, field), SCENARIO_FILE, line, meaning)
        for address, parameter in known.items():
            found.setdefault(address, default_entry(parameter))
        return found

    def steps(self, scenario: Scenario) -> dict[str, Steps]:
        """The way to each number inside `scenario`, by address."""
        return {address: (*holder.steps, field) for holder in holders(scenario) for address, field, _ in holder.addresses()}

    def _places(self) -> Iterator[tuple[Holder, str, str]]:
        for holder in holders(self.scenario):
            for address, field, _ in holder.addresses():
                yield holder, address, field
