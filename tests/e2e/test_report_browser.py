"""The report of a real run, opened from disk in a browser that has no network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from multipolar import api

Browser = Callable[..., subprocess.CompletedProcess[str]]
HOSTILE = "<script>document.title = 'taken over'</script>"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
HEADINGS = ("Which way does it go?", "When?", "Week by week", "Assumptions and their evidence", "How to repeat this")

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _browser_is_there_on_ci() -> None:
    """A missing browser skips these tests on a desk, and fails them where every change is judged."""
    if os.environ.get("CI") and not any(shutil.which(name) for name in BROWSERS):
        pytest.fail("CI is set and no Chromium is on PATH: install the package 'chromium'.")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The report of a small run of a case one of whose actors has a hostile name."""
    folder = tmp_path_factory.mktemp("browser")
    bundled = root / "src" / "multipolar" / "library" / "scenarios" / "border-dispute"
    case = folder / "hostile-names"
    shutil.copytree(bundled, case)
    scenario = case / "scenario.yaml"
    text, changed = re.subn(r"(?m)(\bname: )([^,}\n]+)", rf'\1"{HOSTILE}"', scenario.read_text(encoding="utf-8"), count=1)
    assert changed == 1
    scenario.write_text(text, encoding="utf-8")
    run = api.run(api.load(case), members=200, seed=7, out=folder / "run")
    return api.report(run, folder / "report.html")


@pytest.fixture
def page(report: Path, browser: Browser) -> str:
    """The page as the browser has built it."""
    return browser("--dump-dom", report.as_uri()).stdout


def test_the_report_opens_with_its_headings(page: str) -> None:
    for heading in HEADINGS:
        assert re.search(rf"<h2[^>]*>{re.escape(heading)}</h2>", page), heading
    assert page.count("<h1>") == 1


def test_the_report_asks_nobody_for_anything(page: str) -> None:
    loaded = re.findall(r'\b(?:src|srcset|data|poster)="([^"]*)"', page) + re.findall(r'<link[^>]*href="([^"]*)"', page)
    assert loaded
    assert all(address.startswith("data:image/svg+xml;base64,") for address in loaded)
    assert "url(" not in page


def test_a_hostile_name_is_only_text(page: str) -> None:
    assert "<script" not in page
    assert "&lt;script&gt;document.title" in page
    assert "<title>taken over" not in page


def test_pictures_are_drawn_and_nothing_runs_over_a_phone(report: Path, browser: Browser, tmp_path: Path) -> None:
    shot = tmp_path / "phone.png"
    browser("--hide-scrollbars", "--window-size=390,2000", f"--screenshot={shot}", report.as_uri())
    assert shot.stat().st_size > 20_000
