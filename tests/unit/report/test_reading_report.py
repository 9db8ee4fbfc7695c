"""The report of an evidence file: whole, offline, escaped, and never taking a word for a fact."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from multipolar.errors import RunError
from multipolar.report.reading import write_reading_report
from multipolar.report.reading.texts import ONE_TEXT
from multipolar.results.evidence import Mention, Span
from multipolar.store.evidence import EvidenceFile

from .made_up_evidence import DOCUMENTS, HARBOUR, HOSTILE, IDS, document, make_evidence, read_document, rows

SECTIONS = {"documents", "stories", "events", "claims", "positions", "ties", "disputes", "method"}


class Outline(HTMLParser):
    """Tags with their attributes, and the text inside elements with certain classes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def all(self, name: str) -> list[str]:
        return [str(attrs[name]) for _, attrs in self.tags if name in attrs]


@pytest.fixture(autouse=True)
def _undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the picture empty: its own tests draw it, and here the words matter."""
    monkeypatch.setattr("multipolar.report.reading.lanes.svg_of", lambda chart: '<svg width="1" height="1"></svg>')


def written(evidence: EvidenceFile, path: Path) -> str:
    with evidence:
        return write_reading_report(evidence, path / "page.html").read_text(encoding="utf-8")


@pytest.fixture
def page(tmp_path: Path) -> str:
    return written(make_evidence(tmp_path / "evidence.duckdb"), tmp_path)


def section(page: str, name: str) -> str:
    found = re.search(rf'<section aria-labelledby="{name}".*?</section>', page, re.DOTALL)
    assert found, name
    return found[0]


def words_of(markup: str) -> str:
    return " ".join("".join(Outline(markup).said).split())


def test_it_has_every_section_and_every_link_lands(page: str) -> None:
    outline = Outline(page)
    ids = Counter(outline.all("id"))
    assert set(ids) >= SECTIONS
    assert max(ids.values()) == 1
    assert {address[1:] for address in outline.all("href")} <= set(ids)
    assert all(address.startswith("#") for address in outline.all("href"))


def test_its_only_script_is_the_one_its_policy_names(page: str) -> None:
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    assert script
    assert page.count("<script") == 1
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"default-src 'none'; script-src 'sha256-{digest}'" in policy[1]
    assert "http" not in script[1]
    assert "innerHTML" not in script[1]


def test_a_document_cannot_put_markup_on_the_page(page: str) -> None:
    outline = Outline(page)
    assert HOSTILE not in page
    assert "<i>" not in page
    assert "<b>" not in page
    assert not [attrs for _, attrs in outline.tags if any(name.startswith("on") for name in attrs)]
    assert all(str(attrs["src"]).startswith("data:image/svg+xml;base64,") for tag, attrs in outline.tags if tag == "img")


def test_the_texts_are_there_word_for_word(page: str) -> None:
    text = re.search(r'<div class="words" lang="en">(.*?)</div>', page, re.DOTALL)
    assert text
    said = words_of(re.sub(r'<a class="again".*?</a>', "", text[1]))
    assert said == " ".join(HARBOUR.split())


def test_overlapping_rows_share_their_words(page: str) -> None:
    """A claim, an event and a mention lie on "Iceland" in the first sentence, which also begins the content."""
    text = re.search(r'<details class="text" id="d1".*?</details>', page, re.DOTALL)
    assert text
    covers = re.findall(r'class="h ([^"]*)"[^>]*data-r="([\d ]+)">([^<]*)<', text[0])
    letters, numbers, _ = next(each for each in covers if each[2] == "Iceland")
    assert letters == "c e m x"
    assert len(numbers.split()) == 3


def test_what_is_not_actual_is_dashed_and_told_apart(page: str) -> None:
    events = words_of(section(page, "events"))
    assert "● 1 actual told as having happened" in events
    assert "□ 2 alleged only said to have happened" in events
    assert "△ 1 hypothetical" in events
    assert "✕ 1 negated" in events
    for sentence, dashed in (("Norway allegedly fired", True), ("A patrol boat of", False)):
        mark = re.search(rf'class="h ([^"]*)"[^>]*>{sentence}|class="h ([^"]*)"[^>]*>{sentence.split()[0]}<', page)
        assert mark
        found = re.search(r'class="h ([^"]*\be\b[^"]*)"[^>]*>[^<]*' + ("fired" if dashed else "rammed"), page)
        assert found
        assert ("x" in found[1].split()) == dashed


def test_a_repeated_paragraph_is_pale_and_says_what_it_repeats(page: str) -> None:
    assert re.search(r'<p id="d1p4" dir="auto" class="copy"><a class="again" href="#d1p1"[^>]*>repeats paragraph 1</a>', page)
    assert page.count('class="copy"') == 1


def test_every_quote_and_paragraph_finds_its_own_direction(page: str) -> None:
    for tag in re.findall(r"<blockquote[^>]*>", page) + re.findall(r"<q[ >][^>]*", page) + re.findall(r'<p id="d\d+p\d+"[^>]*>', page):
        assert 'dir="auto"' in tag
    assert "נורווגיה" in page


def test_documents_of_one_story_stand_together_and_say_why(page: str) -> None:
    stories = words_of(section(page, "stories"))
    assert "harbour.txt" in stories
    assert "the same people and things in other words" in stories
    assert "0.31" in stories
    assert "All of them mention Norway and Iceland." in stories
    assert "1 other document tells a story of its own" in stories


def test_a_rewritten_claim_counts_once_and_keeps_both_passages(page: str) -> None:
    claims = section(page, "claims")
    said = words_of(claims)
    assert "3 passages make 2 different claims" in said
    assert "2 passages in 2 documents, one story: counted once" in said
    cell = re.search(r'aria-label="(1 claim by Norway that mentions Iceland, 1 contested)">([^<]*)<', claims)
    assert cell
    assert cell[2] == "1*"


def test_cells_lead_to_items_that_carry_their_keys(page: str) -> None:
    outline = Outline(page)
    items = [set(str(attrs["data-k"]).split()) for tag, attrs in outline.tags if tag == "li" and "data-k" in attrs]
    cells = [set(str(attrs["data-k"]).split()) for tag, attrs in outline.tags if tag == "a" and "data-k" in attrs]
    assert cells
    assert all(any(cell <= item for item in items) for cell in cells)


def test_positions_and_ties_are_signed_with_characters(page: str) -> None:
    assert re.search(r'class="cell asked"[^>]*aria-label="Norway on Territory: demanded: 1">!1<', section(page, "positions"))
    assert "conditional" in section(page, "positions")
    ties = section(page, "ties")
    assert ties.count(">(+1)<") == 2  # friendly, in both directions, in brackets because it is past
    assert "not told as being there now (past)" in ties


def test_contradicting_passages_stand_side_by_side(page: str) -> None:
    disputes = section(page, "disputes")
    assert disputes.count("<mark>") == 2
    assert "<mark>Iceland denies that it closed anything.</mark>" in disputes
    assert "According to Oslo, <mark>Iceland closed its harbour</mark>." in disputes
    assert "One paper has it closed, the other has it denied." in disputes
    assert "nothing here decides" in disputes


def test_what_was_not_read_is_said_first(page: str) -> None:
    assert page.index("2 files were not read") < page.index('id="documents"')
    assert "file-000.&lt;i&gt;bin&lt;/i&gt;</bdi>: It is not a text." in page


def test_rules_and_models_are_counted_with_their_confidence(page: str) -> None:
    method = words_of(section(page, "method"))
    for text in ("claims.verbclaims20.70", "events.made-upevents10.50", "scenarios.ifscenarios10.50"):
        assert text in method
    assert "A claim is what a document says that somebody says" in method


def test_an_event_without_a_date_of_its_own_is_placed_by_the_one_that_its_passage_names(page: str) -> None:
    events = words_of(section(page, "events"))
    assert "2031-05-01 to 2031-05-31 · Iceland: agree △ hypothetical the day that its passage names" in events
    assert "2031-03-01 · Norway → Iceland: assault ● actual 2031-03-01 A patrol boat" in events


def test_scenarios_and_deadlines_are_listed(page: str) -> None:
    events = words_of(section(page, "events"))
    assert "2031-05-01 to 2031-05-31 absolute deadline by May" in events
    assert "long winter" in events


def test_an_empty_file_says_so(tmp_path: Path) -> None:
    text = written(EvidenceFile(tmp_path / "evidence.duckdb", writing=True), tmp_path)
    assert "No document has been read into this file yet." in text
    assert "0 documents" in text


def test_a_document_with_nothing_in_it_can_be_shown(tmp_path: Path) -> None:
    evidence = EvidenceFile(tmp_path / "evidence.duckdb", writing=True)
    evidence.add([read_document(document("bare.txt", "Nothing to see."), ())], "made up")
    text = written(evidence, tmp_path)
    assert "What 1 document says" in text
    assert "nothing found" in text
    assert "Nothing to see." in text


def test_a_document_too_long_for_a_page_is_cut_and_says_so(tmp_path: Path) -> None:
    evidence = EvidenceFile(tmp_path / "evidence.duckdb", writing=True)
    long = document("long.txt", "\n\n".join(f"Line {number} of a very long report." for number in range(ONE_TEXT // 20)))
    evidence.add([read_document(long, ())], "made up")
    text = written(evidence, tmp_path)
    assert "Line 0 of" in text
    assert f"The first {ONE_TEXT:,} of {len(long.text):,} characters are shown" in text
    assert len(text) < 4 * ONE_TEXT


def test_one_endless_paragraph_is_cut_too(tmp_path: Path) -> None:
    evidence = EvidenceFile(tmp_path / "evidence.duckdb", writing=True)
    evidence.add([read_document(document("endless.txt", "word " * ONE_TEXT), ())], "made up")
    text = written(evidence, tmp_path)
    assert "word word" in text
    assert "of 300,000 characters are shown" in text
    assert len(text) < 3 * ONE_TEXT


def test_many_documents_stay_one_small_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multipolar.report.reading.texts.ALL_TEXTS", 30_000)
    evidence = EvidenceFile(tmp_path / "evidence.duckdb", writing=True)
    many = [document(f"{number}.txt", f"{HARBOUR}\n\nNumber {number}.") for number in range(60)]
    found = [[_moved(row, each.id) for row in rows(0)] for each in many]
    evidence.add([read_document(each, its) for each, its in zip(many, found, strict=True)], "made up")
    text = written(evidence, tmp_path)
    shown = text.count('<details class="text"')
    assert 1 < shown < 20
    assert f"The first {shown} of 60 documents are shown in full" in text
    assert "59.txt" in text
    assert len(text) < 1_000_000


def _moved(row: object, document_id: str) -> object:
    from dataclasses import replace

    return replace(row, document=document_id)  # type: ignore[type-var]


def test_many_skipped_files_are_counted_and_the_first_ones_named(tmp_path: Path) -> None:
    text = written(make_evidence(tmp_path / "evidence.duckdb", skipped=250), tmp_path)
    assert "250 files were not read" in text
    assert "195 more" in text
    assert "50 further ones are in the evidence file" in text


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    make_evidence(tmp_path / "evidence.duckdb").close()
    first, second = (written(EvidenceFile(tmp_path / "evidence.duckdb"), tmp_path) for _ in range(2))
    assert first == second


def test_a_place_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with make_evidence(tmp_path / "evidence.duckdb") as evidence, pytest.raises(RunError, match="file"):
        write_reading_report(evidence, tmp_path / "file" / "page.html")


def test_the_made_up_rows_quote_their_documents() -> None:
    for index, each in enumerate(DOCUMENTS):
        assert all(row.document == IDS[index] and row.span.quote(each.text) for row in rows(index))
    assert any(isinstance(row, Mention) and row.span == Span(0, 6) for row in rows(0))
