"""Finds the files that are meant by paths, folders and standard input."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
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

_EXPORT_STARTS = (b"{", b"[", b"<")
"""How what comes from standard input starts if it may hold many documents."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read.

    Parameters
    ----------
    name : str
        Its name without folders; ``standard input`` for ``-``.
    address : str
        The path as given or found, or ``-``.
    path : Path or None
        Where it lies; None for standard input.
    given : bool
        Whether it was given itself, and not met in a folder.
    """

    name: str
    address: str
    path: Path | None = None
    given: bool = True

    @property
    def ending(self) -> str:
        """Its ending in lower case, with the dot."""
        return Path(self.name).suffix.lower()

    def load(self) -> bytes | Skipped:
        """The bytes, or why they are not read."""
        try:
            return self._from_stdin() if self.path is None else self._from_disk(self.path)
        except (OSError, ValueError) as error:  # a ValueError where the input has been closed
            name = self.name if self.path is None else self.address
            return Skipped(name, f"cannot be read: {getattr(error, 'strerror', '') or error}.")

    def _from_stdin(self) -> bytes | Skipped:
        if sys.stdin is None:
            return Skipped(self.name, "it is closed. Pipe a text into it, or give a file.")
        raw, limit = sys.stdin.buffer.read(LARGEST + 1), LARGEST
        if len(raw) > LARGEST and raw.lstrip()[:1] in _EXPORT_STARTS:
            raw, limit = raw + sys.stdin.buffer.read(LARGEST_EXPORT - LARGEST), LARGEST_EXPORT
        return _checked(self.name, raw, limit)

    def _from_disk(self, path: Path) -> bytes | Skipped:
        limit = LARGEST_EXPORT if self.ending in EXPORTS else LARGEST
        about = path.stat()
        if what := _no_file(about.st_mode, pipes=True):
            return Skipped(self.address, f"{what} is not read.")
        if about.st_size > limit:
            return Skipped(self.address, _too_large(about.st_size, limit))
        # A pipe into which nobody writes is empty rather than waited for, and no more is taken of any than of a file.
        with open(path, "rb", opener=_unwaiting) as file:  # a path's own takes no opener
            if stat.S_ISFIFO(about.st_mode):
                os.set_blocking(file.fileno(), True)
            return _checked(self.address, file.read(limit + 1), limit)


def _unwaiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def find_files(paths: Sequence[str | os.PathLike[str]], *, leave_out: Iterable[Path] = ()) -> Iterator[File | Skipped]:
    """Every file meant, in order; folders are searched, hidden files left out, each file taken once.

    Parameters
    ----------
    paths : sequence of paths
        Files, folders, or ``-``.
    leave_out : iterable of Path
        Files that are not read where they lie in a folder: those that are written.

    Raises
    ------
    InputError
        If a path does not exist.
    """
    if not paths:
        raise InputError("Nothing to read. Give files, folders, or - for standard input.")
    missing = [_shown(path) for path in paths if os.fspath(path) != STDIN and not _exists(Path(path))]
    if missing:
        raise InputError(f"There is no file or folder {', '.join(repr(path) for path in missing)}. Nothing was read.")
    return _each(paths, {path.resolve() for path in leave_out})


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # it may: its folder cannot be searched
        return True


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _each(paths: Sequence[str | os.PathLike[str]], leave_out: set[Path]) -> Iterator[File | Skipped]:
    seen: set[Path] = set()
    for given in paths:
        if os.fspath(given) == STDIN:
            yield File("standard input", STDIN)
            continue
        path, met = Path(given), False
        for found in _walk(path) if _is_folder(path) else (path,):
            met = True
            if isinstance(found, Skipped):
                yield found
                continue
            real = found.resolve()
            if real not in seen and (found == path or real not in leave_out):
                seen.add(real)
                yield File(_shown(found.name), _shown(found), found, given=found == path)
        if not met:
            yield Skipped(_shown(path), "the folder holds no files.")


def _walk(folder: Path) -> Iterator[Path | Skipped]:
    """Files below a folder in order, and what is met there that is none."""
    refused: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=refused.append):
        yield from _refused(refused)
        links = {name for name in folders if not name.startswith(".") and Path(root, name).is_symlink()}
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in links)
        for name in sorted((*names, *links)):
            if not name.startswith("."):
                yield _file(Path(root, name))
    yield from _refused(refused)


def _refused(errors: list[OSError]) -> Iterator[Skipped]:
    """Folders that could not be searched; each is told of once."""
    while errors:
        error = errors.pop(0)
        yield Skipped(_shown(error.filename), f"the folder cannot be searched: {error.strerror or error}.")


def _file(path: Path) -> Path | Skipped:
    """A file, or why what lies there is not read."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        lost = "a link that leads nowhere" if path.is_symlink() else f"it cannot be read: {error.strerror or error}"
        return Skipped(_shown(path), f"{lost}.")
    if stat.S_ISDIR(mode):
        return Skipped(_shown(path), "a link to a folder is not followed. Give the folder itself.")
    what = _no_file(mode, pipes=False)
    return Skipped(_shown(path), f"{what} is not read.") if what else path


def _no_file(mode: int, *, pipes: bool) -> str:
    """What it is if it is no file; empty for a file, and for a pipe where those are read."""
    if stat.S_ISFIFO(mode):
        return "" if pipes else "a pipe"
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        return "a device"
    return "a socket" if stat.S_ISSOCK(mode) else ""


def _shown(path: str | os.PathLike[str]) -> str:
    """A path as text that can be kept: a name of bytes that are no UTF-8 with marks in their place."""
    return os.fsencode(path).decode("utf-8", "replace")


def _checked(name: str, raw: bytes, limit: int) -> bytes | Skipped:
    if len(raw) > limit:
        return Skipped(name, _too_large(len(raw), limit))
    return raw if raw.strip() else Skipped(name, "the file is empty.")


def _too_large(size: int, limit: int) -> str:
    return f"{size / 1e6:,.0f} MB; at most {limit / 1e6:,.0f} MB are read from one file. Split it into its articles."
