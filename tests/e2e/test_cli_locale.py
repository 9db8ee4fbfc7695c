"""Run folders hold UTF-8 wherever they are read, and what is printed passes through terminals that know fewer letters."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from multipolar.cli import terminal

Say = Callable[..., "subprocess.CompletedProcess[bytes]"]
RUN = ("run", "border-dispute", "--runs", "20", "--out", "a")
PLAIN_C = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
WESTERN = {"PYTHONIOENCODING": "cp1252"}


@pytest.fixture
def say(tmp_path: Path) -> Say:
    """Run the command in an environment of its own."""

    def run(*arguments: str, **terms: str) -> subprocess.CompletedProcess[bytes]:
        kept = {name: value for name, value in os.environ.items() if name not in (*PLAIN_C, *WESTERN, "LANG")}
        command = [sys.executable, "-m", "multipolar", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=kept | terms, capture_output=True, timeout=300, check=False)

    return run


@pytest.mark.slow
def test_a_run_is_whole_in_every_locale(say: Say, tmp_path: Path) -> None:
    assert say(*RUN).returncode == 0
    for file in ("manifest.json", "case.json"):
        assert not (tmp_path / "a" / file).read_bytes().isascii(), "the case must hold letters beyond ASCII for this to mean anything"
    for command in (("ask", "a", "deal"), ("explain", "a", "war.front", "--week", "3"), ("rerun", "a"), ("report", "a"), RUN):
        done = say(*command, **PLAIN_C)
        assert done.returncode == 0, (command, done.stderr)
        done.stdout.decode("utf-8")


@pytest.mark.slow
def test_a_terminal_with_fewer_letters_gets_plainer_ones(say: Say) -> None:
    done = say(*RUN, **WESTERN)
    shown = done.stdout.decode("cp1252")
    assert done.returncode == 0
    assert "Traceback" not in done.stderr.decode("cp1252")
    assert "#" in shown  # the bars
    assert "?" not in shown
    found = say(*RUN, "--json", **WESTERN)
    assert json.loads(found.stdout.decode("cp1252")) == json.loads(say(*RUN, "--json").stdout.decode("utf-8"))


@pytest.mark.parametrize(
    ("encoding", "shown"), [("utf-8", "██▌ 5–9 % → “é” ☃"), ("latin-1", '### 5-9 % -> "é" ?'), ("cp1252", "### 5–9 % -> “é” ?")]
)
def test_letters_that_an_encoding_lacks_are_written_in_plainer_ones(monkeypatch: pytest.MonkeyPatch, encoding: str, shown: str) -> None:
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding=encoding))
    terminal.prepare()
    sys.stdout.write("██▌ 5–9 % → “é” ☃")
    sys.stdout.flush()
    assert out.getvalue().decode(encoding) == shown


def test_the_name_of_a_file_that_is_no_text_is_shown_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8"))
    terminal.prepare()
    sys.stdout.write(os.fsdecode(b"caf\xe9.txt"))
    sys.stdout.flush()
    assert out.getvalue() == b"caf\xe9.txt"
