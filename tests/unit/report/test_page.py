"""The report: whole, offline, escaped, and silent about the articles' words unless they are at hand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from multipolar.analysis.sentences import TERMS
from multipolar.errors import InputError, RunError
from multipolar.report import CHARTS, write_report
from multipolar.report.frame import Frame
from multipolar.report.page import commands
from multipolar.results import Ages, Run

from .synthetic import DOCUMENT, PATHS, made_up_drivers, made_up_stories, make_run

HOSTILE = '<script>alert("1")</script>'
HEADINGS = {
    "paths", "when", "history", "weeks", "measures", "bargaining", "stories", "scales", "drivers", "assumptions", "contradictions",
    "left-out", "repeat",
}  # fmt: skip


class Outline(HTMLParser):
    """Tags, ids and addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.images: list[dict[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.ids += [found["id"]] if found.get("id") else []  # type: ignore[list-item]
        self.addresses += [str(found[name]) for name in ("src", "href", "srcset") if name in found]
        self.images += [found] if tag == "img" else []


def written(run: Run, path: Path, documents: Path | None = None) -> str:
    place = write_report(run, path, documents, stories=made_up_stories(run), drivers=made_up_drivers())
    return place.read_text(encoding="utf-8")


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the pictures empty: their own tests draw them, and here the words matter."""
    monkeypatch.setattr("multipolar.report.figures.svg_of", lambda chart: '<svg width="1" height="1"></svg>')


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    run = make_run(400, russia=HOSTILE)
    return written(run, tmp_path_factory.mktemp("report") / "report.html")


def test_it_has_every_section_and_every_link_lands(report: str) -> None:
    outline = Outline(report)
    assert set(outline.ids) >= HEADINGS
    assert len(outline.ids) == len(set(outline.ids))
    assert {address[1:] for address in outline.addresses if address.startswith("#")} <= set(outline.ids)


def test_it_loads_nothing_and_runs_nothing(report: str) -> None:
    outline = Outline(report)
    assert "script" not in outline.tags
    assert all(address.startswith(("#", "data:image/svg+xml;base64,")) for address in outline.addresses)
    assert "default-src 'none'" in report
    assert "url(" not in report
    assert "@import" not in report


def test_hostile_names_are_escaped(report: str) -> None:
    assert "<script" not in report
    assert "&lt;script&gt;" in report


def test_every_picture_is_described_and_has_its_table(report: str) -> None:
    outline = Outline(report)
    assert len(outline.images) >= 13
    assert all(image["role"] == "img" and len(str(image["alt"])) > 60 for image in outline.images)
    assert outline.tags.count("caption") == outline.tags.count("table")
    assert outline.tags.count("figure") == len(outline.images)


def test_the_headline_has_words_and_numbers(report: str) -> None:
    first = re.search(r'class="first">([^<]*)<', report)
    assert first
    assert re.search(r"Business as usual, \d+\u00a0% \(95 % interval \d+–\d+\u00a0%\), ", first[1])


def test_every_scale_is_described_in_the_cases_own_words(report: str) -> None:
    assert (
        "<dt>0</dt><dd>no us-military-aid</dd><dt>60</dt><dd>&lt;half &amp; half&gt;</dd><dt>100</dt><dd>as much us-military-aid" in report
    )
    assert "How much land?" in report
    assert report.index('id="scale-land"') < report.index('id="scale-us-military-aid"'), "the terms of a deal come first"
    assert "decided by the United States" in report


@pytest.mark.usefixtures("undrawn")
def test_the_terms_of_a_deal_lead_to_their_scales(tmp_path: Path) -> None:
    run = make_run(20)
    lines = ((date(2025, 9, 2), f"A deal is signed. {TERMS}: land 40. {HOSTILE}"),)
    stories = [replace(story, lines=lines) for story in made_up_stories(run)]
    text = write_report(run, tmp_path / "report.html", stories=stories, drivers=[]).read_text(encoding="utf-8")
    assert f'A deal is signed. <a href="#scales">{TERMS}</a>: land 40. &lt;script&gt;' in text


def test_one_of_a_thing_is_written_in_the_singular(monkeypatch: pytest.MonkeyPatch) -> None:
    from multipolar.report.page import _deal_age

    run = make_run(3)
    monkeypatch.setattr("multipolar.analysis.when.deal_ages", lambda run: Ages(1, 1, 1, 1, 1))
    assert "in 1 history. By then it has held 1 week, less than half a year" in _deal_age(run)
    monkeypatch.setattr("multipolar.analysis.when.deal_ages", lambda run: Ages(2, 8, 30, 60, 1))
    assert "in 2 histories. By then it has held 30 weeks in the median" in _deal_age(run)
    tables = [CHARTS[name].table(CHARTS[name].read(make_run(1)), Frame.of(make_run(1))) for name in ("paths", "weekly")]
    assert all("1 history" in table.caption and "1 histories" not in table.caption for table in tables)


def test_every_path_is_told(report: str) -> None:
    for title in PATHS.values():
        assert f"<h3>{title}: " in report


def test_every_number_stands_with_its_basis(report: str) -> None:
    for text in ("positions.<wbr>territory.<wbr>russia.<wbr>ideal", "85 ± 8", "One side broke it.", "A data set, version 4", "rounded"):
        assert text in report


def test_no_article_is_quoted_unless_it_is_at_hand(report: str) -> None:
    assert "blockquote>" not in report
    assert "truce broke" not in report


@pytest.mark.usefixtures("undrawn")
def test_documents_at_hand_are_quoted(tmp_path: Path) -> None:
    (tmp_path / "d0.txt").write_text(DOCUMENT, encoding="utf-8")
    text = written(make_run(20), tmp_path / "report.html", tmp_path)
    assert f"<blockquote>{DOCUMENT[4:11]}</blockquote>" in text


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize(("content", "note"), [(None, "document not at hand"), ("another text", "differs from the one that was read")])
def test_a_missing_or_changed_document_is_named_and_not_quoted(tmp_path: Path, content: str | None, note: str) -> None:
    if content is not None:
        (tmp_path / "d0.txt").write_text(content, encoding="utf-8")
    assert note in written(make_run(20), tmp_path / "report.html", tmp_path)


@pytest.mark.usefixtures("undrawn")
def test_documents_must_be_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a folder"):
        write_report(make_run(20), tmp_path / "report.html", tmp_path / "nowhere", stories=[], drivers=[])


@pytest.mark.usefixtures("undrawn")
def test_an_experiment_and_a_small_run_say_what_they_are(tmp_path: Path) -> None:
    text = written(make_run(12, without=("commitment",)), tmp_path / "report.html")
    assert "An experiment, not a forecast" in text
    assert "Only 12 histories" in text


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("members", [1, 2])
def test_it_can_be_written_of_a_run_where_nothing_happens(tmp_path: Path, members: int) -> None:
    run = make_run(members, weeks=4, quiet=True)
    place = write_report(run, tmp_path / "report.html", stories=[], drivers=[])
    text = place.read_text(encoding="utf-8")
    assert "No history of this run takes this path" in text
    assert "Too few histories" in text


@pytest.mark.usefixtures("undrawn")
def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (written(make_run(30), tmp_path / name) for name in ("a.html", "b.html"))
    assert first == second


def test_it_names_the_command_that_repeats_the_run() -> None:
    made, again = commands(make_run(30, weeks=52, without=("combat", "truces")))
    assert made == "multipolar run made-up --runs 30 --seed 7 --horizon 52 --without combat,truces"
    assert again == "multipolar rerun made-up-2025-07-01"


@pytest.mark.usefixtures("undrawn")
def test_a_place_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(RunError, match="file"):
        write_report(make_run(20), tmp_path / "file" / "report.html", stories=[], drivers=[])
