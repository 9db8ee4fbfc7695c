"""A document on which reading fails is named and left out; the others are read, and it is tried again next time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from multipolar import api
from multipolar.api import reading as api_reading
from multipolar.api.met_documents import MetDocuments
from multipolar.cli import main
from multipolar.evidence import failing
from multipolar.evidence import read as reader
from multipolar.evidence.documents import exports, read_documents, reading
from multipolar.evidence.language import ParsedDocument, find_parser
from multipolar.results.evidence import Document, Row, Skipped

STORY = "The ferry talks resumed on Monday, and Peru said that it would not give up the {} pier for now."
BAD = "lost"
"""A word on which the rules of these tests fail."""


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three articles, on the second of which the rules fail."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, word in enumerate(("northern", BAD, "southern")):
        (folder / f"{number}.txt").write_text(STORY.format(word))
    monkeypatch.setattr(reader, "extract", _failing(reader.extract))
    return folder


def _failing(extract: Callable[[ParsedDocument], tuple[Row, ...]]) -> Callable[[ParsedDocument], tuple[Row, ...]]:
    def made(parsed: ParsedDocument) -> tuple[Row, ...]:
        if BAD in parsed.plain:
            raise KeyError(BAD)
        return extract(parsed)

    return made


@pytest.mark.parametrize("model", ["none", None])
def test_the_others_are_read_and_it_is_named(articles: Path, tmp_path: Path, model: str | None, may_fail: None) -> None:
    found = api.read(articles, out=tmp_path / "e.duckdb", model=model)
    assert (found.counts["documents"], found.new, found.failed) == (2, 2, 1)
    (skipped,) = found.skipped
    assert skipped.name == "1.txt"
    assert "KeyError" in skipped.why
    assert "report it" in skipped.why


def test_it_is_read_once_it_can_be_and_no_longer_named(
    articles: Path, tmp_path: Path, may_fail: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    api.read(articles, out=tmp_path / "e.duckdb", model="none")
    monkeypatch.undo()
    again = api.read(articles, out=tmp_path / "e.duckdb", model="none")
    assert (again.already, again.new, again.failed) == (2, 1, 0)
    with api.open_evidence(tmp_path / "e.duckdb") as evidence:
        assert evidence.skipped() == ()


def test_the_bytes_of_what_cannot_be_read_are_not_kept_in_memory(
    articles: Path, tmp_path: Path, may_fail: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[dict[str, bytes]] = []

    class Watched(MetDocuments):
        def leave_out(self, skipped: Skipped) -> None:
            super().leave_out(skipped)
            kept.append(self.raw)

    monkeypatch.setattr(api_reading, "MetDocuments", Watched)
    api.read(articles, out=tmp_path / "e.duckdb", model="none")
    assert kept == [{}]


def test_a_parser_that_fails_on_one_document_is_given_the_others(monkeypatch: pytest.MonkeyPatch, may_fail: None) -> None:
    parser = find_parser()
    if parser is None:
        pytest.skip("no language model is installed")

    def parse(_self: Any, texts: list[str]) -> Any:
        if any(BAD in text for text in texts):
            raise ValueError("too odd")
        return parser.language.pipe(texts)

    monkeypatch.setattr(type(parser), "parse", parse)
    skipped: list[Skipped] = []
    texts = [STORY.format(word) for word in ("northern", BAD, "southern")]
    found = list(reader.read([Document(id=t, name=t[-20:], address="-", text=t) for t in texts], parser, skip=skipped.append))
    assert [each.parsed.document.text for each in found] == [texts[0], texts[2]]
    assert [each.failed for each in skipped] == [True]


def test_nothing_is_left_out_where_nobody_asks_for_it(articles: Path, may_fail: None) -> None:
    documents = [each[0] for each in read_documents([articles]) if not isinstance(each, Skipped)]
    with pytest.raises(KeyError):
        list(reader.read(documents, None))


def test_a_file_or_item_on_which_its_format_fails_takes_no_other_along(
    tmp_path: Path, may_fail: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [{"id": name, "text": STORY.format(name)} for name in ("one", BAD, "three")]
    (tmp_path / "a.json").write_text(json.dumps(items))
    (tmp_path / "b.txt").write_text(STORY.format("other"))
    (tmp_path / "c.txt").write_text(STORY.format("last"))
    without, media = exports._without_markup, reading.media_of

    def markup(text: str, raw: bytes) -> str:
        return str(1 // 0) if BAD in text else without(text, raw)

    monkeypatch.setattr(exports, "_without_markup", markup)
    monkeypatch.setattr(reading, "media_of", lambda ending, raw: str(1 // 0) if b"other" in raw else media(ending, raw))
    found = list(read_documents([tmp_path]))
    assert [each[0].name for each in found if not isinstance(each, Skipped)] == ["a.json#one", "a.json#three", "c.txt"]
    assert [(Path(each.name).name, each.failed) for each in found if isinstance(each, Skipped)] == [("a.json#2", True), ("b.txt", True)]


def test_the_command_says_so_and_shows_where_if_asked(
    articles: Path, tmp_path: Path, may_fail: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["read", str(articles), "-o", str(tmp_path / "e.duckdb"), "--model", "none"]
    assert main(command) == 0
    assert "failed on 1 document" in capsys.readouterr().err
    monkeypatch.setenv("MULTIPOLAR_TRACEBACK", "1")
    with pytest.raises(KeyError) as shown:
        main(command)
    assert shown.value.__notes__ == ["while reading 1.txt"]


@pytest.mark.parametrize("error", [MemoryError(), OSError("disk"), ImportError("spacy")])
def test_what_is_not_the_documents_fault_ends_the_reading(error: Exception, may_fail: None) -> None:
    with pytest.raises(type(error)):
        failing.reason("a.txt", error)
