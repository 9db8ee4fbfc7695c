"""A terminal in an empty folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from tests.e2e.terminal import Say, call


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """Run a command in an empty folder: exit code, output, standard error."""
    monkeypatch.chdir(tmp_path)
    return partial(call, capsys)
