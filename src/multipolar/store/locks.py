"""One writer at a time: an empty file beside what is written, locked while somebody writes."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import IO

from multipolar.errors import RunError


class Lock:
    """The lock of a folder. It lies beside the folder, so that the folder can be renamed while it is held.

    Parameters
    ----------
    folder : Path
        What is written under it; it need not exist.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder.with_name(f".{folder.name}.lock")
        self._file: IO[bytes] | None = None

    def take(self) -> None:
        """Hold the lock; RunError if another process does."""
        while self._file is None:
            file = self.path.open("ab")  # never emptied: whatever has this name stays as it is
            try:
                if not _is_free(file):
                    raise RunError(f"{self.folder} is being written by another process. Wait for it, or choose another --out.")
                is_ours = _is_at(file, self.path)  # otherwise its last holder took it away after we opened it
            except BaseException:
                file.close()
                raise
            if is_ours:
                self._file = file
            else:
                file.close()

    def free(self) -> None:
        """Let go of the lock and take its file away."""
        if self._file is None:
            return
        file, self._file = self._file, None
        if os.name == "posix":  # while it is still held, so that nobody holds a file that has no name
            self._remove()
            file.close()
        else:
            file.close()
            self._remove()

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            if self.path.stat().st_size == 0:
                self.path.unlink()


def _is_free(file: IO[bytes]) -> bool:
    """Lock an open file if nobody else has; a system without such locks lets everybody through."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_at(file: IO[bytes], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False
