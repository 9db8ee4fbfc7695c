"""Every command that a page tells people to type runs, and ends as the page says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .pages import ROOT, pages, python_blocks, small, split, told_commands

SHOWS_COMMANDS = [page for page in pages() if told_commands(page)]
SHOWS_PYTHON = [page for page in pages() if python_blocks(page)]
EVIDENCE = "evidence.duckdb"
"""The evidence file that pages look into, made here of the articles to practise on."""
MAKE_TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def terminal() -> dict[str, str]:
    """A plain terminal in which our command is found."""
    here = str(Path(sys.executable).parent)
    return {**os.environ, "PATH": os.pathsep.join([here, os.environ.get("PATH", "")]), "COLUMNS": "120", "NO_COLOR": "1"}


@pytest.mark.slow
@pytest.mark.parametrize("page", SHOWS_COMMANDS, ids=name)
def test_commands_of_a_page_run_in_its_order(page: Path, tmp_path: Path, terminal: dict[str, str]) -> None:
    if "LAST" in " ".join(command for command, _ in told_commands(page)[:1]):
        subprocess.run(["multipolar", "run", "ukraine-2025", "--runs", "64"], cwd=tmp_path, env=terminal, check=True, capture_output=True)
    for command, fails in told_commands(page):
        words = split(command)
        if words[0] == "make":
            assert words[1] in MAKE_TARGETS, f"{name(page)} names the target {words[1]}, which the Makefile does not have"
            continue
        assert words[0] == "multipolar", f"{name(page)} shows '{command}': a console block shows our own commands; use sh for others"
        if "--behaviour" in words:
            continue  # minutes of experiments; the cases' own tests run them
        done = subprocess.run(small(words), cwd=tmp_path, env=terminal, capture_output=True, encoding="utf-8", timeout=300)
        assert "Traceback" not in done.stderr, f"{command}\n{done.stderr}"
        assert (done.returncode != 0) == fails, f"{command}\nended with {done.returncode}\n{done.stdout}\n{done.stderr}"


@pytest.mark.slow
@pytest.mark.parametrize("page", SHOWS_PYTHON, ids=name)
def test_python_of_a_page_runs_as_one_program(page: Path, tmp_path: Path, terminal: dict[str, str]) -> None:
    program = re.sub(r"members=[\d_]+", "members=64", "\n".join(python_blocks(page)))
    if EVIDENCE in program:
        for words in (["new", "articles", "articles"], ["read", "articles", "--out", EVIDENCE]):
            subprocess.run(["multipolar", *words], cwd=tmp_path, env=terminal, check=True, capture_output=True)
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=terminal, capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stderr


def test_a_new_environment_would_find_our_command() -> None:
    assert shutil.which("multipolar", path=str(Path(sys.executable).parent)), "pip install -e . puts it beside python"
