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
from .made_up import CLAIM, EMPTY, POSITION, RECORDINGS

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


def rules_of(path: str, kind: str) -> set[str]:
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    return {row["rule"] for row in rows if row["kind"] == kind}


def test_the_models_rows_lead_where_they_are_asked_for(read: Read, stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(stub, monkeypatch)
    code, out, err = read("--llm", "--lead", "llm", "--jsonl", "led.jsonl", "--report", "led.html", "--json")
    assert code == 0, err
    told = json.loads(out)
    assert (told["lead"], told["claims"], told["positions"], told["events"]) == ("stub-1", 1, 1, 0)
    assert rules_of("led.jsonl", "claim") == rules_of("led.jsonl", "position") == {"model:stub-1"}
    assert rules_of("led.jsonl", "event") == set()
    assert all(rule.startswith("actors.") for rule in rules_of("led.jsonl", "mention")), "names stay those of the rules"
    assert "the language model <strong>stub-1</strong> found" in Path("led.html").read_text(encoding="utf-8")
    read("--lead", "rules", "--jsonl", "rules.jsonl")
    assert "model:stub-1" not in rules_of("rules.jsonl", "claim")


def test_where_the_model_gave_no_answer_the_rules_rows_stay(read: Read, stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(stub, monkeypatch)
    read("--llm")
    Path("other.txt").write_text("Kenya accused Uganda of arming rebels in the north. Uganda denied the charge.\n", encoding="utf-8")
    monkeypatch.delenv("MULTIPOLAR_LLM_BASE_URL")
    code, _, err = read("other.txt", "--lead", "llm", "--jsonl", "led.jsonl")
    assert code == 0, err
    rows = [json.loads(line) for line in Path("led.jsonl").read_text(encoding="utf-8").splitlines()]
    by_document = {row["doc"]: row["rule"].startswith("model:") for row in rows if row["kind"] == "claim"}
    assert by_document == {"article.txt": True, "other.txt": False}


@pytest.mark.parametrize(("lead", "said"), [("llm", "--llm"), ("qwen", "--llm"), ("RULES", "--llm")])
def test_a_lead_without_rows_says_what_to_do(read: Read, lead: str, said: str) -> None:
    code, _, err = read("--lead", lead)
    assert code == 2
    assert said in err


def test_of_two_models_one_is_named(read: Read, stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(stub, monkeypatch)
    read("--llm")
    monkeypatch.setenv("MULTIPOLAR_LLM_MODEL", "stub-2")
    stub.answers.clear()
    stub.says({**EMPTY, "positions": [POSITION]})
    read("--llm")
    code, _, err = read("--lead", "llm")
    assert code == 2
    assert "stub-1, stub-2" in err
    code, out, _ = read("--lead", "stub-2", "--json")
    assert code == 0
    assert (json.loads(out)["claims"], json.loads(out)["positions"]) == (0, 1)
    code, _, err = read("--lead", "stub-3")
    assert code == 2
    assert "rules, llm or stub-1, stub-2" in err


def test_an_answer_that_cannot_be_used_leaves_the_rules_rows_and_can_be_asked_for_again(
    read: Read, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, by_rules, _ = read("--json")
    answers(stub, monkeypatch)
    good = stub.answers.pop()
    stub.says("I would rather not.")
    code, out, _ = read("--llm", "--lead", "llm", "--json")
    found = json.loads(out)
    assert (code, found["second"]["documents"], found["second"]["of"], found["second"]["rows"]) == (0, 0, 1, 0)
    assert (found["claims"], found["led"]) == (json.loads(by_rules)["claims"], 0)
    (problem,) = found["second"]["problems"]
    assert "answer not JSON" in problem
    (recorded,) = Path("e.duckdb.answers").iterdir()
    assert recorded.name in problem
    recorded.unlink()
    stub.answers[:] = [good]
    again = json.loads(read("--llm", "--lead", "llm", "--json")[1])
    assert (again["second"]["documents"], again["led"], again["claims"]) == (1, 1, 1)


def test_the_agreement_is_that_of_one_model(read: Read, stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(stub, monkeypatch)
    alone = second(read)["agreement"]
    monkeypatch.setenv("MULTIPOLAR_LLM_MODEL", "stub-2")
    stub.answers.clear()
    stub.says(EMPTY)
    other = second(read)["agreement"]
    assert alone["claim"]["both"] + alone["claim"]["only_model"] == 1
    assert all(each["both"] + each["only_model"] == 0 for each in other.values())


def test_what_was_rejected_is_listed_with_the_words_at_fault(read: Read, stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(stub, monkeypatch)
    code, out, _ = read("--llm")
    assert code == 0
    assert "article.txt, claim: quote not in the text: words that nobody wrote" in out
    told = {"document": "article.txt", "kind": "claim", "reason": "quote not in the text", "words": "words that nobody wrote"}
    Path("e.duckdb").unlink()
    assert second(read)["rejections"] == [told]


def test_a_lead_that_cannot_be_met_is_refused_before_anybody_is_asked(read: Read, stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(stub, monkeypatch)
    code, _, err = read("--llm", "--lead", "stub-9")
    assert (code, stub.requests) == (2, [])
    assert "rules, llm or stub-1" in err


def test_with_llm_the_model_that_was_asked_leads(read: Read, stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(stub, monkeypatch)
    read("--llm")
    monkeypatch.setenv("MULTIPOLAR_LLM_MODEL", "stub-2")
    stub.answers.clear()
    stub.says(EMPTY)
    code, out, err = read("--llm", "--lead", "llm", "--json")
    assert code == 0, err
    assert (json.loads(out)["lead"], json.loads(out)["claims"]) == ("stub-2", 0)


def test_tables_hold_the_contradictions_of_the_reader_that_leads(read: Read, stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(stub, monkeypatch)
    _, out, _ = read("--llm", "--lead", "llm", "--csv", "led", "--jsonl", "led.jsonl", "--json")
    lines = [line for line in Path("led.jsonl").read_text(encoding="utf-8").splitlines() if json.loads(line)["kind"] == "contradiction"]
    with Path("led/contradictions.csv").open(encoding="utf-8", newline="") as table:
        assert sum(1 for _ in table) - 1 == len(lines) == json.loads(out)["contradictions"]


@pytest.mark.parametrize("seconds", ["0", "-5", "fast", "1e3", "99999999999"])
def test_a_wrong_number_in_the_environment_says_what_is_allowed(
    read: Read, stub: Stub, monkeypatch: pytest.MonkeyPatch, seconds: str
) -> None:
    answers(stub, monkeypatch)
    monkeypatch.setenv("MULTIPOLAR_LLM_TIMEOUT", seconds)
    code, _, err = read("--llm")
    assert (code, stub.requests) == (2, [])
    assert "MULTIPOLAR_LLM_TIMEOUT" in err
    assert "1 to 86,400 seconds" in err
