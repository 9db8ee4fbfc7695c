"""Articles that follow others on the same war: what they tell is read, and days that they take back are said to be taken back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.e2e.terminal import Say, answer

import multipolar as mp
from multipolar.scenario.placeholders import is_beginning_placeholder

FEW = ("--runs", "20")

FIRST = (
    "NAIROBI, 2 May 2031 — Tanzanian forces attacked Kenyan troops near Taveta and Mombasa on 1 May 2031, killing six, Kenya said. The "
    "African Union condemned the attack. Envoys of Kenya and Tanzania will meet in Muscat on 20 May 2031 for talks."
)
SECOND = (
    "MUSCAT, {day} May 2031 — Kenya and Tanzania signed a truce in Muscat, mediators said. Tanzanian troops will leave Taveta and Mombasa. "
    "The African Union welcomed the accord. Kenya demands that Tanzania withdraw all its troops from the occupied coast."
)


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
        {
            "name": "later.txt",
            "source": "d000",
            "title": "0.txt (no title is given)",
            "how": "rewrite",
            "day": "2031-05-03",
            "source_day": "2031-05-02",
        }
    ]
    code, out, _ = say("update", "war", "later.txt", "--documents", "articles", *FEW)
    assert code == 0
    said = " ".join(out.split())
    assert "later.txt of 3 May 2031 was taken for a rewrite of d000 (“0.txt (no title is given)”) of 2 May 2031" in said
    assert "Nothing of it was read." in said
    assert "--as-news reads it as news" in said
    found = answer(say, "update", "war", "later.txt", "--documents", "articles", "--as-news", *FEW)
    assert (found["new"], found["known"], [each["source"] for each in found["retold"]]) == (["later.txt"], [], ["d000"])
    assert found["moved"]


def test_the_same_text_counts_once_even_as_news(say: Say) -> None:
    drafted(say, FIRST)
    found = update(say, FIRST, "--as-news")
    assert (found["new"], [each["how"] for each in found["known"]]) == ([], ["same"])


# ---- what was a placeholder is told ----------------------------------------------------------------------------------------------------

AT_ODDS = (
    "NAIROBI, 2 May 2031 — Kenya demands that Tanzania withdraw all its troops from the occupied coast. Tanzania rejects the demand. "
    "Uganda backs Kenya."
)
SHOTS = "NAIROBI, 20 May 2031 — Tanzanian forces attacked Kenyan troops near Taveta on 18 May 2031, killing six, Kenya said."


def test_a_case_whose_war_is_told_to_begin_no_longer_says_that_nobody_knows(say: Say) -> None:
    before = drafted(say, AT_ODDS)
    assert "placeholder, 2029" in Path("war/README.md").read_text(encoding="utf-8")
    update(say, SHOTS, "-o", "next")
    readme, now = Path("next/README.md").read_text(encoding="utf-8"), mp.load("next")
    assert str(now.scenario.war.began) == "2031-05-18"
    assert "no document dates an attack" not in readme
    assert f"2031-05-18, by a document that was added later; it was a placeholder, {before.scenario.war.began}" in readme
    assert not [text for text in (readme, now.scenario.war.note) if text is None or "do not tell that they fight" in text]


def test_a_day_before_the_war_was_known_to_begin_has_the_placeholder_of_that_day(say: Say) -> None:
    before = drafted(say, AT_ODDS)
    update(say, SHOTS, "-o", "next")
    back = mp.load("next").at("2031-05-03")
    assert back.scenario.war.began == before.scenario.war.began
    assert is_beginning_placeholder(back)
    assert answer(say, "run", "next", "--as-of", "2031-05-03", *FEW)
    assert answer(say, "check", "next", "--documents", ".")["errors"] == []
    assert not is_beginning_placeholder(mp.load("next").at("2031-05-20"))
    assert say("run", "next", "--as-of", "2028-01-01", *FEW)[0] == 2


def test_what_a_person_wrote_of_the_war_stays(say: Say) -> None:
    drafted(say, AT_ODDS)
    text = Path("war/scenario.yaml").read_text(encoding="utf-8")
    Path("war/scenario.yaml").write_text(re.sub(r"(?m)^  note: .*$", "  note: A cold war so far.", text), encoding="utf-8")
    update(say, SHOTS, "-o", "next")
    assert mp.load("next").scenario.war.note == "A cold war so far."


@pytest.mark.parametrize(("value", "said"), [("soon", "'soon' is no day"), ("2031-05-20", "cannot have begun on 2031-05-20")])
def test_an_earlier_beginning_that_makes_no_sense_is_refused_with_its_place(say: Say, value: str, said: str) -> None:
    drafted(say, AT_ODDS)
    update(say, SHOTS, "-o", "next")
    text = Path("next/scenario.yaml").read_text(encoding="utf-8")
    head, mark, entry = text.partition("  - address: war.began\n")
    Path("next/scenario.yaml").write_text(head + mark + re.sub(r"(?m)^    value: .*$", f"    value: {value}", entry), encoding="utf-8")
    code, out, err = say("check", "next")
    assert code != 0
    assert said in " ".join((out + err).split())
    assert "scenario.yaml:" in out + err


# ---- days that are taken back ----------------------------------------------------------------------------------------------------------


def test_a_day_of_the_calendar_that_is_called_off_is_named_and_the_new_one_enters(say: Say) -> None:
    case = drafted(say, FIRST)
    assert [str(each.on) for each in case.scenario.calendar] == ["2031-05-20"]
    text = (
        "MUSCAT, 12 May 2031 — Kenya and Tanzania have postponed the talks that were to open in Muscat on 20 May until 29 May, Oman said."
    )
    found = update(say, text, "-o", "next")
    assert [(each["id"], "postponed" in each["sentence"]) for each in found["called_off"]] == [("day-2031-05-20", True)]
    assert [each["on"] for each in found["calendar"]] == ["2031-05-29"]
    assert "calendar.day-2031-05-20: called off or put off" in Path("next/README.md").read_text(encoding="utf-8")
    assert [str(each.on) for each in mp.load("next").scenario.calendar] == ["2031-05-20", "2031-05-29"], "the author takes days out"
    _, out, _ = say("update", "war", "later.txt", "--documents", "articles", *FEW)
    assert "calendar.day-2031-05-20  called off or put off" in out
