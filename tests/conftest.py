"""What every test shares: Hypothesis settings, a run to ask questions of, and a browser that stays offline."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The first call of a kernel compiles it, so no single example has a deadline. On CI the examples are the same each time.
settings.register_profile(
    "multipolar",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("multipolar")

ROOT = Path(__file__).parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

# No accounts, no updates, no look-ups: every host resolves to nothing and there is nobody to talk to.
OFFLINE = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


@pytest.fixture(autouse=True)
def no_document_fails_unseen(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading leaves out a document on which it fails and goes on; in a test the error is raised, unless it asks for `may_fail`."""
    if "may_fail" not in request.fixturenames:
        from multipolar.evidence import failing

        monkeypatch.setattr(failing, "reason", _raised)


def _raised(name: str, error: Exception) -> str:
    error.add_note(f"while reading {name}")
    raise error


@pytest.fixture
def may_fail() -> None:
    """Let reading leave out a document on which it fails, as it does for everybody."""


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the articles, where it is at hand; the project itself carries none of their text."""
    folder = ROOT.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("the articles are not at hand (../shared/corpus)")
    return folder


@pytest.fixture(scope="session")
def reference_runs() -> Path:
    """The folder of tables and reference runs of bargaining models, where it is at hand."""
    folder = ROOT.parent / "shared" / "data" / "bargaining"
    if not folder.is_dir():
        pytest.skip("the reference runs are not at hand (../shared/data/bargaining)")
    return folder


@pytest.fixture(scope="session")
def deu() -> Path:
    """The folder of the DEU III table, where it is at hand; its rows are not part of the project."""
    folder = ROOT.parent / "shared" / "data" / "deu3"
    if not folder.is_dir():
        pytest.skip("the DEU III table is not at hand (../shared/data/deu3)")
    return folder


@pytest.fixture(scope="session")
def country_years() -> Path:
    """The table of national capabilities by country and year, where it is at hand; its rows are not part of the project."""
    file = ROOT.parent / "shared" / "data" / "internal" / "cinc_country_year.csv"
    if not file.is_file():
        pytest.skip("the national capabilities are not at hand (../shared/data/internal)")
    return file


@pytest.fixture(scope="session")
def chromium() -> list[str]:
    """Chromium and the options that keep it offline."""
    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if program is None and os.environ.get("CI"):
        pytest.fail("CI is set and no Chromium is on PATH: install the package 'chromium'.")
    if program is None:
        pytest.skip("no Chromium on PATH (make test installs one where it can)")
    return [program, *OFFLINE]


@pytest.fixture
def browser(tmp_path: Path, chromium: list[str]) -> Iterator[Callable[..., subprocess.CompletedProcess[str]]]:
    """Start Chromium offline with a new empty profile: `browser("--dump-dom", address)`."""
    profile = tmp_path / "profile"

    def start(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [*chromium, f"--user-data-dir={profile}", *arguments]
        return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=True)

    yield start
    shutil.rmtree(profile, ignore_errors=True)
