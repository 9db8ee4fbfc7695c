"""Run what the authors of a case believe, as paired experiments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from multipolar.analysis.checks import CheckResult, Outcome, contrast, judge, lead, level
from multipolar.analysis.readings import Reading, condition, reading
from multipolar.api.cases import as_case, changed
from multipolar.api.ensemble import history, simulate_part
from multipolar.api.plans import check_runs, check_seed, check_switches, check_threads
from multipolar.store import part_ranges

if TYPE_CHECKING:
    from multipolar.scenario import Case
    from multipolar.scenario.schema import Check

ALONE = ("largest", "zero")
"""Effects read in the changed arm alone."""


@dataclass(slots=True)
class Arm:
    """One ensemble that checks need: the case as changed, what is switched off, and what is read off each member."""

    case: Case
    without: tuple[str, ...]
    members: int = 0
    texts: set[tuple[str, bool]] = field(default_factory=set)
    values: dict[tuple[str, bool], NDArray[np.float64]] = field(default_factory=dict)


class Arms:
    """The ensembles of all checks, each one run once however many checks read it."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self.found: dict[str, Arm] = {}

    def arm(self, values: Mapping[str, Any], without: tuple[str, ...], horizon: int | None) -> Arm:
        """The ensemble of the case with these changes; the same one for the same changes."""
        case = changed(self._case, values=values, horizon=horizon)
        key = f"{case.hash} {','.join(without)}"
        return self.found.setdefault(key, Arm(case, without))


def behaviour(
    case: Case | str | Path,
    *,
    seed: int = 1,
    members: int | None = None,
    threads: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[CheckResult]:
    """Run every check of a case's ``checks.yaml``; members are paired by common random numbers.

    `members` replaces the number each check asks for. An ensemble that several checks share is run once.
    """
    found = as_case(case)
    seed = check_seed(seed)
    members = None if members is None else check_runs(members)
    arms = Arms(found)
    planned = [(check, *_arms(arms, check, members)) for check in found.checks]
    total = sum(arm.members for arm in arms.found.values())
    done = 0

    def tick(count: int) -> None:
        nonlocal done
        done += count
        if progress is not None:
            progress(done, total)

    for arm in arms.found.values():
        _run_arm(arm, seed=seed, threads=check_threads(threads), tick=tick)
    return [_result(check, base, other, members) for check, base, other in planned]


def _arms(arms: Arms, check: Check, members: int | None) -> tuple[Arm | None, Arm]:
    """The arms of a check, told what it will read: base (None where one arm is read) and changed."""
    other = arms.arm({**check.from_, **check.change}, check_switches(check.without), check.horizon)
    base = None if check.effect in ALONE else arms.arm(check.from_, (), None)
    for arm in (base, other):
        if arm is not None:
            arm.members = max(arm.members, members or check.members)
            arm.texts.update((text, strict) for text, strict in _texts(arm.case, check))
    return base, other


def _texts(case: Case, check: Check) -> list[tuple[str, bool]]:
    """What is read: the measure, the condition, and for `largest` every path. The flag says that a text is a condition."""
    texts = [(check.measure, False)]
    if check.given:
        texts.append((check.given, True))
    if check.effect == "largest":
        texts += [(path, False) for path in case.scenario.paths]
    return texts


def _run_arm(arm: Arm, *, seed: int, threads: int, tick: Callable[[int], None]) -> None:
    """Simulate an arm part by part and keep only what is read."""
    from multipolar import world

    program = world.build(arm.case)
    readings: dict[tuple[str, bool], Reading] = {
        (text, strict): condition(arm.case, text) if strict else reading(arm.case, text) for text, strict in sorted(arm.texts)
    }
    pieces: dict[tuple[str, bool], list[NDArray[np.float64]]] = {key: [] for key in readings}
    for members in part_ranges(arm.members):
        part = simulate_part(program, members, arm.case.horizon, seed=seed, without=arm.without, threads=threads, tick=tick)
        seen = history(arm.case, program, part)
        for key, read in readings.items():
            pieces[key].append(read(seen))
    arm.values = {key: np.concatenate(values) for key, values in pieces.items()}


def _outcome(arm: Arm, check: Check, count: int) -> Outcome:
    values = arm.values[check.measure, False][:count]
    counts = arm.values[check.given, True][:count] > 0 if check.given else np.ones(values.size, dtype=np.bool_)
    return Outcome(values, counts)


def _result(check: Check, base: Arm | None, other: Arm, members: int | None) -> CheckResult:
    count = members or check.members
    after = _outcome(other, check, count)
    if base is not None:
        found = contrast(check.name, _outcome(base, check, count), after, conditional=check.given is not None)
    elif check.effect == "largest":
        rivals = [other.values[path, False][:count] for path in other.case.scenario.paths if path != check.measure]
        found = lead(check.name, after.values, rivals)
    else:
        found = level(check.name, after)
    return CheckResult(
        name=check.name,
        holds=judge(check.effect, found),
        effect=found.effect,
        lo=found.lo,
        hi=found.hi,
        expected=check.effect,
        measure=check.measure,
        given=check.given or "",
        members=count,
        a=found.a,
        b=found.b,
    )
