"""A new case, begun from the small teaching case."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from multipolar import library
from multipolar.errors import InputError, RunError
from multipolar.shell import typed

TEACHING = "border-dispute"
"""The bundled case that new ones are copied from."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 60
_CHECK = re.compile(rf"multipolar check (?:NAME|{TEACHING})\b")
_WITH_COMMANDS = ("scenario.yaml", "checks.yaml", "README.md")
"""Texts of the teaching case that tell how to check it."""


def new_scenario(name: str, folder: Path | str | None = None) -> Path:
    """Write a case called `name`, ready to be edited, and return its folder.

    Parameters
    ----------
    name : str
        Small letters, digits and single hyphens; it becomes the id of the case.
    folder : Path or str, optional
        Where to write it; ``name`` in the current folder by default. A case is called what its folder is called.

    Raises
    ------
    InputError
        A bad name, or something is already there.
    RunError
        It cannot be written; nothing is left behind.
    """
    if len(name) > _LONGEST or not _NAME.fullmatch(name):
        raise InputError(f"'{name[:80]}' cannot name a case: use small letters, digits and single hyphens, as in black-sea-2026.")
    if name in library.scenario_names():
        raise InputError(f"'{name}' is the name of a bundled case; choose another.")
    target = Path(folder) if folder is not None else Path(name)
    if target.exists() or target.is_symlink():
        raise InputError(f"'{target}' exists; nothing was touched. Choose another name or place.")
    try:
        _write(name, target)
    except OSError as error:
        raise RunError(f"'{target}' cannot be written: {error.strerror or error}. Nothing was left behind.") from error
    return target


def _write(name: str, target: Path) -> None:
    """Copy beside the target, then rename: the folder appears whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=target.parent))
    try:
        draft = staging / name
        shutil.copytree(library.scenario_folder(TEACHING), draft, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        _retitle(draft / "scenario.yaml", name)
        _call(draft, target.name if target.name.isprintable() else name)
        draft.rename(target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _retitle(path: Path, name: str) -> None:
    text = path.read_text(encoding="utf-8")
    title = name.replace("-", " ").capitalize()
    path.write_text(re.sub(r"(?m)^title: .*$", f'title: "{title}"', text, count=1), encoding="utf-8")


def _call(draft: Path, name: str) -> None:
    """Let the commands in the copy's texts be those for the copy."""
    command = f"multipolar check {typed(name)}"
    for file in _WITH_COMMANDS:
        text = (draft / file).read_text(encoding="utf-8")
        (draft / file).write_text(_CHECK.sub(lambda _: command, text), encoding="utf-8")
