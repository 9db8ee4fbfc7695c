"""``multipolar read --llm``: a second reader beside the rules, asked or replayed, its rows kept apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from multipolar.api import open_evidence
from multipolar.cli import main

from .conftest import Stub
from .made_up import CLAIM, POSITION, RECORDINGS

ARTICLE = Path(__file__).parent / "article.txt"
Read = Callable[..., tuple[int, str, str]]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Read:
    monkeypatch.chdir(tmp_path)
    for name in ("BASE_URL", "API_KEY", "MODEL"):
        monkeypatch.delenv(f"MULTIPOLAR_LLM_{name}", raising=False)

    def run(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["read", str(ARTICLE), "--out", "e.duckdb", *words])
        shown = capsys.readouterr()
        assert "Traceback" not in shown.err
        return code, shown.out, shown.err

    return run


def second(read: Read, *words: str) -> Any:
    code, out, err = read("--llm", "--json", *words)
    assert code == 0, err
    return json.loads(out)["second"]


def answers(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MULTIPOLAR_LLM_BASE_URL", stub.url)
    monkeypatch.setenv("MULTIPOLAR_LLM_MODEL", "stub-1")
    wrong = {**CLAIM, "quote": "words that nobody wrote", "content": "words that nobody wrote"}
    stub.says({"claims": [CLAIM, wrong], "positions": [POSITION], "events": [], "relations": []})


def test_a_model_reads_besides_and_what_is_not_in_the_text_is_counted(read: Read, stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(stub, monkeypatch)
    found = second(read)
    assert (found["model"], found["documents"], found["problems"]) == ("stub-1", 1, [])
    assert found["rejected"] == {"quote not in the text": 1}
    assert found["agreement"]["claim"]["both"] + found["agreement"]["claim"]["only_model"] == 1
    with open_evidence("e.duckdb") as evidence:
        assert [row.rule for row in evidence.model_rows("claim")] == ["model:stub-1"]
        assert not any(row.rule.startswith("model:") for row in evidence.rows("claim"))


def test_a_document_that_the_model_has_read_is_not_asked_about_again(read: Read, stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(stub, monkeypatch)
    second(read)
    asked = len(stub.requests)
    again = second(read)
    assert (again["documents"], len(stub.requests)) == (0, asked)
    assert again["agreement"]["claim"]["both"] + again["agreement"]["claim"]["only_model"] == 1


def test_the_rules_rows_do_not_depend_on_the_model(read: Read, stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    _, alone, _ = read("--json", "--jsonl", "alone.jsonl")
    answers(stub, monkeypatch)
    _, both, _ = read("--llm", "--json", "--jsonl", "both.jsonl")
    assert json.loads(alone)["claims"] == json.loads(both)["claims"]
    assert Path("alone.jsonl").read_text(encoding="utf-8") == Path("both.jsonl").read_text(encoding="utf-8")


def test_recorded_answers_are_replayed_without_an_endpoint(read: Read) -> None:
    found = second(read, "--model-answers", str(RECORDINGS))
    assert found["model"] == "stub-1"
    assert found["rows"] > 0
    code, out, _ = read("--llm", "--model-answers", str(RECORDINGS))
    assert code == 0
    assert "only rules" in out


def test_neither_an_endpoint_nor_recordings_says_what_to_set(read: Read) -> None:
    code, _, err = read("--llm")
    assert code == 2
    assert "MULTIPOLAR_LLM_BASE_URL" in err
