"""Finds the files that are meant by paths, folders and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from multipolar.errors import InputError
from multipolar.results.evidence import Skipped

STDIN = "-"
"""Stands for standard input."""

LARGEST = 20_000_000
"""Single documents larger than this, in bytes, are not read: a book of 20 MB is no article."""

LARGEST_EXPORT = 500_000_000
"""Feeds and exports, which hold many documents, may be larger."""

EXPORTS = frozenset({".json", ".jsonl", ".ndjson", ".rss", ".atom", ".xml"})
"""Endings of files that may hold many documents."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read.

    Parameters
    ----------
    name : str
        Its name without folders; ``standard input`` for ``-``.
    address : str
        The path as given or found, or ``-``.
    """

    name: str
    address: str

    @property
    def ending(self) -> str:
        """Its ending in lower case, with the dot."""
        return Path(self.name).suffix.lower()

    def load(self) -> bytes | Skipped:
        """The bytes, or why they are not read."""
        if self.address == STDIN:
            return _checked(self.name, sys.stdin.buffer.read(LARGEST + 1), LARGEST)
        limit = LARGEST_EXPORT if self.ending in EXPORTS else LARGEST
        try:
            size = Path(self.address).stat().st_size
            if size > limit:
                return Skipped(self.address, _too_large(size, limit))
            return _checked(self.address, Path(self.address).read_bytes(), limit)
        except OSError as error:
            return Skipped(self.address, f"cannot be read: {error.strerror or error}.")


def find_files(paths: Sequence[str | os.PathLike[str]]) -> Iterator[File | Skipped]:
    """Every file meant, in order; folders are searched, hidden files left out, each file taken once.

    Raises
    ------
    InputError
        If a path does not exist.
    """
    if not paths:
        raise InputError("Nothing to read. Give files, folders, or - for standard input.")
    missing = [os.fspath(path) for path in paths if os.fspath(path) != STDIN and not Path(path).exists()]
    if missing:
        raise InputError(f"There is no file or folder {', '.join(repr(path) for path in missing)}. Nothing was read.")
    return _each(paths)


def _each(paths: Sequence[str | os.PathLike[str]]) -> Iterator[File | Skipped]:
    seen: set[Path] = set()
    for given in paths:
        if os.fspath(given) == STDIN:
            yield File("standard input", STDIN)
            continue
        path, before = Path(given), len(seen)
        for found in _walk(path) if path.is_dir() else (path,):
            real = found.resolve()
            if real not in seen:
                seen.add(real)
                yield File(found.name, str(found))
        if path.is_dir() and len(seen) == before:
            yield Skipped(str(path), "the folder holds no files.")


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith(".") and path.is_file():
                yield path


def _checked(name: str, raw: bytes, limit: int) -> bytes | Skipped:
    if len(raw) > limit:
        return Skipped(name, _too_large(len(raw), limit))
    return raw if raw.strip() else Skipped(name, "the file is empty.")


def _too_large(size: int, limit: int) -> str:
    return f"{size / 1e6:,.0f} MB; at most {limit / 1e6:,.0f} MB are read from one file. Split it into its articles."
