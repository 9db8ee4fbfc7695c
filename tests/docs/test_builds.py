"""The documentation builds, without a warning and without the network."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from .pages import ROOT


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built pages."""
    out = tmp_path_factory.mktemp("site")
    strictly = ["-W", "--keep-going", "-q", "-b", "html", "-d", str(out / "trees")]
    build = [sys.executable, "-m", "sphinx", *strictly, "docs", str(out / "html")]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=600)
    assert done.returncode == 0, done.stderr
    return out / "html"


@pytest.mark.slow
def test_pages_load_nothing_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        loaded = re.findall(r"<(?:script|img|link)\b[^>]*\b(?:src|href)=\"(https?:[^\"]+)\"", page.read_text(encoding="utf-8"))
        assert not loaded, f"{page.name} loads {loaded}"


@pytest.mark.slow
def test_equations_are_drawn_by_the_browser_itself(site: Path) -> None:
    assert "<math" in (site / "explanation" / "mechanisms.html").read_text(encoding="utf-8")
