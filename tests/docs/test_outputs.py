"""Outputs in pages are what the commands print, to the last digit: `make golden` rewrites them when numbers move."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .outputs import refreshed, shown
from .pages import ROOT, pages, split, told_commands

SHOWS_OUTPUT = [page for page in pages() if shown(page.read_text(encoding="utf-8"))]
REWRITE = os.environ.get("MULTIPOLAR_GOLDEN") == "rewrite"
SAME_AS = {"make run": "multipolar run ukraine-2025"}
"""What a target does that prints a result, without what it sets up."""


def follow(page: Path, folder: Path) -> dict[str, str]:
    """Run a page's commands in order, as many members as it says, and return what each prints."""
    text = page.read_text(encoding="utf-8")
    needed = {item.command for item in shown(text)}
    printed = {}
    for command, fails in told_commands(page):
        words = split(SAME_AS.get(command, command))
        if words[0] == "multipolar" and (command in needed or "--out" in words or words[1] == "new") and not fails:
            printed[command] = output(words, folder)
        if command == "make run" and REWRITE:
            draw(page, folder)
    return printed


def output(words: list[str], folder: Path) -> str:
    """Return what a command prints in a folder."""
    here = str(Path(sys.executable).parent)
    terminal = {**os.environ, "PATH": os.pathsep.join([here, os.environ.get("PATH", "")]), "NO_COLOR": "1", "COLUMNS": "100"}
    done = subprocess.run(words, cwd=folder, env=terminal, capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


def draw(page: Path, folder: Path) -> None:
    """Draw the pictures of a page anew, each by the command in the comment below it."""
    for command in re.findall(r"<!-- drawn by: (.*) -->", page.read_text(encoding="utf-8")):
        words = split(command)
        output([*words[:-1], str(page.parent / words[-1])], folder)


@pytest.mark.slow
@pytest.mark.parametrize("page", SHOWS_OUTPUT, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_outputs_of_a_page_are_what_is_printed(page: Path, tmp_path: Path) -> None:
    printed = follow(page, tmp_path)
    text = page.read_text(encoding="utf-8")
    now = refreshed(text, printed.__getitem__)
    if REWRITE:
        page.write_text(now, encoding="utf-8")
    assert now == text or REWRITE, "run `make golden`, look at the difference, and say in changelog.d why numbers moved"
