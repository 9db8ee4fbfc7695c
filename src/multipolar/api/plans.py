"""What a run will be, before it is run: checked options and everything that decides its bits."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from difflib import get_close_matches
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, SupportsIndex

from multipolar.errors import InputError, whole
from multipolar.results import Plan

if TYPE_CHECKING:
    from multipolar.scenario import Case

MOST = 10_000_000
"""Most members of one run."""

WORLD = ("world", "kernels", "models/bargaining", "models/combat", "streams.py", "library/parameters.yaml")
"""What of the program decides the bits of a history."""

PACKAGES = ("numpy", "numba", "pyarrow")


def check_runs(runs: SupportsIndex) -> int:
    """`runs` if it is a number of members that can be run; InputError otherwise."""
    runs = whole(runs, "--runs")
    if runs < 1:
        raise InputError(f"--runs is {runs}; a run has at least 1 member (2,000 by default).")
    if runs > MOST:
        raise InputError(f"--runs is {runs:,}; a run has at most {MOST:,} members.")
    return runs


def check_seed(seed: SupportsIndex) -> int:
    """`seed` if it is one; InputError otherwise."""
    seed = whole(seed, "--seed")
    if not 0 <= seed < 2**63:
        raise InputError(f"--seed is {seed}; a seed is a whole number from 0 to 2^63 − 1.")
    return seed


def check_threads(threads: SupportsIndex | None) -> int:
    """The number of threads, by default one for each processor this process may use; InputError below 1."""
    if threads is None:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    threads = whole(threads, "--threads")
    if threads < 1:
        raise InputError(f"--threads is {threads}; at least 1.")
    return threads


def check_options(*, runs: SupportsIndex, seed: SupportsIndex, threads: SupportsIndex | None) -> None:
    """Check options before anything heavy is loaded; InputError for the first that is wrong."""
    check_runs(runs)
    check_seed(seed)
    check_threads(threads)


def check_switches(without: Sequence[str]) -> tuple[str, ...]:
    """The switches, sorted and once each; InputError with a near miss for an unknown one."""
    from multipolar import world

    if isinstance(without, str):
        raise InputError(f"without is the text '{without}'; it is a list of names, also where it has one: without=['{without}'].")
    for name in without:
        if name not in world.SWITCHES:
            near = get_close_matches(name, list(world.SWITCHES), n=1)
            hint = f" Did you mean '{near[0]}'? Nothing was assumed." if near else ""
            said = f"--without '{name}' is not a mechanism that can be switched off.{hint}"
            raise InputError(f"{said} `multipolar list switches` names them.")
    return tuple(sorted(set(without)))


@lru_cache(maxsize=1)
def code_hash() -> str:
    """SHA-256 of the sources that decide the bits of a history."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for name in WORLD:
        place = root / name
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def versions() -> dict[str, str]:
    """Versions that a run depends on."""
    import platform

    import multipolar

    found = {"multipolar": multipolar.__version__, "python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "absent"
    return found


def make_plan(
    case: Case,
    program: Any,
    *,
    runs: int,
    seed: int,
    without: tuple[str, ...],
    bargaining: str = "compromise",
    combat: str = "lanchester-general",
) -> Plan:
    """The plan of a run of `case`."""
    entries = case.numbers
    return Plan(
        case=case.id,
        title=case.title,
        as_of=case.as_of,
        horizon=case.horizon,
        seed=seed,
        runs=runs,
        without=without,
        bargaining=bargaining,
        combat=combat,
        case_hash=case.hash,
        evidence_hash=case.evidence_hash,
        code_hash=code_hash(),
        overrides={address: str(value) for address, value in case.changes.items()},
        parameters={address: str(entry.number) for address, entry in entries.items() if address.startswith("world.")},
        paths=tuple(case.scenario.paths),
        path_titles={name: path.name or name for name, path in case.scenario.paths.items()},
        series={name: program.units[name] for name in program.series},
        events=tuple(program.events),
        scalars=tuple(program.scalars),
        versions=versions(),
    )
