"""What is doubtful looks doubtful on the page of reading, and what is one event counts once."""

from __future__ import annotations

import dataclasses
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from multipolar.report.reading import write_reading_report
from multipolar.results.evidence import Event, Position, Row, Span, Tie
from multipolar.store.evidence import EvidenceFile

from .devtools import Page, browsing
from .made_up_evidence import DOCUMENTS, document, read_document, rows

MEETING, AGAIN = "Norway and Iceland met on 4 June 2031.", "Iceland met Norway on 4 June 2031."


def page_of(path: Path, found: Sequence[tuple[str, str, Sequence[Row]]]) -> Path:
    """A page of documents, each with its name, its text and its rows."""
    path.mkdir(exist_ok=True)
    with EvidenceFile(path / "evidence.duckdb", writing=True) as evidence:
        for name, text, its in found:
            each = document(name, text)
            evidence.add([read_document(each, [dataclasses.replace(row, document=each.id) for row in its])], "made up")
        return write_reading_report(evidence, path / "page.html")


def harbour(doubted: float) -> tuple[str, str, list[Row]]:
    """The first made-up document, with its positions and ties of one confidence and everything else sure."""
    return (
        "harbour.txt",
        DOCUMENTS[0].text,
        [dataclasses.replace(row, confidence=doubted if isinstance(row, Position | Tie) else 0.9) for row in rows(0)],
    )


def met(text: str, source: tuple[str, ...], target: tuple[str, ...]) -> Event:
    at = text.index("met")
    return Event(
        document="",
        span=Span(0, len(text)),
        rule="events.verb",
        source=source,
        target=target,
        plover="CONSULT",
        mode="actual",
        trigger=Span(at, at + 3),
        date=("2031-06-04", "2031-06-04"),
        reciprocal=True,
        confidence=0.8,
    )


@pytest.mark.parametrize(("confidence", "mark"), [(0.3, "!1?"), (0.8, "!1")])
def test_a_cell_whose_every_passage_is_likely_wrong_says_so(tmp_path: Path, confidence: float, mark: str) -> None:
    page = page_of(tmp_path, [harbour(confidence)]).read_text(encoding="utf-8")
    cell = re.search(r'<a class="([^"]*)"[^>]*aria-label="(Norway on Territory[^"]*)">([^<]*)<', page)
    assert cell is not None
    assert cell[3] == mark
    assert ("doubted" in cell[1]) == ("less likely right than wrong" in cell[2]) == (confidence < 0.5)


def test_the_first_words_say_how_many_rows_are_doubtful_and_every_item_how_sure_it_is(tmp_path: Path) -> None:
    page = page_of(tmp_path, [harbour(0.3)]).read_text(encoding="utf-8")
    assert "<strong>1 of these 4 positions, events and ties is less likely right than wrong</strong>" in page
    assert "confidence 0.30?" in page
    assert "confidence 0.90</p>" in page
    assert "less likely right than wrong</strong>" not in page_of(tmp_path / "sure", [harbour(0.8)]).read_text(encoding="utf-8")


def test_what_two_do_together_is_one_event_whoever_is_named_first(tmp_path: Path) -> None:
    both = ("state:NOR", "state:ISL")
    page = page_of(
        tmp_path,
        [("one.txt", MEETING, [met(MEETING, both, ())]), ("two.txt", AGAIN, [met(AGAIN, ("state:ISL",), ("state:NOR",))])],
    ).read_text(encoding="utf-8")
    assert "2 passages tell an event" in page
    assert re.search(r"June 2031</span> <span class=\"soft\">\(1\)", page)
    assert "2 passages in 2 documents" in page


def test_what_happened_some_time_in_a_year_did_not_happen_in_january(tmp_path: Path) -> None:
    year = dataclasses.replace(met(MEETING, ("state:NOR",), ("state:ISL",)), date=("2031-01-01", "2031-12-31"))
    page = page_of(tmp_path, [("one.txt", MEETING, [year])]).read_text(encoding="utf-8")
    assert "Some time in 2031" in page
    assert "January 2031" not in page


@pytest.fixture
def doubtful(chromium: list[str], tmp_path: Path) -> Iterator[Page]:
    page = page_of(tmp_path, [harbour(0.3)])
    profile = tmp_path / "profile"
    with browsing(chromium, profile) as opened:
        opened.resize(1280)
        opened.open(page.as_uri())
        yield opened
    shutil.rmtree(profile, ignore_errors=True)


@pytest.mark.browser
@pytest.mark.slow
def test_a_reader_can_hide_what_is_less_sure(doubtful: Page) -> None:
    items = "[...document.querySelectorAll('.listing .item')].filter((each) => each.dataset.c < 0.5)"
    assert doubtful.ask(f"{items}.length") == 1
    assert doubtful.ask(f"{items}.every((each) => !each.hidden)")
    doubtful.ask("document.getElementById('least').value = '0.5'; document.getElementById('least').dispatchEvent(new Event('change')); 1")
    assert doubtful.ask(f"{items}.every((each) => each.hidden)")
    assert doubtful.ask("document.getElementById('least-said').textContent") == "1 item is hidden; tables and highlights count all."
    assert doubtful.ask("[...document.querySelectorAll('.listing .item')].filter((each) => !each.hidden).length") > 2
    doubtful.ask("document.getElementById('least').value = '0'; document.getElementById('least').dispatchEvent(new Event('change')); 1")
    assert doubtful.ask("document.querySelectorAll('.listing .item[hidden], .listing .group[hidden]').length") == 0
