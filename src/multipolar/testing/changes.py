"""Changes to a case whose effect is known: none at all, or none beyond luck."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from random import Random
from typing import Any

from multipolar.scenario import Case

UNORDERED = ("calendar", "affinities", "between", "parties", "settle", "ratify", "relieves")
"""Lists of a scenario whose order carries no meaning."""


def at_centres(case: Case) -> Case:
    """The case with every uncertain number at its centre: one war instead of a spread of them."""
    for address, entry in case.numbers.items():
        if not entry.number.is_fixed:
            case = case.set(address, entry.number.centre)
    return case


def shuffled(scenario: Mapping[str, Any], chance: Random) -> dict[str, Any]:
    """The same scenario with its tables and lists in another order; paths keep theirs, which has a meaning."""
    return {key: value if key == "paths" else _mixed(key, value, chance) for key, value in _in_disorder(scenario, chance)}


def _mixed(key: str, value: Any, chance: Random) -> Any:
    if isinstance(value, Mapping):
        return {name: _mixed(str(name), item, chance) for name, item in _in_disorder(value, chance)}
    if isinstance(value, list):
        items = [_mixed("", item, chance) for item in value]
        return chance.sample(items, len(items)) if key in UNORDERED else items
    return value


def _in_disorder(table: Mapping[str, Any], chance: Random) -> list[tuple[str, Any]]:
    return chance.sample(list(table.items()), len(table))


def renamed(scenario: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """The same scenario with other ids for some actors, in conditions too.

    Parameters
    ----------
    scenario : mapping
        As in ``scenario.yaml``.
    names : mapping of str to str
        New id by old id.
    """
    return {str(key): _called(str(key), value, names) for key, value in scenario.items()}


def _called(key: str, value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, Mapping):
        return {names.get(str(name), name): _called(str(name), item, names) for name, item in value.items()}
    if isinstance(value, list):
        return [_called("", item, names) for item in value]
    if key == "when":
        return re.sub(r"collapse-of-([a-z0-9-]+)", lambda found: f"collapse-of-{names.get(found[1], found[1])}", value)
    return names.get(value, value) if isinstance(value, str) else value


def split(scenario: Mapping[str, Any], member: str) -> dict[str, Any]:
    """The same scenario with one member of a body in two equal halves; its sabotage is shared out like its influence.

    Raises
    ------
    ValueError
        `member` sits in no body, or a number to be shared is uncertain: two draws of halves are not a draw of the whole.
    """
    whole = deepcopy(dict(scenario))
    actor = whole["actors"].pop(member)
    if "of" not in actor or not all(isinstance(actor.get(field, 0), int | float) for field in ("influence", "sabotage")):
        raise ValueError(f"'{member}' cannot be split: it needs a body, and an influence and a sabotage without spread.")
    for half in ("left", "right"):
        shared = {field: actor[field] / 2 for field in ("influence", "sabotage") if field in actor}
        whole["actors"][f"{member}-{half}"] = {**deepcopy(actor), **shared}
        for table in whole["positions"].values():
            if member in table:
                table[f"{member}-{half}"] = deepcopy(table[member])
    for table in whole["positions"].values():
        table.pop(member, None)
    return whole
