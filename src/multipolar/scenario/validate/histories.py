"""Paths, dates and checks: what is asked of the histories."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from multipolar.errors import QuestionError
from multipolar.scenario.conditions import Condition, Names, check_paths, parse_condition
from multipolar.scenario.conditions.nodes import Constant
from multipolar.scenario.names import known_hint
from multipolar.scenario.numbers import Number, NumberError
from multipolar.scenario.schema import Check
from multipolar.scenario.schema.checks import Value
from multipolar.scenario.targets import parse_target
from multipolar.scenario.validate.report import Findings

Found = TypeVar("Found")


def check_dates(findings: Findings) -> None:
    """The war began before the as-of date; first threats are still to come."""
    scenario = findings.origin.scenario
    if scenario.war.began > scenario.as_of:
        said = f"war.began ({scenario.war.began}) is later than as_of ({scenario.as_of})."
        findings.add(("war", "began"), said)
    for name, threat in scenario.threats.items():
        if threat.deadline <= scenario.as_of and threat.renew is None:
            said = f"threats.{name}: the deadline ({threat.deadline}) is not after the as-of date ({scenario.as_of})."
            findings.add(("threats", name, "deadline"), said, "Give a later date, or 'renew: <weeks>'.")


def check_paths_of(findings: Findings) -> None:
    """Conditions can be read, every history has a path, every path some history."""
    scenario = findings.origin.scenario
    names = Names.of(scenario)
    conditions: dict[str, Condition] = {}
    for name, path in scenario.paths.items():
        place = ("paths", name, "when")
        read = _try(findings, place, f"paths.{name}", partial(parse_condition, path.when, names))
        if read is not None:
            conditions[name] = read
    if len(conditions) < len(scenario.paths):
        return
    for problem in check_paths(conditions):
        findings.add(("paths", problem.path, "when") if problem.path else ("paths",), problem.message)
    for name, condition in conditions.items():
        if isinstance(condition, Constant) and condition.word == "always":
            findings.add(("paths", name, "when"), f"paths.{name}: write 'otherwise' for the path of all other histories.")


def check_checks(findings: Findings) -> None:
    """Addresses, values and measures of ``checks.yaml``."""
    names = Names.of(findings.origin.scenario)
    for index, check in enumerate(findings.origin.checks):
        _check(findings, index, check, names)


def _check(findings: Findings, index: int, check: Check, names: Names) -> None:
    said = f"check '{check.name}'"
    for key, values in (("change", check.change), ("from", check.from_)):
        for address, value in values.items():
            _setting(findings, (index, key, address), address, value)
    paths = findings.origin.scenario.paths
    target = _try(findings, (index, "measure"), said, partial(parse_target, check.measure, names, paths), "checks.yaml")
    if check.effect == "largest" and target is not None and not isinstance(target, str):
        wrong = f"{said}: 'largest' is about paths; the measure must be one of: {', '.join(paths)}."
        findings.add((index, "measure"), wrong, file="checks.yaml")
    if check.given is not None:
        _try(findings, (index, "given"), said, partial(parse_condition, check.given, names), "checks.yaml")


def _setting(findings: Findings, place: tuple[int, str, str], address: str, value: Value) -> None:
    entry = findings.origin.entries.get(address)
    if entry is None:
        hint = known_hint(address, findings.origin.entries)
        findings.add(place, f"there is no number at '{address}'.", hint, file="checks.yaml")
        return
    try:
        Number.parse(value, entry.low, entry.high)
    except NumberError as error:
        findings.add(place, f"{address}: {error}", file="checks.yaml")


def _try(
    findings: Findings, place: tuple[str | int, ...], said: str, read: Callable[[], Found], file: str = "scenario.yaml"
) -> Found | None:
    try:
        return read()
    except QuestionError as error:
        findings.add(place, f"{said}: {error}", file=file)
        return None
