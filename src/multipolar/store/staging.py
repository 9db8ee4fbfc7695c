"""Writing a run: part by part into ``<out>.partial``, renamed when all of it is there.

Whatever happens on the way (Ctrl-C, a full disk, a power cut), a run folder is whole or absent, and the parts already written are
found again when the same command is repeated.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from multipolar.errors import InputError, RunError
from multipolar.results.manifest import Manifest, Part, Plan
from multipolar.store.files import disk_errors, sha256, sync_folder, to_json_bytes, write_whole
from multipolar.store.parts import part_files, part_ranges

MANIFEST, CASE, PROGRESS = "manifest.json", "case.json", "progress.json"


class Interrupted(KeyboardInterrupt):
    """A run was interrupted; its text says what is kept and how to go on."""


class Staging:
    """An unfinished run. Use as a context manager: it holds a lock on the partial folder.

    Parameters
    ----------
    out : Path
        Where the finished run will be.
    plan : Plan
        What is being run; parts of the same plan are kept, another plan's are not touched.
    case : str
        The case as canonical text.
    """

    def __init__(self, out: Path, plan: Plan, case: str) -> None:
        self.out, self.plan, self.case = out, plan, case
        self.partial = out.with_name(out.name + ".partial")
        self.ranges = part_ranges(plan.runs)
        self.parts: dict[int, tuple[Part, ...]] = {}
        self._lock: IO[str] | None = None

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
            fresh = not self.partial.exists()
            self.partial.mkdir(parents=True, exist_ok=True)
            self._lock = _locked(self.partial)
            try:
                self._resume()
                write_whole(self.partial / CASE, self.case.encode())
                self._note()
            except BaseException:
                self._release()
                if fresh:
                    shutil.rmtree(self.partial, ignore_errors=True)
                raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._release()
        if kind is not None and not self.parts and self.partial.is_dir():
            shutil.rmtree(self.partial, ignore_errors=True)

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _resume(self) -> None:
        """Find whole parts of the same plan; refuse another plan's."""
        progress = _read_progress(self.partial / PROGRESS)
        if progress is None:
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
            (self.partial / PROGRESS).unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                (self.partial / "lock").unlink()
            for folder in (self.partial / "members", self.partial / "weekly", self.partial):
                sync_folder(folder)
            _swap(self.partial, self.out)
            sync_folder(self.out.parent)
        return manifest


def _swap(new: Path, place: Path) -> None:
    """Rename `new` to `place`; what stood there goes away only after it was set aside."""
    old = place.with_name(place.name + ".old")
    if place.exists():
        place.replace(old)
    try:
        new.replace(place)
    except OSError:
        if old.exists():
            old.replace(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _locked(folder: Path) -> IO[str]:
    """Hold the folder's lock; RunError if another process does."""
    lock = (folder / "lock").open("w")
    try:
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ImportError:  # no such locks on this system
        pass
    except BlockingIOError:
        lock.close()
        raise RunError(f"{folder} is being written by another process. Wait for it, or choose another --out.") from None
    return lock


def _read_progress(path: Path) -> dict[str, Any] | None:
    """What is kept, or None; a damaged note means that nothing is."""
    try:
        data = json.loads(path.read_text())
    except (FileNotFoundError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def _intact(folder: Path, part: Part) -> bool:
    path = folder / part.file
    return path.is_file() and path.stat().st_size == part.bytes and sha256(path) == part.sha256
