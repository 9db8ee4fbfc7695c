"""The report of an evidence file in a browser without network: it reads, it can be clicked, and no document takes it over."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from multipolar.report.reading import write_reading_report

from .devtools import Page, browsing
from .made_up_evidence import make_evidence

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CONTRAST = """
(() => {
  const numbers = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = (part) => (part /= 255) <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const behind = (node) => {
    for (; node; node = node.parentElement) {
      const found = numbers(getComputedStyle(node).backgroundColor);
      if (found.length === 3 || found[3] > 0) return found;
    }
    return [255, 255, 255];
  };
  let worst = 21;
  for (const node of document.querySelectorAll("body *")) {
    if (!node.checkVisibility() || ![...node.childNodes].some((each) => each.nodeType === 3 && each.data.trim())) continue;
    const pair = [luminance(numbers(getComputedStyle(node).color)), luminance(behind(node))].sort((a, b) => b - a);
    worst = Math.min(worst, (pair[0] + 0.05) / (pair[1] + 0.05));
  }
  return worst;
})()
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reading")
    with make_evidence(folder / "evidence.duckdb") as evidence:
        return write_reading_report(evidence, folder / "page.html")


@pytest.fixture
def page(report: Path, chromium: list[str], tmp_path: Path) -> Iterator[Page]:
    """The report, opened from disk on a desktop."""
    profile = tmp_path / "profile"
    with browsing(chromium, profile) as opened:
        opened.resize(1280)
        opened.open(report.as_uri())
        yield opened
    shutil.rmtree(profile, ignore_errors=True)


def test_it_opens_whole_and_without_a_complaint(page: Page) -> None:
    assert page.ask("document.querySelectorAll('h1').length") == 1
    assert page.ask("document.querySelectorAll('h2').length") == 8
    assert page.ask("document.querySelector('#chart-timeline img').naturalWidth") > 300
    assert page.ask("performance.getEntriesByType('resource').filter((each) => !each.name.startsWith('data:')).length") == 0
    assert page.logs == []


def test_a_hostile_document_is_only_text(page: Page) -> None:
    assert page.ask("document.title") == "What 3 documents say"
    assert page.ask("document.scripts.length") == 1
    assert page.ask("[...document.images].every((each) => each.src.startsWith('data:image/svg+xml'))")
    assert "onerror=" in page.ask("document.getElementById('d1').textContent")


def test_a_script_that_got_in_would_not_run(page: Page) -> None:
    page.ask("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"document.title = 1\">'); 1")
    page.ask("document.body.append(Object.assign(document.createElement('script'), {textContent: 'document.title = 2'})); 1")
    assert page.ask("document.title") == "What 3 documents say"
    assert any("Content Security Policy" in each for each in page.logs)


def test_chosen_words_open_their_cards_and_escape_closes_them(page: Page) -> None:
    page.ask("document.querySelector('#d1 a.h').focus()")
    page.press("Enter")
    said = page.ask("document.getElementById('panel').innerText")
    assert "Claim Norway (government)" in said
    assert "contested" in said
    assert "claims.verb, confidence 0.70" in said
    assert page.ask("document.querySelectorAll('#texts .h.on').length") > 1
    page.press("Escape")
    assert page.ask("document.querySelectorAll('#panel .says').length") == 0
    assert page.ask("document.activeElement === document.querySelector('#d1 a.h')")


def test_a_kind_can_be_hidden(page: Page) -> None:
    look = "getComputedStyle(document.querySelector('#d1 .h.c')).backgroundImage"
    before = page.ask(look)
    page.ask("document.getElementById('show-c').click()")
    assert page.ask(look) != before


def test_a_cell_narrows_its_list_down_and_back(page: Page) -> None:
    seen = "[...document.querySelectorAll('#claims-list .item')].filter((each) => each.checkVisibility()).length"
    page.ask("document.querySelector('#claims .cell, a.cell[data-list=claims-list]').click()")
    assert page.ask(seen) == 1
    assert page.ask("document.querySelector('#claims-list .status').innerText").startswith("Shown: 1 claim by Norway")
    page.ask("document.querySelector('#claims-list .status button').click()")
    assert page.ask("document.querySelectorAll('#claims-list .item[hidden], #claims-list .group[hidden]').length") == 0


def test_a_link_to_words_in_a_closed_text_opens_it(page: Page) -> None:
    assert not page.ask("document.getElementById('d2').open")
    page.ask("document.querySelector('a[href^=\"#d2c\"]').click()")
    assert page.ask("document.getElementById('d2').open")


def test_everything_opened_up_fits_a_phone(page: Page) -> None:
    page.resize(390, 844, mobile=True)
    page.ask("document.querySelectorAll('details').forEach((each) => each.open = true)")
    assert page.ask("document.documentElement.scrollWidth") <= 390


def test_text_stands_out_from_what_is_behind_it(page: Page) -> None:
    page.ask("document.querySelectorAll('details').forEach((each) => each.open = true)")
    assert page.ask(CONTRAST) >= 4.5


def test_right_to_left_paragraphs_run_from_the_right(page: Page) -> None:
    page.ask("document.getElementById('d3').open = true")
    assert page.ask("getComputedStyle(document.getElementById('d3p1')).direction") == "rtl"
    assert page.ask("getComputedStyle(document.getElementById('d3p2')).direction") == "ltr"
