"""Commands as a person gives them: what they print, what they say beside it, and how they end."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from multipolar.cli import main

Say = Callable[..., tuple[int, str, str]]
"""Run one command: exit code, output, standard error."""


def call(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    """Run one command, whatever was printed before it; no traceback is ever shown."""
    capsys.readouterr()
    code = main([str(word) for word in words])
    shown = capsys.readouterr()
    assert "Traceback" not in shown.err
    return code, shown.out, shown.err


def answer(say: Say, *words: str | Path) -> Any:
    """What a command prints with ``--json``."""
    code, out, err = say(*words, "--json")
    assert code == 0, err
    return json.loads(out)
