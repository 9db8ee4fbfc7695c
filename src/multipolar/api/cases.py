"""Cases: find, read, change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from multipolar.errors import InputError, whole

if TYPE_CHECKING:
    from multipolar.scenario import Case


def load(name: str | Path) -> Case:
    """The case `name`: a bundled case or a folder.

    Raises ScenarioError with every problem found, each with file and line.
    """
    from multipolar import scenario

    return scenario.load(name)


def as_case(case: Case | str | Path) -> Case:
    """`case` itself, or the case it names."""
    return load(case) if isinstance(case, str | Path) else case


def changed(
    case: Case | str | Path,
    *,
    values: Mapping[str, str | float] | None = None,
    horizon: int | None = None,
    as_of: date | None = None,
) -> Case:
    """The case with other values, another horizon, or as it was known on another day.

    The day is set first, so that values count as they are given. AddressError for an unknown address or a value out of range.
    """
    found = as_case(case)
    if as_of is not None:
        found = found.at(as_of)
    if horizon is not None:
        horizon = whole(horizon, "--horizon")
        if horizon < 1:
            raise InputError(f"--horizon is {horizon}; a run covers at least 1 week.")
        found = found.with_horizon(horizon)
    for address, value in (values or {}).items():
        found = found.set(address, value)
    return found


def parse_settings(settings: list[str]) -> dict[str, str]:
    """``ADDRESS=VALUE`` texts as a mapping; InputError where one is not of that form or an address comes twice."""
    values: dict[str, str] = {}
    for text in settings:
        address, sign, value = text.partition("=")
        address, value = address.strip(), value.strip()
        if not (sign and address and value):
            raise InputError(f"--set {text!r} is not ADDRESS=VALUE, as in --set positions.us-military-aid.trump.ideal=80.")
        if address in values:
            raise InputError(f"--set gives {address} twice: {values[address]} and {value}.")
        values[address] = value
    return values


def parse_date(text: str) -> date:
    """An ISO date; InputError with the form otherwise."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InputError(f"'{text}' is not a date; write it as 2025-07-01.") from None
