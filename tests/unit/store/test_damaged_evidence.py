"""An evidence file that is empty, bare or damaged: begun anew, or told of with what to do."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from multipolar import api
from multipolar.errors import InputError, RunError
from multipolar.store.evidence import EvidenceFile

STORY = "The ferry talks resumed on Monday, and Peru said that it would not give up the northern pier for now."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    return path


def test_an_empty_file_and_a_first_reading_cut_off_are_begun_anew(article: Path, tmp_path: Path) -> None:
    empty, bare = tmp_path / "empty.duckdb", tmp_path / "bare.duckdb"
    empty.touch()
    duckdb.connect(str(bare)).close()
    for path in (empty, bare):
        with pytest.raises(InputError, match="read DOCUMENTS"):
            EvidenceFile(path)
        assert api.read(article, out=path, model="none").counts["documents"] == 1


@pytest.mark.parametrize("table", ["documents", "claims", "stories"])
def test_a_file_without_one_of_its_tables_is_damaged(article: Path, tmp_path: Path, table: str) -> None:
    path = tmp_path / "e.duckdb"
    api.read(article, out=path, model="none")
    with duckdb.connect(str(path)) as database:
        database.execute(f"DROP TABLE {table}")
    (tmp_path / "b.txt").write_text(STORY + " More.")
    with pytest.raises(RunError, match=r"is damaged: .*into a new file"):
        api.read(tmp_path / "b.txt", out=path, model="none")
    with pytest.raises(RunError, match=r"is damaged: .*into a new file"), EvidenceFile(path) as evidence:
        evidence.counts()


def test_bytes_changed_amid_a_file_are_told_as_damage(article: Path, tmp_path: Path) -> None:
    path = tmp_path / "e.duckdb"
    api.read(article, out=path, model="none")
    whole = path.read_bytes()
    for start in range(0, len(whole), 64 * 1024):
        path.write_bytes(whole[:start] + bytes(byte ^ 0xFF for byte in whole[start : start + 9_000]) + whole[start + 9_000 :])
        try:
            with EvidenceFile(path) as evidence:
                evidence.documents()
                evidence.counts()
        except (RunError, InputError) as error:
            assert "evidence file" in str(error) or "is damaged" in str(error)  # noqa: PT017 - some bytes are not looked at


def test_another_programs_database_is_left_alone(tmp_path: Path, article: Path) -> None:
    path = tmp_path / "o.duckdb"
    with duckdb.connect(str(path)) as database:
        database.execute("CREATE TABLE mine (a INTEGER)")
    with pytest.raises(InputError, match="not an evidence file"):
        api.read(article, out=path, model="none")
