"""What a run folder holds, and nothing else that lies in it: only these files are ever taken away."""

from __future__ import annotations

import contextlib
import json
import re
from pathlib import Path

MANIFEST, CASE, PROGRESS, REPORT = "manifest.json", "case.json", "progress.json", "report.html"
PARTIAL = ".partial"
"""How the name of an unfinished run's folder ends."""

_PART = re.compile(r"(members|weekly)/(part-[0-9]+\.parquet|\.part-[0-9]+\.parquet\.[0-9a-f]+\.writing)")
_HALF = re.compile(rf"\.({MANIFEST}|{CASE}|{PROGRESS}|{REPORT})\.[0-9a-f]+\.writing")


def is_run(folder: Path) -> bool:
    """Whether the folder is a finished run of ours, by its manifest's first key."""
    try:
        data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(data, dict) and "multipolar_run" in data and not is_unfinished(folder)


def is_unfinished(folder: Path) -> bool:
    """Whether the folder is a run that was not given its name yet; it may hold a manifest already."""
    return folder.name.endswith(PARTIAL) and (folder / PROGRESS).is_file()


def remove_own(folder: Path) -> None:
    """Take away the files that we write into a run folder, and the folder if nothing else was in it."""
    for item in (*folder.glob("*"), *folder.glob("members/*"), *folder.glob("weekly/*")):
        if _is_own(item.relative_to(folder).as_posix()) and item.is_file():
            item.unlink(missing_ok=True)
    for place in (folder / "members", folder / "weekly", folder):
        with contextlib.suppress(OSError):  # it holds something else, or was never made
            place.rmdir()


def holds_others(folder: Path) -> bool:
    """Whether anything lies in the folder but a file of ours that was never finished."""
    return not folder.is_dir() or any(not _HALF.fullmatch(item.name) for item in folder.iterdir())


def _is_own(name: str) -> bool:
    return name in (MANIFEST, CASE, PROGRESS, REPORT) or bool(_HALF.fullmatch(name) or _PART.fullmatch(name))
