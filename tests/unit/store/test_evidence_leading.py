"""A language model's rows in the lead: in the documents that it has read the file gives what `led` gives, elsewhere the rules' rows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multipolar.results.evidence import KINDS, Mention, Row, Span, led
from multipolar.store.evidence import EvidenceFile

from .test_evidence_file import read_document
from .test_evidence_file import rows as rows_of

MODEL = "qwen3:8b"


@st.composite
def mentions(draw: Any, rule: str) -> list[Row]:
    """Mentions of the text, of every form."""
    found: list[Row] = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, 40))
        span = Span(start, start + draw(st.integers(1, 12)))
        form = draw(st.sampled_from(["name", "demonym", "metonym", "nominal", "collective", "pronoun"]))
        proposed = draw(st.sampled_from(["", "per:amina-odera", "org:LSU"]))
        actors = () if proposed else ("state:KEN",)
        found.append(Mention(document="", span=span, rule=rule, actors=actors, form=form, proposed=proposed))
    return list(dict.fromkeys(found))


def written(folder: Path, ours: list[Row], theirs: list[Row], problem: str = "") -> EvidenceFile:
    """A file of two documents: the model has read the first."""
    first, second = read_document("a.txt"), read_document("b.txt")
    document = first.document.id
    (folder / "e.duckdb").unlink(missing_ok=True)
    with EvidenceFile(folder / "e.duckdb", writing=True) as file:
        file.add([replace(first, rows=tuple(replace(row, document=document) for row in ours)), second], "test")
        file.add_model_rows(document, MODEL, [replace(row, document=document) for row in theirs], rejected=0, problem=problem)
    return EvidenceFile(folder / "e.duckdb", lead=MODEL)


def of_model(rows: list[Row]) -> list[Row]:
    return [replace(row, rule=f"model:{MODEL}") for row in rows]


@settings(max_examples=15)
@given(ours=mentions("t"), theirs=mentions(f"model:{MODEL}"))
def test_the_file_gives_what_leading_means(tmp_path_factory: pytest.TempPathFactory, ours: list[Row], theirs: list[Row]) -> None:
    ours += [row for row in rows_of("") if not isinstance(row, Mention)]
    theirs += of_model([row for row in rows_of("") if row.kind in ("claim", "event")])
    with written(tmp_path_factory.mktemp("led"), ours, theirs) as file:
        ids = [document.id for document in file.documents()]
        for kind in KINDS:
            given = [row for row in file.rows(kind) if row.document == ids[0]]
            meant = [replace(row, document=ids[0]) for row in led(ours, theirs) if row.kind == kind]
            assert sorted(map(repr, given)) == sorted(map(repr, meant))
            elsewhere = [row for row in file.rows(kind) if row.document == ids[1]]
            assert sorted(map(repr, elsewhere)) == sorted(repr(row) for row in rows_of(ids[1]) if row.kind == kind)


def test_a_model_without_a_whole_answer_does_not_lead(tmp_path: Path) -> None:
    ours, theirs = list(rows_of("")), of_model([row for row in rows_of("") if row.kind == "claim"])
    with written(tmp_path, ours, theirs, problem="no answer") as file:
        assert not any(row.rule.startswith("model:") for kind in KINDS for row in file.rows(kind))
        assert [row.rule for row in file.model_rows("claim")] == [f"model:{MODEL}"]
        assert file.models() == ()


def test_the_rows_of_the_rules_can_be_had_whoever_leads(tmp_path: Path) -> None:
    ours, theirs = list(rows_of("")), of_model([row for row in rows_of("") if row.kind == "claim"])
    with written(tmp_path, ours, theirs) as file:
        assert {row.rule for row in file.rule_rows("claim")} == {"t"}
        assert {row.rule for row in file.rows("claim") if row.document.startswith("a.txt")} == {f"model:{MODEL}"}
        assert file.counts()["claims"] == len(file.rows("claim")) == 2
        assert file.counts()["events"] == 1, "the model found none in its document"


def test_groups_and_adjectives_within_give_way_to_a_models_group_and_names_do_not() -> None:
    def mention(start: int, end: int, form: Any, rule: str = "t") -> Mention:
        return Mention(document="d", span=Span(start, end), rule=rule, actors=("state:RUS",), form=form)

    group = mention(0, 17, "nominal", "model:m")
    russian, other = mention(0, 7, "demonym"), mention(20, 30, "nominal")
    kremlin, russians = mention(3, 10, "name"), mention(10, 17, "demonym")
    assert set(led([russian, kremlin, russians, other], [group])) == {kremlin, russians, group, other}
    assert led([mention(5, 20, "collective")], [group]) == [group]
