"""Reading in the terminal: articles in, an evidence file, a case that runs, and what later articles do to it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.e2e.terminal import Say, answer

from multipolar.errors import InputError

SAMPLES = "000", "001", "004"


@pytest.fixture
def say(say: Say) -> Say:
    """Run a command in a folder with the articles to practise on."""
    assert say("new", "articles", "articles")[0] == 0
    return say


FIRST = ("articles/01-dispatch.txt", "articles/02-another-paper.txt", "articles/03-essay.txt")


@pytest.fixture
def case(say: Say) -> str:
    answer(say, "read", *FIRST, "--out", "e.duckdb")
    answer(say, "draft", "e.duckdb", "-o", "border")
    return "border"


def test_articles_become_evidence_with_exact_quotes(say: Say) -> None:
    found = answer(say, "read", "articles", "--out", "e.duckdb", "--jsonl", "e.jsonl")
    assert (found["documents"], found["stories"], found["skipped"]) == (4, 3, [])
    texts = {path.name: path.read_text() for path in Path("articles").iterdir()}
    rows = [json.loads(line) for line in Path("e.jsonl").read_text(encoding="utf-8").splitlines()]
    spans = [
        (row["doc"], span) for row in rows for span in (row, *row.values()) if isinstance(span, dict) and "quote" in span and "doc" in row
    ]
    assert len(spans) > 100
    assert all(texts[name][span["start"] : span["end"]] == span["quote"] for name, span in spans)


def test_rows_of_tables_are_passed_over_and_that_is_said(say: Say) -> None:
    Path("table.md").write_text(
        "# Aims\n\n| Party | Wants |\n| --- | --- |\n| Eritrea | Sovereign corridor to Assab |\n\nChad attacked Sudan.\n", encoding="utf-8"
    )
    found = answer(say, "read", "table.md", "--out", "t.duckdb")
    assert (found["table_lines"], found["mentions"], found["events"]) == ({"table.md": 3}, 2, 1)


def test_reading_again_adds_nothing(say: Say) -> None:
    once = answer(say, "read", "articles", "--out", "e.duckdb")
    again = answer(say, "read", "articles", "--out", "e.duckdb")
    assert (once["new"], again["new"], again["already"]) == (4, 0, 4)
    assert {k: once[k] for k in ("claims", "events", "mentions")} == {k: again[k] for k in ("claims", "events", "mentions")}


def test_reading_in_two_steps_gives_what_one_gives(say: Say) -> None:
    answer(say, "read", *FIRST, "--out", "a.duckdb")
    two = answer(say, "read", "articles/04-later.txt", "--out", "a.duckdb")
    one = answer(say, "read", "articles", "--out", "b.duckdb")
    same = ("documents", "stories", "mentions", "claims", "positions", "events", "relations", "dates", "scenarios", "contradictions")
    assert {k: two[k] for k in same} == {k: one[k] for k in same}


def test_reading_without_a_model_says_once_how_to_get_one_unless_that_was_asked_for(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multipolar.evidence.language.parser.MODELS", ())
    code, out, err = say("read", "articles", "--out", "e.duckdb", "--json")
    assert code == 0
    assert json.loads(out)["model"] == "no language model"
    assert err.count("pip install '.[text]'") == 1
    assert "evidence file" in err, "what was read stays as it is in this one"
    assert "pip install" not in say("read", "articles", "--out", "e.duckdb")[2], "nothing was read this time"
    assert "pip install" not in say("read", "articles", "--out", "asked.duckdb", "--model", "none")[2]


def test_what_cannot_be_read_is_named_and_the_rest_is_read(say: Say) -> None:
    Path("articles/empty.txt").write_text("", encoding="utf-8")
    Path("articles/picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    Path("articles/deutsch.txt").write_text(
        "Der Rat hat gesagt, dass die Gespräche nicht zu Ende sind und der Hafen mit den Schiffen bei der Insel bleibt.", encoding="utf-8"
    )
    found = answer(say, "read", "articles", "--out", "e.duckdb")
    assert found["documents"] == 4
    assert sorted(Path(each["name"]).name for each in found["skipped"]) == ["deutsch.txt", "empty.txt", "picture.png"]
    code, _, err = say("read", "articles", "--out", "e.duckdb")
    assert code == 0
    assert "skipped articles/empty.txt: the file is empty." in err


def test_a_copy_under_another_name_counts_once(say: Say) -> None:
    Path("articles/copy.txt").write_bytes(Path("articles/03-essay.txt").read_bytes())
    found = answer(say, "read", "articles", "--out", "e.duckdb")
    assert found["documents"] == 4
    assert "the same bytes as" in found["skipped"][0]["why"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("read", "nowhere.txt"), "no file or folder"),
        (("read", "articles", "--model", "en_core_web_huge"), "in the folder of the program, pip install '.[text]'"),
        (("read", "articles", "--out", "articles"), "is a folder"),
        (("draft", "none.duckdb", "-o", "c"), "There is no evidence file"),
        (("draft", "articles/01-dispatch.txt", "-o", "c"), "01-dispatch.txt"),
        (("update", "border-dispute", "nowhere.txt"), "no file or folder"),
        (("update", "border-dispute", "articles", "--runs", "0"), "--runs is 0"),
        (("evidence", "border-dispute", "--address", "positons"), "no number under 'positons'"),
        (("evidence", "nothing-here"), "no case 'nothing-here'"),
        (("new", "articles", "articles"), "exists"),
    ],
)
def test_wrong_input_is_told_with_the_next_step(say: Say, words: tuple[str, ...], said: str) -> None:
    code, _, err = say(*words)
    assert code in (1, 2)
    assert said in err


def test_a_drafted_case_is_whole_runs_and_says_what_it_rests_on(say: Say, case: str) -> None:
    checked = answer(say, "check", case, "--documents", "articles")
    assert (checked["errors"], checked["quotes_bad"]) == ([], 0)
    assert checked["evidence"] >= 5
    run = answer(say, "run", case, "--runs", "64", "--out", "r")
    assert abs(sum(each["p"] for each in run["paths"].values()) - 1.0) < 1e-9
    behind = answer(say, "evidence", case, "--documents", "articles")
    assert behind["counts"]["proposed"] > 0
    assert behind["counts"]["generic"] > 0
    assert all(quote["quote"] for number in behind["numbers"] for quote in number["passages"])
    text = Path(case, "README.md").read_text(encoding="utf-8")
    assert "proposal" in text


def test_a_draft_does_not_overwrite(say: Say, case: str) -> None:
    code, _, err = say("draft", "e.duckdb", "-o", case)
    assert code == 2
    assert "nothing was touched" in err


def test_a_draft_from_a_page_carries_the_text_that_its_quotes_stand_in(say: Say) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in Path("articles/01-dispatch.txt").read_text(encoding="utf-8").splitlines() if line)
    Path("page.html").write_text(f"<!doctype html><html><body><article>{paragraphs}</article></body></html>", encoding="utf-8")
    answer(say, "read", "page.html", "--out", "e.duckdb")
    answer(say, "draft", "e.duckdb", "-o", "c", "--as-of", "2031-06-10")
    checked = answer(say, "check", "c")
    assert (checked["errors"], checked["quotes_bad"]) == ([], 0)
    assert all(quote["state"] == "at hand" for number in answer(say, "evidence", "c")["numbers"] for quote in number["passages"])


def test_a_later_article_moves_numbers_and_paths_follow_one_by_one(say: Say, case: str) -> None:
    found = answer(say, "update", case, "articles/04-later.txt", "--runs", "200", "-o", "updated")
    assert found["new"] == ["04-later.txt"]
    assert found["moved"]
    later = Path("articles/04-later.txt").read_text(encoding="utf-8")
    for move in found["moved"]:
        assert move["before"] != move["after"]
        assert all(later[why["start"] : why["end"]] == why["quote"] for why in move["why"])
        assert abs(sum(path["change"] for path in move["paths"].values())) < 1e-9
    changes = {path: found["paths"]["after"][path] - found["paths"]["before"][path] for path in found["paths"]["before"]}
    steps = [found["as_of"], *found["moved"]]
    told = {path: sum(step["paths"][path]["change"] for step in steps) for path in changes}
    assert told == pytest.approx(changes, abs=1e-9)
    checked = answer(say, "check", "updated", "--documents", "articles")
    assert (checked["errors"], checked["quotes_bad"]) == ([], 0)
    updated = answer(say, "evidence", "updated")
    moved = {move["address"]: move["after"] for move in found["moved"]}
    assert {each["address"]: each["value"] for each in updated["numbers"] if each["address"] in moved} == moved


def test_a_document_that_the_case_stands_on_moves_nothing(say: Say, case: str) -> None:
    found = answer(say, "update", case, "articles/03-essay.txt", "--runs", "100")
    assert (found["new"], found["moved"]) == ([], [])
    assert [(each["name"], each["how"]) for each in found["known"]] == [("03-essay.txt", "same")]
    assert found["paths"]["before"] == found["paths"]["after"]


def test_a_rewrite_of_what_the_case_stands_on_is_told_apart(say: Say) -> None:
    answer(say, "read", "articles/01-dispatch.txt", "articles/03-essay.txt", "--out", "e.duckdb")
    answer(say, "draft", "e.duckdb", "-o", "c")
    found = answer(say, "update", "c", "articles/02-another-paper.txt", "--documents", "articles", "--runs", "50")
    assert [(each["source"], each["how"]) for each in found["known"]] == [("d000", "rewrite")]
    assert found["moved"] == []


def test_a_hand_written_case_is_updated_too(say: Say) -> None:
    Path("new.txt").write_text(
        "Published: 20 June 2025\n\nThe European Union demands that Ukraine keeps its army. China opposes sanctions on Russia.\n",
        encoding="utf-8",
    )
    found = answer(say, "update", "ukraine-2025", "new.txt", "--runs", "50")
    assert found["new"] == ["new.txt"]


def test_interrupted_reading_keeps_what_was_read_and_goes_on(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    from multipolar.evidence import read as reader
    from multipolar.store.evidence import EvidenceFile

    monkeypatch.setattr(reader, "BATCH", 1)
    added = EvidenceFile.add
    calls = []

    def once_then_stop(self: EvidenceFile, *rest: Any) -> None:
        if calls:
            raise KeyboardInterrupt
        calls.append(1)
        added(self, *rest)

    monkeypatch.setattr(EvidenceFile, "add", once_then_stop)
    code, _, err = say("read", "articles", "--out", "e.duckdb")
    assert code == 130
    assert "1 documents are kept" in err
    monkeypatch.setattr(EvidenceFile, "add", added)
    again = answer(say, "read", "articles", "--out", "e.duckdb")
    assert (again["already"], again["new"], again["documents"]) == (1, 3, 4)


def test_standard_input_is_read_by_the_installed_command(tmp_path: Path) -> None:
    text = "The foreign minister of France said on Friday that it would send weapons to Armenia, and that the talks would go on."
    done = subprocess.run(
        [sys.executable, "-m", "multipolar", "read", "-", "--out", str(tmp_path / "e.duckdb"), "--json"],
        input=text, capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["claims"] == 1


def test_the_samples_reach_what_is_asked_of_them(say: Say, corpus: Path, tmp_path: Path) -> None:
    gold = corpus.parent / "gold"
    if not gold.is_dir():
        pytest.skip("the annotated articles are not at hand (../shared/gold)")
    found = answer(say, "read", corpus, "--out", "e.duckdb", "--jsonl", "e.jsonl")
    assert (found["documents"], found["stories"], found["skipped"]) == (5, 4, [])
    scored = subprocess.run(
        [sys.executable, gold / "score.py", tmp_path / "e.jsonl", *(gold / f"{name}.jsonl" for name in SAMPLES)],
        capture_output=True, encoding="utf-8", timeout=120, check=True,
    )  # fmt: skip
    score = json.loads(scored.stdout)
    assert score["quotes_bad"] == 0
    assert score["claim"]["f1"] >= 0.80
    assert score["claim"]["source"] >= 0.90
    assert score["claim"]["certainty"] >= 0.85
    contested = score["claim"]["contested"]
    wrong = round(contested["gold"] * (1.0 - contested["recall"])) + (contested["precision"] < 1.0)
    assert wrong <= 1
    assert score["linked_names"]["recall"] >= 0.95
    assert score["linked_collectives"]["recall"] >= 0.80
    assert score["linked_precision"] >= 0.90
    assert score["event"]["f1"] >= 0.60
    assert score["event"]["type"] >= 0.70
    assert score["event"]["mode"] >= 0.90
    assert score["position"]["f1"] >= 0.60
    assert score["relation"]["f1"] >= 0.60
    assert score["relation"]["sign"] >= 0.95
    assert score["repeats"]["f1"] == 1.0
    assert score["clusters"] == [["001", "004"]]


def test_the_samples_disagree_on_chinese_help_and_on_who_is_in_office(say: Say, corpus: Path) -> None:
    answer(say, "read", corpus, "--out", "e.duckdb", "--jsonl", "e.jsonl")
    rows = [json.loads(line) for line in Path("e.jsonl").read_text(encoding="utf-8").splitlines()]
    pairs = {(row["type"], row["doc_a"][:3], row["doc_b"][:3]) for row in rows if row["kind"] == "contradiction"}
    assert {("events", "003", "001"), ("events", "003", "004"), ("office", "001", "001")} <= pairs


def test_a_bundled_case_names_the_article_it_stands_on(say: Say, corpus: Path) -> None:
    article = next(corpus.glob("002*"))
    found = answer(say, "update", "ukraine-2025", article, "--runs", "50")
    assert [(each["source"], each["how"]) for each in found["known"]] == [("d002", "same")]
    assert found["moved"] == []


def test_a_draft_with_two_powers_that_talk_over_the_defenders_head_runs(say: Say) -> None:
    Path("news").mkdir()
    Path("news/a.txt").write_text(
        "The war goes on\n\nMOSCOW, 3 May 2031 — Russia attacked Ukraine on Monday. Russia demands that Ukraine give up territory.\n\n"
        "Vladimir Putin met Xi Jinping in Moscow on Tuesday to discuss the war.\n\n"
        "Donald Trump met Vladimir Putin on Friday to discuss the war. The United States sent weapons to Ukraine.\n",
        encoding="utf-8",
    )
    answer(say, "read", "news", "--out", "two.duckdb")
    answer(say, "draft", "two.duckdb", "-o", "two")
    assert Path("two/scenario.yaml").read_text(encoding="utf-8").count("kind: pressure") == 1
    assert answer(say, "run", "two", "--runs", "20")["paths"]


def test_a_draft_that_could_not_be_run_is_not_written(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(say, "read", *FIRST, "--out", "e.duckdb")

    def refuse(case: object) -> None:
        raise InputError("two levers of one kind; the world knows one.")

    monkeypatch.setattr("multipolar.world.build", refuse)
    code, _, err = say("draft", "e.duckdb", "-o", "border")
    assert code == 2
    assert "nothing was written" in err
    assert "the world knows one" in err
    assert not [path for path in Path().iterdir() if "border" in path.name]
