from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from multipolar.errors import InputError
from multipolar.scenario import Case, check_case, check_folder, load

Spoil = Callable[..., Path]


def test_numbers_are_counted_once_for_the_strongest_thing_they_rest_on(small: Case) -> None:
    report = check_case(small)
    own = [entry for entry in small.numbers.values() if not entry.default]
    assert report.numbers == len(own) == 37
    assert (report.evidence, report.data, report.judgement) == (4, 1, 32)
    assert report.passages == 2
    assert report.to_json() == {
        "errors": [],
        "warnings": [str(warning) for warning in report.warnings],
        "numbers": 37,
        "evidence": 4,
        "data": 1,
        "judgement": 32,
        "passages": 2,
        "quotes_bad": 0,
    }


def test_a_document_at_hand_shows_its_words_beside_the_gist(small: Case) -> None:
    first, second = check_case(small).quotes
    assert first.text == "The river town will not be given up"
    assert first.shown == "“The river town will not be given up”"
    assert (first.gist, first.state) == ("A town is claimed", "at hand")
    assert (second.state, second.shown, second.is_bad) == ("not at hand", "[document not at hand]", False)


def test_offsets_count_characters_and_not_bytes(small: Case) -> None:
    text = (small.folder / "herald.txt").read_bytes()
    assert text.decode()[10:45] != text[10:45].decode(errors="replace")
    assert check_case(small).quotes[0].text == text.decode()[10:45]


def test_documents_are_read_from_the_folder_that_is_named(small: Case, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    (small.folder / "herald.txt").rename(shelf / "herald.txt")
    assert check_case(small).quotes[0].state == "not at hand"
    assert check_case(small, shelf).quotes[0].state == "at hand"


def test_a_changed_document_is_an_error_and_its_quotes_are_bad(small: Case) -> None:
    (small.folder / "herald.txt").write_text("Something else altogether, and long enough for the passage.", encoding="utf-8")
    report = check_case(small)
    assert report.quotes_bad == 1
    assert report.quotes[0].shown == "[document has changed]"
    (error,) = report.to_json()["errors"]
    assert error.startswith("small/sources.yaml: documents.herald: 'herald.txt' is not the document that was read")
    assert "restore the document" in error


def test_a_passage_outside_its_document_is_an_error(write: Spoil, small: Case) -> None:
    folder = write(("start: 10, end: 45", "start: 80, end: 4500"), file="evidence.yaml")
    report = check_case(load(folder, parameters=small.origin.parameters))
    assert report.quotes_bad == 1
    assert "e1: characters 80 to 4500 lie outside 'herald', which has" in str(report.errors[0])


def test_a_blank_passage_is_an_error(write: Spoil, small: Case) -> None:
    folder = write(("start: 10, end: 45", "start: 9, end: 10"), file="evidence.yaml")
    assert "the passage is blank" in str(check_case(load(folder, parameters=small.origin.parameters)).errors[0])


def test_a_document_that_is_no_text_is_an_error(write: Spoil, small: Case) -> None:
    raw = b"\xff\xfe\x00"
    sha = hashlib.sha256((small.folder / "herald.txt").read_bytes()).hexdigest()
    folder = write((sha, hashlib.sha256(raw).hexdigest()), file="sources.yaml")
    (folder / "herald.txt").write_bytes(raw)
    assert "is not UTF-8 text" in str(check_case(load(folder, parameters=small.origin.parameters)).errors[0])


def test_a_folder_of_documents_that_is_not_there_is_refused(small: Case) -> None:
    with pytest.raises(InputError, match="there is no folder 'nowhere'"):
        check_case(small, "nowhere")


def test_evidence_cited_nowhere_is_a_warning(write: Spoil, small: Case) -> None:
    more = "e3: {document: herald, start: 47, end: 54, gist: Somebody speaks, relation: direction}\n"
    text = (small.folder / "evidence.yaml").read_text(encoding="utf-8") + more
    report = check_case(load(write(evidence=text), parameters=small.origin.parameters))
    cited = [str(item) for item in report.warnings if item.file == "small/evidence.yaml"]
    assert cited == ["small/evidence.yaml: 'e3' is cited nowhere."]


def test_a_case_that_cannot_be_read_gives_a_report_of_its_errors(write: Spoil) -> None:
    report = check_folder(write(("horizon: 52", "horizon: 0")))
    assert any("horizon: 0 is too small" in error for error in report.to_json()["errors"])
    assert report.numbers == 0


def test_the_articles_of_the_main_case_hold_every_quote(corpus: Path) -> None:
    report = check_case(load("ukraine-2025"), corpus)
    assert report.errors == ()
    assert report.quotes_bad == 0
    assert all(quote.state == "at hand" for quote in report.quotes)
    assert report.numbers >= 150
    assert report.passages >= 60
