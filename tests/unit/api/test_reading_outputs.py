"""No result of reading is written over a document that is read, nor over another result."""

from __future__ import annotations

from pathlib import Path

import pytest

from multipolar import api
from multipolar.errors import InputError, MultipolarError

STORY = "The ferry talks resumed on Monday, and Peru said that it would not give up the northern pier for now."


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("articles", "src.txt")
    path.parent.mkdir()
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "outputs",
    [
        {"jsonl": "e.duckdb"},
        {"report": "./e.duckdb"},
        {"report": "x.out", "jsonl": "x.out"},
        {"jsonl": "articles/src.txt"},
        {"report": "articles/src.txt"},
        {"jsonl": "articles"},
        {"csv": "articles/src.txt"},
        {"jsonl": "link.txt"},
    ],
)
@pytest.mark.parametrize("given", ["articles/src.txt", "articles"])
def test_it_is_refused_before_anything_is_read(source: Path, outputs: dict[str, str], given: str) -> None:
    Path("link.txt").symlink_to(source)
    with pytest.raises(InputError, match=r"--(out|jsonl|report|csv|parquet)"):
        api.read(given, **{"out": "e.duckdb", **outputs}, model="none")
    assert source.read_text(encoding="utf-8") == STORY
    assert not Path("e.duckdb").exists()


def test_a_document_is_no_evidence_file(source: Path) -> None:
    for given in (source, source.parent):
        with pytest.raises(MultipolarError, match=r"src\.txt"):
            api.read(given, out=source, model="none")
    assert source.read_text(encoding="utf-8") == STORY


def test_a_document_read_earlier_is_safe_too(source: Path) -> None:
    api.read(source, out="e.duckdb", model="none")
    Path("new.txt").write_text(STORY + " More of it.", encoding="utf-8")
    with pytest.raises(InputError, match="read from"):
        api.read("new.txt", out="e.duckdb", jsonl=source, model="none")
    assert source.read_text(encoding="utf-8") == STORY


def test_a_tables_name_is_taken_where_a_document_has_it(source: Path) -> None:
    Path("claims.csv").write_text(STORY, encoding="utf-8")
    with pytest.raises(InputError, match="--csv"):
        api.read("claims.csv", out="e.duckdb", csv=".", model="none")


def test_results_may_lie_in_the_folder_that_is_read_and_are_not_read_themselves(source: Path) -> None:
    for _ in range(2):
        found = api.read(".", out="e.duckdb", jsonl="e.jsonl", report="page.html", model="none")
        assert (found.counts["documents"], found.skipped) == (1, ())
