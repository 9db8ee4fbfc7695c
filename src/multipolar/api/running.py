"""Run a case, and repeat a run."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from multipolar.api.cases import as_case
from multipolar.api.ensemble import Progress, parts, paths_of
from multipolar.api.plans import check_runs, check_seed, check_switches, check_threads, code_hash, make_plan, versions
from multipolar.errors import InputError, RunError
from multipolar.results import Plan, Run
from multipolar.results.answers import Answer
from multipolar.store import Interrupted, Staging, encode_part, is_run, open_run, part_files, part_ranges, run_name, runs_folder, set_last

if TYPE_CHECKING:
    from multipolar.scenario import Case


def run(
    case: Case | str | Path,
    *,
    members: int = 2_000,
    seed: int = 1,
    without: Sequence[str] = (),
    bargaining: str = "compromise",
    combat: str = "lanchester-general",
    threads: int | None = None,
    out: str | Path | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> Run:
    """Simulate `members` histories of a case and keep them in a run folder.

    A finished run of the very same plan is opened instead of computed again; an unfinished one is resumed from its whole parts.

    Parameters
    ----------
    case : Case, str or Path
        A case, the name of a bundled one, or a folder.
    members : int
        Number of histories, from 1.
    seed : int
        Of every draw; the same seed pairs members across runs.
    without : sequence of str
        Mechanisms to switch off; see `multipolar list switches`.
    bargaining : str
        Model by which bodies settle what they want; see `multipolar models`. Any other than the built-in compromise is slower.
    combat : str
        Law of attrition, a model of the family combat; the case gives the rates of loss, the law how they change as forces do.
    threads : int, optional
        Threads to use, by default all. No number depends on it.
    out : path, optional
        Run folder, by default ``runs/<case>-<date>-s<seed>-<members>-<hash>``.
    force : bool
        Compute again and replace a run that lies at `out`. Files in its folder that are not the run's stay there.
    progress : callable, optional
        Called with (members done, members in all).

    Raises
    ------
    InputError
        The case or an option is wrong, or `out` holds something else.
    RunError
        The disk is full or cannot be written to; whole parts are kept.
    Interrupted
        On Ctrl-C; whole parts are kept.
    """
    from multipolar import world

    members, seed = check_runs(members), check_seed(seed)
    count, off, found = check_threads(threads), check_switches(without), as_case(case)
    program = world.build(found, combat=combat)
    world.bodies(bargaining)
    plan = make_plan(found, program, runs=members, seed=seed, without=off, bargaining=bargaining, combat=combat)
    folder = _place(out, plan)
    done = None if force and is_run(folder) else _finished(folder, plan)
    if done is None:
        _compute(found, program, plan, folder, force=force, threads=count, progress=progress)
        done = open_run(folder)
    try:
        set_last(folder)
    except RunError:
        if out is None:
            raise
    return done


def _place(out: str | Path | None, plan: Plan) -> Path:
    """Where the run goes; InputError for a place that has no name of its own."""
    if out is None:
        return runs_folder() / run_name(plan)
    if Path(out).name in ("", ".."):
        raise InputError(f"--out is '{out}'; a run is a folder of its own with a name, as in --out my-run.")
    return Path(out)


def _finished(folder: Path, plan: Plan) -> Run | None:
    """The finished run of the same plan at `folder`; None if the place is free; InputError if it is taken."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return None
    if not is_run(folder):
        raise InputError(f"{folder} exists and is not a run; nothing was touched. Choose another --out.")
    found = open_run(folder)
    if found.manifest.plan == plan:
        return found
    raise InputError(
        f"{folder} holds another run ({'; '.join(_apart(found.manifest.plan, plan))}); nothing was touched. "
        "Choose another --out, or add --force to replace it."
    )


def _apart(old: Plan, new: Plan) -> list[str]:
    """What is other in a stored plan than in a new one, in words."""
    names = ("case", "as_of", "horizon", "seed", "runs", "without", "bargaining", "combat")
    said = [
        f"{name} {_text(getattr(old, name))} there, {_text(getattr(new, name))} here"
        for name in names
        if getattr(old, name) != getattr(new, name)
    ]
    if old.overrides != new.overrides:
        said.append("other --set")
    if old.code_hash != new.code_hash or old.versions != new.versions:
        said.append("made by another version")
    return said or ["the case's files were changed since"]


