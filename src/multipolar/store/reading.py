"""Reading a run: every file is checked against the manifest before its first use."""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from multipolar.errors import InputError, RunError
from multipolar.results.manifest import Manifest, Part
from multipolar.results.run import Run
from multipolar.store.arrow import numbers, places
from multipolar.store.files import sha256
from multipolar.store.folders import find_run
from multipolar.store.layout import CASE, MANIFEST
from multipolar.store.parts import part_files, part_ranges

if TYPE_CHECKING:
    from multipolar.scenario import Case

KEEP_BYTES = 200_000_000
"""Columns kept in memory after reading, in bytes; the oldest go first."""


def _damaged(folder: Path, what: str) -> RunError:
    return RunError(f"{folder}: this run is damaged: {what}. Nothing was read from it. Delete the folder and run the case again.")


def open_run(name: str | Path) -> Run:
    """The run meant by a path, a name or LAST.

    Raises InputError if there is no such folder and RunError if it is damaged.
    """
    folder = find_run(name)
    manifest = read_manifest(folder)
    _check_parts(folder, manifest)
    return Run(folder, manifest, ParquetColumns(folder, manifest))


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a run folder; RunError if it is missing or broken."""
    path = folder / MANIFEST
    try:
        return Manifest.from_json(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise RunError(f"{folder} holds no {MANIFEST}: it is not a finished run.") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        what = f"the key {error} is missing" if isinstance(error, KeyError) else str(error)
        raise _damaged(folder, f"{MANIFEST} cannot be read ({what})") from None


def _check_parts(folder: Path, manifest: Manifest) -> None:
    """Every part is named and there, with the size it was written with."""
    expected = [name for index in range(len(part_ranges(manifest.plan.runs))) for name in part_files(index)]
    listed = {part.file: part for part in manifest.parts}
    for name in expected:
        if name not in listed:
            raise _damaged(folder, f"{MANIFEST} does not list {name}")
        path = folder / name
        if not path.is_file():
            raise _damaged(folder, f"{name} is missing")
        size = path.stat().st_size
        if size != listed[name].bytes:
            raise _damaged(folder, f"{name} has {size:,} bytes where {listed[name].bytes:,} were written")


class ParquetColumns:
    """Columns of a run folder, read one at a time over all its parts."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self._folder, self._manifest = folder, manifest
        self._checked: set[str] = set()
        self._kept: OrderedDict[str, NDArray[Any]] = OrderedDict()

    def _check(self, part: Part) -> Path:
        path = self._folder / part.file
        if part.file not in self._checked:
            if not path.is_file() or sha256(path) != part.sha256:
                raise _damaged(self._folder, f"{part.file} is not what was written (its SHA-256 differs from the manifest's)")
            self._checked.add(part.file)
        return path

    def check_all(self) -> None:
        """Check every file against the manifest; RunError for the first that differs."""
        for part in self._manifest.parts:
            self._check(part)

    def _read(self, kind: str, name: str) -> Iterator[tuple[Part, Any]]:
        import pyarrow.parquet as pq

        for part in self._manifest.parts:
            if part.file.startswith(kind):
                path = self._check(part)
                try:
                    found = pq.ParquetFile(path).read(columns=[name]).column(name)
                except (OSError, KeyError, ValueError) as error:
                    raise _damaged(self._folder, f"{part.file} has no readable column '{name}' ({error})") from None
                yield part, found

    def _cached(self, key: str, make: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        array = make()
        array.flags.writeable = False
        self._kept[key] = array
        while sum(item.nbytes for item in self._kept.values()) > KEEP_BYTES and len(self._kept) > 1:
            self._kept.popitem(last=False)
        return array

    def _member_column(self, name: str, dtype: type[Any]) -> NDArray[Any]:
        out = np.empty(self._manifest.plan.runs, dtype=dtype)
        for part, column in self._read("members", name):
            out[part.first : part.first + part.members] = numbers(column, dtype, missing=-1 if dtype is np.int16 else None)
        return out

    def paths(self) -> NDArray[np.int8]:
        """Each member's path, as its place in the run's order."""
        return self._cached("path", self._paths)

    def _paths(self) -> NDArray[np.int8]:
        out = np.empty(self._manifest.plan.runs, dtype=np.int8)
        for part, column in self._read("members", "path"):
            out[part.first : part.first + part.members] = places(column, self._manifest.plan.paths)
        return out

    def event(self, name: str) -> NDArray[np.int16]:
        """First week of an event, −1 for never."""
        return self._cached(f"event.{name}", lambda: self._member_column(f"event.{name}", np.int16))

    def scalar(self, name: str) -> NDArray[np.float32]:
        """One value a member."""
        return self._cached(f"scalar.{name}", lambda: self._member_column(f"scalar.{name}", np.float32))

    def _weekly_column(self, name: str, dtype: type[Any]) -> NDArray[Any]:
        weeks = self._manifest.plan.horizon + 1
        out = np.empty((self._manifest.plan.runs, weeks), dtype=dtype)
        for part, column in self._read("weekly", name):
            out[part.first : part.first + part.members] = numbers(column, dtype).reshape(part.members, weeks)
        return out

    def status(self) -> NDArray[np.int8]:
        """Status codes, members × (weeks + 1)."""
        return self._cached("status", lambda: self._weekly_column("status", np.int8))

    def series(self, name: str) -> NDArray[np.float32]:
        """A weekly measure, members × (weeks + 1)."""
        return self._cached(f"series.{name}", lambda: self._weekly_column(name, np.float32))

    def case(self) -> Case:
        """The case as it was run; RunError if its file was changed."""
        from multipolar.scenario import Case

        try:
            data = (self._folder / CASE).read_bytes()
        except OSError:
            raise _damaged(self._folder, f"{CASE} is missing") from None
        if hashlib.sha256(data).hexdigest() != self._manifest.case_sha256:
            raise _damaged(self._folder, f"{CASE} is not what was written (its SHA-256 differs from the manifest's)")
        try:
            return Case.from_json(data.decode("utf-8"))
        except InputError as error:
            made_by = self._manifest.plan.versions.get("multipolar", "unknown")
            raise RunError(
                f"{self._folder}: {CASE} was written by version {made_by} and cannot be read: {error} Run the case again."
            ) from None
