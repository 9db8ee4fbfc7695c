"""Text all in capitals: read like the same text in usual letters, with every quote as it stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipolar.api import draft, read
from multipolar.evidence.actors.capitals import in_usual_letters
from multipolar.evidence.language import find_parser
from multipolar.evidence.read import Found
from multipolar.evidence.read import read as read_rows
from multipolar.results.evidence import Document, Row
from multipolar.scenario import load

TEXT = (
    "NAIROBI, 2 May 2031 - Tanzanian forces attacked Kenyan troops near Mombasa on 1 May 2031, killing six, Kenya said. The African Union "
    "condemned the attack. Envoys of Kenya and Tanzania will meet in Muscat on 20 May 2031 for talks.\n\nKenya demands that Tanzania "
    "withdraw all its troops from the occupied coast, its foreign minister said. The US and the EU back Kenya. President Donald Trump said "
    "he would impose sanctions on Tanzania unless it withdraws.\n"
)


def found(text: str, model: str | None) -> Found:
    (one,) = read_rows([Document(id="d", name="d", address="d", text=text)], find_parser(model))
    return one


def told(row: Row) -> tuple[object, ...]:
    kept = ("actors", "source", "target", "plover", "mode", "direction", "issue", "a", "b", "sign", "earliest", "latest")
    return (row.kind, row.span, *(getattr(row, name, None) for name in kept))


@pytest.mark.parametrize("model", [None, "none"])
def test_a_text_in_capitals_tells_what_it_tells_in_usual_letters(model: str | None) -> None:
    usual, loud = found(TEXT, model), found(TEXT.upper(), model)
    assert [told(row) for row in loud.rows] == [told(row) for row in usual.rows]
    assert {row.kind for row in loud.rows} >= {"mention", "claim", "position", "event", "relation", "date"}
    assert all(loud.parsed.quote(row.span) == usual.parsed.quote(row.span).upper() for row in loud.rows)


@pytest.mark.parametrize("model", [None, "none"])
def test_a_sentence_in_capitals_among_others_is_read_too(model: str | None) -> None:
    text = "The president wrote at night. RUSSIA MUST STOP ITS ATTACKS ON UKRAINE NOW! He had said so before."
    rows = [(row.kind, *getattr(row, "actors", ())) for row in found(text, model).rows]
    assert ("mention", "state:RUS") in rows
    assert ("mention", "state:UKR") in rows
    assert not [row for row in found(text, model).rows if getattr(row, "proposed", "")], "STOP, ATTACKS and NOW are nobody"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("TRUMP: NO DEAL WITHOUT ZELENSKY'S CONSENT, SAYS US OFFICIAL", "Trump: No deal without Zelensky's consent, says US official"),
        ("UKRAINIANS IN THE U.S. ASK WHO WILL PAY FOR IT IN MAY", "Ukrainians in the U.S. ask who will pay for it in May"),
        ("RSF FIGHTERS AND J. D. VANCE'S AIDES MAY MEET MR SMITH", "RSF fighters and J. D. Vance's aides may meet Mr Smith"),
        ("FIGHTING NEARS TAVETA AS TALKS STALL\n\nAll near Taveta left.", "Fighting nears Taveta as talks stall\n\nAll near Taveta left."),
        ("The IAEA, NATO, EU, UN, IMF and OPEC met.", "The IAEA, NATO, EU, UN, IMF and OPEC met."),
        ("ADDIS ABABA, 3 June 2031 (AP) - The army fired.", "ADDIS ABABA, 3 June 2031 (AP) - The army fired."),
    ],
)  # fmt: skip
def test_what_is_known_to_be_a_name_keeps_its_capital(text: str, written: str) -> None:
    assert in_usual_letters(text) == written


@given(st.text(alphabet=st.sampled_from("ABCDE ZİßǅΣ.,'’-—\n19aé"), max_size=120) | st.text(max_size=60))
def test_every_letter_stays_where_it_is(text: str) -> None:
    for each in (text, text.upper(), f"NO DEAL WITH THE ARMY NOW {text.upper()}"):
        assert len(in_usual_letters(each)) == len(each)


def test_a_case_can_be_drafted_from_a_text_in_capitals(tmp_path: Path) -> None:
    (tmp_path / "loud.txt").write_text(TEXT.upper())
    read(tmp_path / "loud.txt", out=tmp_path / "e.duckdb")
    case = load(draft(tmp_path / "e.duckdb", out=tmp_path / "case").folder)
    assert {"kenya", "tanzania"} <= set(case.scenario.actors)
    assert [each.on for each in case.scenario.calendar] == [date(2031, 5, 20)]