def _text(value: Any) -> str:
    return ",".join(value) or "nothing" if isinstance(value, tuple) else f"{value}"


def _compute(case: Case, program: Any, plan: Plan, folder: Path, *, force: bool, threads: int, progress: Progress | None) -> None:
    started = datetime.now(UTC)
    with Staging(folder, plan, case.to_json(), replace=force) as staging:
        try:
            for index, members, part in parts(case, program, plan, staging.missing(), threads=threads, progress=progress):
                staging.add(index, encode_part(plan, part, paths_of(case, program, part), members))
            staging.finish(_about(started, threads))
        except KeyboardInterrupt:
            raise Interrupted(f"Interrupted. {staging.kept_text()}") from None


def _about(started: datetime, threads: int) -> dict[str, Any]:
    import platform

    ended = datetime.now(UTC)
    return {
        "started": started.isoformat(timespec="seconds"),
        "seconds": round((ended - started).total_seconds(), 2),
        "threads": threads,
        "platform": platform.platform(),
        "machine": platform.machine(),
    }


@dataclass(frozen=True, slots=True)
class Repeat(Answer):
    """What came of repeating a run: `identical`, or what differs."""

    run: str
    identical: bool
    members: int
    differences: tuple[str, ...]
    versions: tuple[str, ...]


def rerun(run: Run | str | Path, *, threads: int | None = None, progress: Progress | None = None) -> Repeat:
    """Compute a run again and compare every byte with what is stored; the stored run is not changed."""
    from multipolar import world

    found = run if isinstance(run, Run) else open_run(run)
    plan, case = found.manifest.plan, found.case
    program = world.build(case, combat=plan.combat)
    stored = {part.file: part for part in found.manifest.parts}
    every = list(enumerate(part_ranges(plan.runs)))
    differences: list[str] = []
    for index, members, part in parts(case, program, plan, every, threads=check_threads(threads), progress=progress):
        again = encode_part(plan, part, paths_of(case, program, part), members)
        for name, data in zip(part_files(index), again, strict=True):
            if hashlib.sha256(data).hexdigest() != stored[name].sha256:
                differences += _differences(found.folder / name, data, name)
    return Repeat(found.name, not differences, plan.runs, tuple(differences), _other_versions(plan))


def _other_versions(plan: Plan) -> tuple[str, ...]:
    now = versions()
    said = [f"{name} {old} then, {now.get(name, 'absent')} now" for name, old in plan.versions.items() if now.get(name) != old]
    if plan.code_hash != code_hash():
        said.append("the world's code or parameters changed since")
    return tuple(said)


def _differences(path: Path, again: bytes, name: str) -> list[str]:
    """Which columns of a stored part differ from the repeated one, and where first."""
    import pyarrow.parquet as pq

    old, new = pq.ParquetFile(path).read(), pq.ParquetFile(BytesIO(again)).read()
    if old.column_names != new.column_names:
        return [f"{name}: other columns"]
    found = []
    for column in old.column_names:
        if column != "path" and not old[column].equals(new[column]):
            x, y = (np.asarray(table[column].to_numpy(), dtype=np.float64) for table in (old, new))
            apart = np.flatnonzero(~((x == y) | (np.isnan(x) & np.isnan(y))))
            if apart.size:
                row = int(apart[0])
                place = f"member {old['member'][row]}" + (f", week {old['week'][row]}" if "week" in old.column_names else "")
                values = f"{x[row]:.6g} then, {y[row]:.6g} now"
                found.append(f"{name}: {column} differs in {apart.size:,} of {x.size:,} rows, first {place}: {values}")
        elif column == "path" and old[column].to_pylist() != new[column].to_pylist():
            found.append(f"{name}: path differs")
    return found or [f"{name}: same values, other bytes"]
