"""No result of reading is written over a document that is read, nor over another result."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from multipolar import api
from multipolar.errors import InputError, MultipolarError
from multipolar.evidence.model.recordings import Question, Recordings
from multipolar.store.evidence.tables import NAMES

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


ALL = {"out": "d/e.duckdb", "csv": "d/csv", "parquet": "d/pq", "jsonl": "d/rows.jsonl", "report": "d/page.html", "model_answers": "d/said"}
TALKS = "On Monday the United States said that it would send a delegation to Kyiv. Russia launched an attack on Ukraine on 3 May 2025."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one document, into which all results are written."""
    monkeypatch.chdir(tmp_path)
    place = Path("d")
    place.mkdir()
    (place / "a.txt").write_text(TALKS, encoding="utf-8")
    question = Question(document="0" * 64, prompt="1" * 64, model="some-model")
    for answers in (place / "said", place / "e.duckdb.answers"):
        Recordings(answers).keep(question, {"text": TALKS}, TALKS)
    return place


def test_the_same_command_again_reads_none_of_its_results(folder: Path) -> None:
    for _ in range(3):
        found = api.read(folder, **ALL, model="none")
        assert found.counts["documents"] == 1
        assert [each.name for each in found.skipped] == ["d/e.duckdb.answers/0000000000000000-1111111111111111-some-model.json"]
    without = api.read(folder, out="d/e.duckdb", model="none")
    assert (without.new, without.already) == (0, 1)


def test_results_of_earlier_commands_are_no_documents_and_named_as_what_they_are(folder: Path) -> None:
    api.read(folder, **ALL, model="none")
    again = api.read(folder, out="e.duckdb", model="none")
    assert again.counts["documents"] == 1
    said = {Path(each.name).name: each.why for each in again.skipped}
    written = {*(f"{name}.csv" for name in NAMES), "rows.jsonl", "page.html", "0000000000000000-1111111111111111-some-model.json"}
    assert {name for name, why in said.items() if "multipolar wrote" in why} == written
    assert set(said) - written == {"e.duckdb", *(f"{name}.parquet" for name in NAMES)}


def test_a_result_that_is_given_itself_is_read(folder: Path) -> None:
    api.read(folder, **ALL, model="none")
    assert api.read("d/page.html", out="e.duckdb", model="none").new == 1


@pytest.mark.parametrize("option", ["csv", "parquet", "model_answers"])
def test_a_folder_that_is_read_may_take_results_and_loses_no_document(folder: Path, option: str) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "b.txt").write_text(STORY, encoding="utf-8")
    for place in (folder, folder / "deep"):
        for _ in range(2):
            assert api.read(folder, out="e.duckdb", **{option: place}, model="none").counts["documents"] == 2


def test_a_document_that_has_a_tables_name_in_the_folder_is_not_written_over(folder: Path) -> None:
    (folder / "csv").mkdir()
    mine = folder / "csv" / "claims.csv"
    mine.write_text(STORY, encoding="utf-8")
    with pytest.raises(InputError, match=r"--csv: 'd/csv/claims\.csv' is a document"):
        api.read(folder, out="e.duckdb", csv=folder / "csv", model="none")
    assert mine.read_text(encoding="utf-8") == STORY


def test_an_export_of_somebody_else_that_looks_alike_is_read(folder: Path) -> None:
    (folder / "b.jsonl").write_text(json.dumps({"doc": "b", "kind": "article", "text": STORY}) + "\n", encoding="utf-8")
    assert api.read(folder, out="e.duckdb", model="none").counts["documents"] == 2
