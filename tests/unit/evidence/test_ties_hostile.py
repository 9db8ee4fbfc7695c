"""Hostile ties that verbs tell: blows at things, demands, refusals, anger, broken talks. Every sentence is made up."""

from __future__ import annotations

import pytest

from multipolar.evidence.language import find_parser
from multipolar.evidence.read import read as read_documents
from multipolar.results.evidence import Document, Tie

from .test_ties import bound

PERU, CHILE, BRAZIL, BOLIVIA = "state:PER", "state:CHL", "state:BRA", "state:BOL"
VEGA, ROJAS, MERCOSUR = "per:ana-vega", "per:luis-rojas", "org:mercosur"


def told(text: str) -> set[tuple[str, str, str]]:
    return {(tie.a, tie.b, tie.sign) for tie in bound(text)}


@pytest.mark.parametrize(
    ("text", "a", "b", "sign"),
    [
        # blows at things on somebody's soil
        ("Peruvian missiles knocked out a power plant in two Chilean regions.", PERU, CHILE, "-"),
        ("Chile has crippled a third of the Peruvian warships.", CHILE, PERU, "-"),
        ("Chile, whose refinery was hit by Peruvian drones, protested.", PERU, CHILE, "-"),
        ("Peruvian bombs fell on Chile.", PERU, CHILE, "-"),
        ("Peru hit Chilean factories with tariffs.", PERU, CHILE, "-"),
        # craft and troops that come in
        ("Thirty Peruvian drones strayed into Chile.", PERU, CHILE, "-"),
        ("Peruvian jets flew into Chilean airspace.", PERU, CHILE, "-"),
        ("Peruvian tanks rolled into Chile.", PERU, CHILE, "-"),
        ("Brazil sent its troops into Chile.", BRAZIL, CHILE, "-"),
        # demands, deadlines, refusals
        ("Brazil told Chile to withdraw its troops.", BRAZIL, CHILE, "-"),
        ("Brazil demanded that Chile send home its advisers.", BRAZIL, CHILE, "-"),
        ("Brazil gave Chile 48 hours to leave the camp.", BRAZIL, CHILE, "-"),
        ("Brazil gave Chile until Friday.", BRAZIL, CHILE, "-"),
        ("Bolivia wants Ana Vega arrested.", BOLIVIA, VEGA, "-"),
        ("Bolivia called for Peru to be expelled from the bloc.", BOLIVIA, PERU, "-"),
        ("Brazil denied entry to the Peruvian minister.", BRAZIL, PERU, "-"),
        # what angers, and by whom
        ("Bolivia is furious that Brazil closed the border.", BOLIVIA, BRAZIL, "-"),
        ("Bolivia, embittered by the dam that Brazil built, fell silent.", BOLIVIA, BRAZIL, "-"),
        ("Chile is smarting over Peruvian tariffs.", CHILE, PERU, "-"),
        ("Peru brushed aside Chilean complaints.", PERU, CHILE, "-"),
        ('Ana Vega called Luis Rojas "pathetic".', VEGA, ROJAS, "-"),
        # each other
        ("Bolivia and Brazil each blame the other.", BOLIVIA, BRAZIL, "-"),
        # what is broken off
        ("Brazil suspended trade talks with Bolivia.", BRAZIL, BOLIVIA, "-"),
        ("Brazil moved tanks to its border with Chile.", BRAZIL, CHILE, "-"),
        ("The president withdrew Bolivia from Mercosur.", BOLIVIA, MERCOSUR, "-"),
    ],
)
def test_who_turns_on_whom_by_what_he_does(text: str, a: str, b: str, sign: str) -> None:
    assert (a, b, sign) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Brazil sent troops to help Chile train its police.",
        "Peruvian jets flew into Chile for an exercise.",
        "Peruvian soldiers pushed into Chile to help the police.",
        "A Peruvian ferry drifted near a bridge in Chile.",
        "Brazil told Chile to stay calm.",
        "Brazil told Chile not to withdraw.",
        "Brazil gave Chile three weeks to prepare.",
        "Brazil gave Chile two days of talks.",
        "Brazil never refused Chile passage.",
        "Bolivia called for Peru to be admitted.",
        "Bolivia is unhappy that Brazil was attacked.",
        "Brazil ended a meeting with Bolivia.",
        "Brazil moved its troops from the border with Chile.",
        "Ana Vega said that Luis Rojas is no dictator.",
        "The two countries, Peru and Chile, fought side by side.",
    ],
)
def test_no_hostility_where_nobody_turns_on_anybody(text: str) -> None:
    assert not [tie for tie in bound(text) if tie.sign == "-"]


def test_two_called_by_what_they_are_fight_each_other() -> None:
    text = "Ghana and Nigeria are neighbours. The two countries fought for the river."
    parser = find_parser()
    if parser is None:
        pytest.skip("needs a spaCy model: pip install '.[text]'")
    (found,) = read_documents([Document(id="d", name="d.txt", address="-", text=text)], parser)
    ties = [row for row in found.rows if isinstance(row, Tie) and row.rule == "ties.verb"]
    assert [({tie.a, tie.b}, tie.type) for tie in ties] == [({"state:GHA", "state:NGA"}, "war")]
