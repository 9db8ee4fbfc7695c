"""Articles that follow others on the same war: what they tell is read, and days that they take back are said to be taken back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import multipolar as mp
from multipolar.cli import main

Say = Callable[..., tuple[int, str, str]]
FEW = ("--runs", "20")

FIRST = (
    "NAIROBI, 2 May 2031 — Tanzanian forces attacked Kenyan troops near Taveta and Mombasa on 1 May 2031, killing six, Kenya said. The African "
    "Union condemned the attack. Envoys of Kenya and Tanzania will meet in Muscat on 20 May 2031 for talks."
)
SECOND = (
    "MUSCAT, {day} May 2031 — Kenya and Tanzania signed a truce in Muscat, mediators said. Tanzanian troops will leave Taveta and Mombasa. "
    "The African Union welcomed the accord. Kenya demands that Tanzania withdraw all its troops from the occupied coast."
)


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    monkeypatch.chdir(tmp_path)

    def call(*words: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([str(word) for word in words])
        shown = capsys.readouterr()
        assert "Traceback" not in shown.err
        return code, shown.out, shown.err

    return call


def answer(say: Say, *words: str | Path) -> Any:
    code, out, err = say(*words, "--json")
    assert code == 0, err
    return json.loads(out)


def drafted(say: Say, *texts: str) -> mp.Case:
    """A case drafted from these articles, in the folder ``war``; the articles lie in ``articles``."""
    Path("articles").mkdir()
    for number, text in enumerate(texts):
        Path(f"articles/{number}.txt").write_text(text, encoding="utf-8")
    answer(say, "read", "articles", "--out", "e.duckdb")
    answer(say, "draft", "e.duckdb", "-o", "war", "--sides", "Tanzania,Kenya")
    return mp.load("war")


def update(say: Say, text: str, *words: str, case: str = "war") -> Any:
    Path("later.txt").write_text(text, encoding="utf-8")
    return answer(say, "update", case, "later.txt", "--documents", "articles", *FEW, *words)


# ---- what follows is no retelling ----------------------------------------------------------------------------------------------------


def test_an_article_of_the_next_week_about_the_same_places_is_news(say: Say) -> None:
    drafted(say, FIRST)
    found = update(say, SECOND.format(day=10))
    assert (found["new"], found["known"]) == (["later.txt"], [])


def test_what_is_taken_for_a_retelling_says_both_days_and_is_read_where_asked(say: Say) -> None:
    drafted(say, FIRST)
    assert update(say, SECOND.format(day=3))["known"] == [
        {"name": "later.txt", "source": "d000", "how": "rewrite", "day": "2031-05-03", "source_day": "2031-05-02"}
    ]
    code, out, _ = say("update", "war", "later.txt", "--documents", "articles", *FEW)
    assert code == 0
    assert "later.txt of 3 May 2031 tells the story of d000 of 2 May 2031" in " ".join(out.split())
    assert "--as-news" in out
    found = answer(say, "update", "war", "later.txt", "--documents", "articles", "--as-news", *FEW)
    assert (found["new"], found["known"], [each["source"] for each in found["retold"]]) == (["later.txt"], [], ["d000"])
    assert found["moved"]


def test_the_same_text_counts_once_even_as_news(say: Say) -> None:
    drafted(say, FIRST)
    found = update(say, FIRST, "--as-news")
    assert (found["new"], [each["how"] for each in found["known"]]) == ([], ["same"])
