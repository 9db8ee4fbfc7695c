"""Writing a run: part by part into ``<out>.partial``, renamed when all of it is there.

Whatever happens on the way (Ctrl-C, a full disk, a power cut), a run folder is whole or absent, and the parts already written are
found again when the same command is repeated.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any

from multipolar.errors import InputError, RunError
from multipolar.results.manifest import Manifest, Part, Plan
from multipolar.store.files import disk_errors, sha256, sync_folder, to_json_bytes, write_whole
from multipolar.store.layout import CASE, MANIFEST, PARTIAL, PROGRESS, holds_others, is_run, remove_own
from multipolar.store.locks import Lock
from multipolar.store.parts import part_files, part_ranges


class Interrupted(KeyboardInterrupt):
    """A run was interrupted; its text says what is kept and how to go on."""


class Staging:
    """An unfinished run. Use as a context manager: it holds a lock beside the partial folder.

    Parameters
    ----------
    out : Path
        Where the finished run will be.
    plan : Plan
        What is being run; parts of the same plan are kept, another plan's are not touched.
    case : str
        The case as canonical text.
    replace : bool
        Whether a run that lies at `out` is replaced.
    """

    def __init__(self, out: Path, plan: Plan, case: str, *, replace: bool = False) -> None:
        self.out, self.plan, self.case, self.replace = out, plan, case, replace
        self.partial = out.with_name(out.name + PARTIAL)
        self.ranges = part_ranges(plan.runs)
        self.parts: dict[int, tuple[Part, ...]] = {}
        self._lock = Lock(self.partial)

    @property
    def kept(self) -> int:
        """Members in whole parts."""
        return sum(len(self.ranges[index]) for index in self.parts)

    def kept_text(self) -> str:
        """What is kept, and how to go on, as a sentence."""
        if not self.kept:
            return "Nothing half-written; no part was complete yet. Repeat the command to start again."
        return f"Nothing half-written; {self.kept:,} of {self.plan.runs:,} members kept in {self.partial}. Repeat the command to resume."

    def __enter__(self) -> Staging:
        with disk_errors(self.partial):
            self.partial.parent.mkdir(parents=True, exist_ok=True)
            self._lock.take()
            try:
                self._claim()
                self._begin()
            except BaseException:
                self._lock.free()
                raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is not None and not self.parts:
                remove_own(self.partial)
        finally:
            self._lock.free()

    def _claim(self) -> None:
        """Make the partial folder, or find the whole parts of the same plan in it; InputError if it holds anything else."""
        if not self.partial.exists():
            self.partial.mkdir()
            return
        progress = _read_progress(self.partial / PROGRESS)
        if progress is None:
            if holds_others(self.partial):
                raise InputError(
                    f"{self.partial} exists and is not an unfinished run that can be taken up; nothing was touched. "
                    "Move it away, or choose another --out."
                )
            return
        if progress.get("plan") != self._identity():
            raise InputError(
                f"{self.partial} holds an unfinished run of another command or version ({progress.get('summary', 'unknown')}). "
                "Finish that one by repeating its command, delete the folder, or choose another --out."
            )
        for index, stored in progress.get("parts", {}).items():
            parts = tuple(Part(**part) for part in stored)
            if all(_intact(self.partial, part) for part in parts):
                self.parts[int(index)] = parts

    def _begin(self) -> None:
        """Write what every unfinished run holds; nothing is left behind if the disk refuses and no part is there."""
        try:
            self._note()
            write_whole(self.partial / CASE, self.case.encode())
        except BaseException:
            if not self.parts:
                remove_own(self.partial)
            raise

    def _identity(self) -> str:
        return hashlib.sha256(json.dumps(self.plan.to_json(), sort_keys=True).encode()).hexdigest()

    def _note(self) -> None:
        plan = self.plan
        data = {
            "summary": f"{plan.case}, {plan.runs:,} members, seed {plan.seed}",
            "plan": self._identity(),
            "parts": {str(index): [asdict(part) for part in parts] for index, parts in sorted(self.parts.items())},
        }
        write_whole(self.partial / PROGRESS, to_json_bytes(data))

    def missing(self) -> list[tuple[int, range]]:
        """The parts still to be computed, with their members."""
        return [(index, members) for index, members in enumerate(self.ranges) if index not in self.parts]

    def add(self, index: int, files: Sequence[bytes]) -> None:
        """Keep a part; RunError if the disk refuses."""
        members = self.ranges[index]
        parts = []
        with disk_errors(self.partial, self.kept_text()):
            for name, data in zip(part_files(index), files, strict=True):
                write_whole(self.partial / name, data)
                parts.append(Part(name, members.start, len(members), len(data), hashlib.sha256(data).hexdigest()))
            self.parts[index] = tuple(parts)
            try:
                self._note()
            except BaseException:
                del self.parts[index]
                raise

    def finish(self, about: dict[str, Any]) -> Manifest:
        """Write the manifest and give the folder its name; a run already there is replaced in one step."""
        listed = tuple(part for index in sorted(self.parts) for part in self.parts[index])
        case = hashlib.sha256(self.case.encode()).hexdigest()
        manifest = Manifest(plan=self.plan, parts=listed, case_sha256=case, about=about)
        with disk_errors(self.out, self.kept_text()):
            write_whole(self.partial / MANIFEST, to_json_bytes(manifest.to_json()))
            for folder in (self.partial / "members", self.partial / "weekly", self.partial):
                sync_folder(folder)
            self._name()
            with contextlib.suppress(OSError):  # kept until here: a folder that could not be renamed is taken up again
                (self.out / PROGRESS).unlink()
            sync_folder(self.out.parent)
        return manifest

    def _name(self) -> None:
        """Rename the folder to `out`; RunError if something came to lie there that is not to be replaced."""
        if is_run(self.out):
            if not self.replace:
                raise RunError(f"{self.out}: another run was written here meanwhile; it was not touched. {self.kept_text()}")
            put_in_place_of(self.partial, self.out)
            return
        if self.out.is_dir():
            if any(self.out.iterdir()):
                raise RunError(f"{self.out} exists and is not a run; it was not touched. {self.kept_text()}")
            self.out.rmdir()
        self.partial.replace(self.out)


def put_in_place_of(new: Path, place: Path) -> None:
    """Rename the run `new` to `place`. The run there is set aside and taken away; other files that lay in its folder stay in the folder."""
    aside = Path(tempfile.mkdtemp(prefix=f"{place.name}.replaced-", dir=place.parent))
    old = aside / place.name
    try:
        place.replace(old)
        try:
            new.replace(place)
        except BaseException:
            old.replace(place)
            raise
    except BaseException:
        with contextlib.suppress(OSError):
            aside.rmdir()
        raise
    _clear(old, place)
    with contextlib.suppress(OSError):
        aside.rmdir()


def _clear(old: Path, place: Path) -> None:
    """Take away the run that was set aside; what else lay in its folder goes back, and stays set aside where it cannot."""
    with contextlib.suppress(OSError):
        if old.is_symlink():
            old.unlink()  # what it named lies elsewhere and is not ours to delete
            return
        remove_own(old)
        if old.is_dir():
            _put_back(old, place)


def _put_back(old: Path, place: Path) -> None:
    """Move what lies in a folder into another, folder by folder, wherever its place is free; take the folder away once it is empty."""
    for item in list(old.iterdir()):
        target = place / item.name
        with contextlib.suppress(OSError):  # that item stays; the others go
            if not os.path.lexists(target):
                item.replace(target)
            elif all(each.is_dir() and not each.is_symlink() for each in (item, target)):
                _put_back(item, target)
    with contextlib.suppress(OSError):  # something could not go back
        old.rmdir()


def _read_progress(path: Path) -> dict[str, Any] | None:
    """What is kept, or None; a damaged note means that nothing is."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def _intact(folder: Path, part: Part) -> bool:
    path = folder / part.file
    return path.is_file() and path.stat().st_size == part.bytes and sha256(path) == part.sha256
