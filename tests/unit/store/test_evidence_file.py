"""An evidence file gives back what was put in, adds whole documents or nothing, and refuses what is not one of ours."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import numpy as np
import pyarrow.parquet as pq
import pytest

from multipolar.errors import InputError, RunError
from multipolar.results.evidence import (
    Claim,
    Contradiction,
    DateMention,
    Document,
    Event,
    Features,
    Mention,
    NamedScenario,
    Paragraph,
    Position,
    Row,
    Skipped,
    Span,
    Story,
    Tie,
)
from multipolar.store.evidence import EvidenceFile, ReadDocument, export_csv, export_jsonl, export_parquet
from multipolar.store.evidence.connection import Database

TEXT = "Hale says the pier stays closed – “for good”.\nHale says the pier stays closed – “for good”.\n"


def rows(document: str) -> tuple[Row, ...]:
    whole, name, pier = Span(0, 45), Span(0, 4), Span(10, 18)
    return (
        Mention(document=document, span=name, rule="t", actors=("per:hale",), form="name"),
        Mention(document=document, span=pier, rule="t", actors=(), form="name", proposed="org:pier"),
        Mention(document=document, span=name, rule="t", actors=("per:hale",), form="pronoun"),
        Claim(
            document=document,
            span=whole,
            rule="t",
            source=("per:hale",),
            content=Span(10, 44),
            cue=Span(5, 9),
            hedges=(pier, name),
            contested=True,
        ),
        Position(document=document, span=whole, rule="t", actors=("per:hale",), issue="territory", direction="oppose", condition=pier),
        Event(
            document=document,
            span=whole,
            rule="t",
            source=("per:hale",),
            target=(),
            plover="REJECT",
            mode="actual",
            trigger=Span(5, 9),
            date=("2031-04-02", "2031-04-03"),
        ),
        Tie(document=document, span=whole, rule="t", a="per:hale", b="org:pier", type="hostile", sign="-"),
        DateMention(document=document, span=pier, rule="t", earliest="2031-04-02", latest="2031-04-02"),
        NamedScenario(document=document, span=whole, rule="t", name="closed", label=name, conditions=(pier,)),
    )


def read_document(name: str = "a.txt", text: str = TEXT) -> ReadDocument:
    document = Document(id=name * 3, name=name, address=f"/x/{name}", text=text, published=date(2031, 4, 2), published_basis="dateline")
    features = Features(
        document.id, name, *(np.array(each, np.uint32) for each in ([1, 2], [3], [4])), np.arange(64, dtype=np.uint64), date(2031, 4, 2)
    )
    return ReadDocument(document, text.encode(), (Paragraph(0, 0, 45), Paragraph(1, 46, 91, 0)), rows(document.id), features)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "e.duckdb"


@pytest.fixture
def evidence(path: Path) -> Iterator[EvidenceFile]:
    with EvidenceFile(path, writing=True) as opened:
        opened.add([read_document(), read_document("b.txt")], "test")
        yield opened


def test_rows_come_back_as_they_went_in(evidence: EvidenceFile) -> None:
    for kind in ("claim", "position", "event", "relation", "date", "scenario"):
        wanted = [row for name in ("a.txt", "b.txt") for row in rows(name * 3) if row.kind == kind]
        assert list(evidence.rows(kind)) == wanted
    assert sorted(map(repr, evidence.rows("mention"))) == sorted(
        repr(row) for n in ("a.txt", "b.txt") for row in rows(n * 3) if row.kind == "mention"
    )


def test_documents_come_back_with_their_bytes(evidence: EvidenceFile) -> None:
    assert [each.name for each in evidence.documents()] == ["a.txt", "b.txt"]
    assert evidence.documents()[0] == read_document().document
    assert evidence.raw("a.txt" * 3) == TEXT.encode()
    assert evidence.paragraphs("a.txt" * 3) == (Paragraph(0, 0, 45), Paragraph(1, 46, 91, 0))
    assert np.array_equal(evidence.features()[1].minhash, np.arange(64))


def test_only_the_texts_that_are_asked_for_are_fetched(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched: list[tuple[object, ...]] = []
    every = Database.all
    with EvidenceFile(path, writing=True) as held:
        held.add([read_document(f"{n}.txt", f"Text {n}.") for n in range(9)], "r")
        first, *_, last = held.documents()
        monkeypatch.setattr(Database, "all", lambda *words: fetched.extend(found := every(*words)) or found)
        assert held.texts({last.id, first.id, "none"}) == {first.id: "Text 0.", last.id: "Text 8."}
        assert len(fetched) == 2
        assert held.texts(set()) == {}
        assert len(held.texts()) == 9


def test_stories_and_contradictions_are_worked_out_anew(evidence: EvidenceFile) -> None:
    a, b = "a.txt" * 3, "b.txt" * 3
    evidence.set_stories([Story((a,)), Story((b,))])
    evidence.set_stories([Story((a, b), "rewrites", 0.5)])
    assert evidence.stories() == (Story((a, b), "rewrites", 0.5),)
    found = Contradiction(
        kind="claims", one_document=a, one=Span(0, 4), other_document=b, other=Span(5, 9), about="per:hale", explanation="They differ."
    )
    evidence.set_contradictions([found])
    evidence.set_contradictions([found])
    assert evidence.contradictions() == (found,)
    assert evidence.counts()["stories"] == 1


def test_what_was_added_is_there_when_the_file_is_opened_again(path: Path) -> None:
    with EvidenceFile(path, writing=True) as opened:
        opened.add([read_document()], "test")
        opened.note_skipped([Skipped("c.txt", "the file is empty.")])
    with EvidenceFile(path) as again:
        assert again.counts()["claims"] == 1
        assert again.skipped() == (Skipped("c.txt", "the file is empty."),)


def test_a_batch_that_fails_adds_nothing(path: Path) -> None:
    with EvidenceFile(path, writing=True) as opened:
        opened.add([read_document()], "test")
        with pytest.raises(RunError, match="What was there before is whole"):
            opened.add([read_document("b.txt"), read_document()], "test")
        assert [each.name for each in opened.documents()] == ["a.txt"]
        assert opened.counts()["claims"] == 1


def test_an_interrupted_batch_adds_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with EvidenceFile(path, writing=True) as opened:

        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(opened, "_add_features", interrupted)
        with pytest.raises(KeyboardInterrupt):
            opened.add([read_document()], "test")
        assert opened.counts()["documents"] == 0


def test_the_export_holds_what_the_scorer_reads(evidence: EvidenceFile, tmp_path: Path) -> None:
    evidence.set_stories([Story(("a.txt" * 3, "b.txt" * 3), "rewrites", 0.5)])
    records = [json.loads(line) for line in export_jsonl(evidence, tmp_path / "e.jsonl").read_text().splitlines()]
    kinds = [record["kind"] for record in records]
    assert kinds.count("mention") == 4
    assert kinds.count("duplicate") == 2
    claim = next(record for record in records if record["kind"] == "claim")
    assert claim["doc"] == "a.txt"
    assert TEXT[claim["cue"]["start"] : claim["cue"]["end"]] == claim["cue"]["quote"] == "says"
    assert [hedge["quote"] for hedge in claim["hedges"]] == ["the pier", "Hale"]
    assert next(record for record in records if record["kind"] == "cluster")["docs"] == ["a.txt", "b.txt"]
    assert (kinds.count("pronoun"), kinds.count("unlinked")) == (2, 0)
    assert len(records) == 2 * len(rows("a")) + 2 + 1
    assert {"org:pier"} <= {actor for record in records if record["kind"] == "mention" for actor in record["actor"]}


def test_csv_has_a_column_a_thing_and_parquet_keeps_nesting(evidence: EvidenceFile, tmp_path: Path) -> None:
    export_csv(evidence, tmp_path / "csv")
    with (tmp_path / "csv" / "claims.csv").open(newline="") as file:
        first = next(csv.DictReader(file))
    assert first["name"] == "a.txt"
    assert first["cue_quote"] == "says"
    assert first["hedges"] == "the pier|Hale"
    export_parquet(evidence, tmp_path / "parquet")
    table = pq.read_table(tmp_path / "parquet" / "claims.parquet")
    assert table.column("cue")[0].as_py() == {"start": 5, "end": 9, "quote": "says"}


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_is_exported_even_where_it_is_empty(path: Path, tmp_path: Path) -> None:
    with EvidenceFile(path, writing=True) as empty:
        written = [*export_csv(empty, tmp_path / "csv"), *export_parquet(empty, tmp_path / "parquet")]
        tables = set(empty.counts())
    assert {each.stem for each in written if each.suffix == ".csv"} == tables
    assert {each.stem for each in written if each.suffix == ".parquet"} == tables
    heads = {each.stem: each.read_text().splitlines() for each in written if each.suffix == ".csv"}
    assert all(len(lines) == 1 for lines in heads.values())
    assert all("name" in line.split(",") or "one_name" in line.split(",") for (line,) in heads.values())
    assert all(pq.read_table(each).num_rows == 0 for each in written if each.suffix == ".parquet")


def test_documents_stories_and_contradictions_are_exported(evidence: EvidenceFile, tmp_path: Path) -> None:
    a, b = "a.txt" * 3, "b.txt" * 3
    evidence.set_stories([Story((a, b), "rewrites", 0.5)])
    found = Contradiction(
        kind="claims", one_document=a, one=Span(0, 4), other_document=b, other=Span(5, 9), about="per:hale", explanation="They differ."
    )
    evidence.set_contradictions([found])
    export_csv(evidence, tmp_path)
    assert [(each["name"], each["published"]) for each in read_csv(tmp_path / "documents.csv")] == [
        ("a.txt", "2031-04-02"),
        ("b.txt", "2031-04-02"),
    ]
    assert [(each["story"], each["name"], each["why"]) for each in read_csv(tmp_path / "stories.csv")] == [
        ("0", "a.txt", "rewrites"),
        ("0", "b.txt", "rewrites"),
    ]
    (row,) = read_csv(tmp_path / "contradictions.csv")
    assert (row["one_name"], row["one_quote"], row["other_name"], row["other_quote"]) == ("a.txt", "Hale", "b.txt", "says")
    export_parquet(evidence, tmp_path)
    assert pq.read_table(tmp_path / "contradictions.parquet").column("one")[0].as_py() == {"start": 0, "end": 4, "quote": "Hale"}


def test_a_scenario_keeps_its_name_beside_its_document_s(evidence: EvidenceFile, tmp_path: Path) -> None:
    export_csv(evidence, tmp_path)
    assert {(each["name"], each["scenario"]) for each in read_csv(tmp_path / "scenarios.csv")} == {("a.txt", "closed"), ("b.txt", "closed")}


def test_a_file_that_is_not_there_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="multipolar read"):
        EvidenceFile(tmp_path / "none.duckdb")


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("dear diary", encoding="utf-8")
    with pytest.raises((InputError, RunError), match=r"e\.duckdb"):
        EvidenceFile(path, writing=True)
    assert path.read_text(encoding="utf-8") == "dear diary"


def test_a_database_of_something_else_is_refused(path: Path) -> None:
    duckdb.connect(str(path)).execute("CREATE TABLE t (x INTEGER)").close()
    with pytest.raises(InputError, match="not an evidence file of this version"):
        EvidenceFile(path, writing=True)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        EvidenceFile(tmp_path, writing=True)


@pytest.mark.parametrize("writing", [True, False])
def test_questions_that_take_long_print_no_progress(tmp_path: Path, writing: bool) -> None:
    """DuckDB's bar for questions of more than two seconds would stand amid what is asked for as JSON."""
    path = tmp_path / "evidence.duckdb"
    Database(path, writing=True).close()
    database = Database(path, writing=writing)
    try:
        assert database.one("SELECT current_setting('enable_progress_bar')") is False
    finally:
        database.close()
