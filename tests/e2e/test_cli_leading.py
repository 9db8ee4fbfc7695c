"""Going by a language model's rows: drafts from them, updates with them, and what is said where there are none."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests.e2e.terminal import Say

FIRST = ("articles/01-dispatch.txt", "articles/02-another-paper.txt", "articles/03-essay.txt")

WAR = {
    "sentence": 2, "quote": "Azerbaijan shelled two towns in southern Armenia on Monday", "trigger": "shelled", "source": ["Azerbaijan"],
    "target": ["Armenia"], "type": "ASSAULT", "mode": "actual", "when": "Monday", "reciprocal": False,
}  # fmt: skip
DEMAND = {
    "sentence": 6, "quote": "Yerevan demands the full withdrawal of troops from the hills they seized in March", "actors": ["Yerevan"],
    "direction": "demand", "basis": "reported", "condition": "", "hedged": False, "target": ["Azerbaijan"],
}  # fmt: skip
LATER = {
    "sentence": 4, "quote": "Azerbaijan condemned the decision", "a": "Azerbaijan", "b": "Armenia", "type": "hostile", "sign": "-",
    "directed": True, "status": "actual",
}  # fmt: skip
EMPTY: dict[str, list[Any]] = {"actors": [], "groups": [], "claims": [], "positions": [], "events": [], "relations": []}
KNOWS = {"shelled two towns": {"events": [WAR], "positions": [DEMAND]}, "keep the hills": {"relations": [LATER]}}
"""What the model answers, by words of the document that it is asked about."""


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language model that knows one thing of the dispatch and one of the later article."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["messages"][1]["content"]
            content = json.dumps({**EMPTY, **next((rows for words, rows in KNOWS.items() if words in asked), {})})
            body = json.dumps({"choices": [{"message": {"role": "assistant", "content": content}, "finish_reason": "stop"}]}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("MULTIPOLAR_LLM_BASE_URL", f"http://127.0.0.1:{server.server_port}/v1")
    monkeypatch.setenv("MULTIPOLAR_LLM_MODEL", "reader-7b")
    yield
    server.shutdown()
    server.server_close()


@pytest.fixture
def say(say: Say, monkeypatch: pytest.MonkeyPatch) -> Say:
    """Run a command in a folder with the articles to practise on, where no language model is set up."""
    for name in ("BASE_URL", "API_KEY", "MODEL"):
        monkeypatch.delenv(f"MULTIPOLAR_LLM_{name}", raising=False)
    assert say("new", "articles", "articles")[0] == 0
    return say


def quoted(say: Say, case: str) -> set[str]:
    """Passages that the numbers of a case rest on."""
    found = json.loads(say("evidence", case, "--documents", "articles", "--json")[1])
    return {passage["quote"] for number in found["numbers"] for passage in number["passages"]}


def test_a_draft_rests_on_the_models_rows_alone(say: Say, model: None) -> None:
    assert say("read", *FIRST, "--out", "e.duckdb", "--llm")[0] == 0
    code, _, err = say("draft", "e.duckdb", "-o", "border", "--lead", "llm")
    assert code == 0, err
    quotes = quoted(say, "border")
    assert DEMAND["quote"] in quotes
    assert "what reader-7b made of them" in Path("border/evidence.yaml").read_text(encoding="utf-8")
    assert "Read by reader-7b." in Path("border/README.md").read_text(encoding="utf-8")
    assert Path("border/sources.yaml").read_text(encoding="utf-8").count("reader: reader-7b") == 3
    assert say("check", "border", "--documents", "articles")[0] == 0
    assert say("draft", "e.duckdb", "-o", "by-rules")[0] == 0
    assert quoted(say, "by-rules") - quotes, "the rules found what the model did not"


def test_an_update_goes_by_the_models_rows_and_replays_them(say: Say, model: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert say("read", *FIRST, "--out", "e.duckdb", "--llm")[0] == 0
    assert say("draft", "e.duckdb", "-o", "border", "--lead", "llm")[0] == 0
    last = max(Path("articles").iterdir())
    words = ("update", "border", last, "--llm", "--runs", "20", "--json")
    code, out, err = say(*words)
    assert code == 0, err
    found = json.loads(out)
    assert (found["lead"], found["second"]) == ("reader-7b", {"rejected": {}, "problems": []})
    quotes = {why["quote"] for moved in found["moved"] for why in moved["why"]}
    assert quotes == {LATER["quote"]}
    monkeypatch.delenv("MULTIPOLAR_LLM_BASE_URL")
    assert json.loads(say(*words)[1])["moved"] == found["moved"], "recorded answers give the same"
    by_rules = json.loads(say("update", "border", last, "--runs", "20", "--json")[1])
    assert by_rules["lead"] == "rules"
    assert len(by_rules["missing"]) > len(found["missing"]), "the rules find more in it, of numbers that this case lacks"


def test_an_update_without_endpoint_or_answers_says_what_to_set(say: Say) -> None:
    assert say("read", *FIRST, "--out", "e.duckdb")[0] == 0
    assert say("draft", "e.duckdb", "-o", "border")[0] == 0
    last = max(Path("articles").iterdir())
    code, _, err = say("update", "border", last, "--llm", "--runs", "20")
    assert code == 2
    assert "MULTIPOLAR_LLM_BASE_URL" in err
    code, _, err = say("draft", "e.duckdb", "-o", "other", "--lead", "llm")
    assert code == 2
    assert "multipolar read DOCUMENTS --out e.duckdb --llm" in err
    assert not Path("other").exists()


def test_a_case_of_two_readers_says_who_read_what(say: Say, model: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert say("read", FIRST[0], "--out", "e.duckdb", "--llm")[0] == 0
    monkeypatch.delenv("MULTIPOLAR_LLM_BASE_URL")
    code, out, _ = say("read", *FIRST, "--out", "e.duckdb", "--lead", "llm")
    assert code == 0
    assert "rows of reader-7b in 1 of 3 documents" in out
    assert say("read", *FIRST, "--out", "e.duckdb", "--lead", "llm", "--report", "page.html")[0] == 0
    listed = re.findall(r'<li id="l\d">.*?</li>', Path("page.html").read_text(encoding="utf-8"), re.DOTALL)
    read_by = [re.findall(r"read by <bdi>(.*?)</bdi>", each) for each in listed]
    assert read_by == [["reader-7b"], ["the rules"], ["the rules"]]
    assert "01-dispatch.txt" in listed[0]
    assert say("draft", "e.duckdb", "-o", "border", "--lead", "llm")[0] == 0
    assert "Read by reader-7b (d000) and the rules (the others)." in Path("border/README.md").read_text(encoding="utf-8")
    assert "what reader-7b (d000) and the rules (the others) made of them" in Path("border/evidence.yaml").read_text(encoding="utf-8")
    assert Path("border/sources.yaml").read_text(encoding="utf-8").count("reader: reader-7b") == 1


def test_an_update_by_another_reader_says_so_and_is_recorded(say: Say, model: None) -> None:
    assert say("read", *FIRST, "--out", "e.duckdb", "--llm")[0] == 0
    assert say("draft", "e.duckdb", "-o", "by-model", "--lead", "llm")[0] == 0
    assert say("draft", "e.duckdb", "-o", "by-rules")[0] == 0
    last = max(Path("articles").iterdir())
    _, out, _ = say("update", "by-model", last, "--runs", "20")
    assert "No document of by-model was read by the rules before" in out
    assert "With --llm a language model reads." in out
    _, out, _ = say("update", "by-rules", last, "--llm", "--runs", "20", "-o", "later")
    assert "No document of by-rules was read by reader-7b before" in out
    assert Path("later/sources.yaml").read_text(encoding="utf-8").count("reader: reader-7b") == 1
    assert "With 04-later.txt, read by reader-7b, as of" in Path("later/README.md").read_text(encoding="utf-8")
    for same in (("by-model", "--llm"), ("by-rules",)):
        assert json.loads(say("update", same[0], last, *same[1:], "--runs", "20", "--json")[1])["new_readers"] == []
