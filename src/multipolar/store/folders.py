"""Where runs lie, how they are named, and which one is meant."""

from __future__ import annotations

import hashlib
import os
from difflib import get_close_matches
from pathlib import Path

from multipolar.errors import InputError
from multipolar.results.manifest import Plan
from multipolar.store.files import disk_errors, write_whole
from multipolar.store.layout import MANIFEST, PARTIAL, is_run

LAST = "LAST"


def runs_folder() -> Path:
    """Where runs go by default: ``runs`` in the folder one works in."""
    return Path("runs")


def run_name(plan: Plan) -> str:
    """The name that a run gets by default: case, date, seed, members and eight characters that stand for all the rest."""
    chosen = [f"{family}={name}" for family, name in plan.chosen.items()]
    rest = [plan.case_hash, plan.evidence_hash, plan.code_hash, *plan.without, *chosen, str(plan.horizon), *plan.versions.values()]
    short = hashlib.sha256("\n".join(rest).encode()).hexdigest()[:8]
    return f"{plan.case}-{plan.as_of}-s{plan.seed}-{plan.runs}-{short}"


def set_last(folder: Path) -> None:
    """Let ``LAST`` name this run."""
    runs = runs_folder()
    inside = folder.resolve().parent == runs.resolve()
    text = folder.name if inside else os.path.relpath(folder.resolve(), runs.resolve())
    with disk_errors(runs / LAST):
        write_whole(runs / LAST, (text + "\n").encode())


def list_runs() -> list[Path]:
    """The runs in the default folder and the one that ``LAST`` names, wherever it lies; newest first."""
    folder = runs_folder()
    found = [item for item in folder.iterdir() if is_run(item)] if folder.is_dir() else []
    last = _noted()
    if last is not None and is_run(last) and last not in found:
        found.append(last)
    return sorted(found, key=lambda item: ((item / MANIFEST).stat().st_mtime_ns, item.name), reverse=True)


def shown_name(run: Path) -> str:
    """How one names a run: by its name in the default folder, elsewhere by its path."""
    return run.name if run.parent == runs_folder() else str(run)


def find_run(name: str | Path) -> Path:
    """The folder meant by a path, a name in the runs folder, or LAST; InputError if there is none."""
    text = str(name)
    if text == LAST and not Path(text).exists():
        return _last()
    for folder in (Path(text), runs_folder() / text):
        if folder.is_dir():
            return folder
        if folder.name == MANIFEST and folder.is_file():
            return folder.parent
    names = [shown_name(item) for item in list_runs()]
    near = get_close_matches(text, names, n=1, cutoff=0.5)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    partial = Path(text + PARTIAL), runs_folder() / (text + PARTIAL)
    if any(item.is_dir() for item in partial):
        hint = " It is unfinished: repeat its command to resume it."
    raise InputError(f"'{text}' is neither a run folder nor a run in {runs_folder()}/.{hint} `multipolar list runs` names them.")


def _noted() -> Path | None:
    """The folder that ``LAST`` names, which may be gone; None where nothing was run."""
    try:
        name = (runs_folder() / LAST).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return Path(os.path.normpath(runs_folder() / name))


def _last() -> Path:
    folder, note = _noted(), runs_folder() / LAST
    if folder is None:
        raise InputError(f"There is no {note}: nothing was run from this folder yet. Start with `multipolar run CASE`.")
    if not folder.is_dir():
        raise InputError(f"{note} names '{folder.name}', which is no longer there. `multipolar list runs` names what is.")
    return folder
