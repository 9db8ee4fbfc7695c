"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from multipolar.errors import RunError


@contextmanager
def disk_errors(path: Path, kept: str = "") -> Iterator[None]:
    """Turn what the file system refuses into a RunError that says where, and what is kept."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            reason = "the disk is full. Free some space and repeat the command."
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            reason = "this place cannot be written to. Choose another."
        else:
            reason = f"{error.strerror or error}."
        raise RunError(f"{path}: {reason}" + (f" {kept}" if kept else "")) from error


def write_whole(path: Path, data: bytes) -> None:
    """Write beside, under a name that nobody else has, flush to disk, then rename; nothing is left behind if it fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.writing")
    file = beside.open("xb")
    try:
        with file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def sync_folder(path: Path) -> None:
    """Flush a folder's entries, where the system lets one."""
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def to_json_bytes(data: Any) -> bytes:
    """Readable JSON, as bytes, in the order given."""
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()


def sha256(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
