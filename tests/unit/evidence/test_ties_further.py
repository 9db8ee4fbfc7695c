"""Ties told in rarer ways: circles of friends, guarantees, dissent, trade, blame, gestures. Every sentence is made up."""

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


def pairs(text: str) -> set[tuple[frozenset[str], str]]:
    return {(frozenset((tie.a, tie.b)), tie.sign) for tie in bound(text)}


@pytest.mark.parametrize(
    ("text", "a", "b", "sign"),
    [
        # what comes from somebody
        ("Peru wants guarantees from Brazil.", BRAZIL, PERU, "+"),
        ("Vega dropped her veto in exchange for guarantees from Brazil that Peru would not pay alone.", BRAZIL, PERU, "+"),
        ("Peru faces new threats from Chile.", CHILE, PERU, "-"),
        ("Peru came under fire from Chile.", CHILE, PERU, "-"),
        ("Bolivia was under Chilean missile and drone fire.", CHILE, BOLIVIA, "-"),
        # penalties, laid on and taken off
        ("It began with the penalty of 10 percent that Vega placed on Chilean goods.", VEGA, CHILE, "-"),
        ("Vega lifts the restrictions on Chilean oil.", VEGA, CHILE, "+"),
        ("Vega struck a pact to reduce duties on Chile.", VEGA, CHILE, "+"),
        ("Peru will not lift its sanctions on Chile.", PERU, CHILE, "-"),
        # trade
        ("Brazil considers cutting Chilean imports.", BRAZIL, CHILE, "-"),
        ("Brazil resumed purchases of Chilean copper.", BRAZIL, CHILE, "+"),
        ("Peruvian refiners buy crude from Brazil.", PERU, BRAZIL, "+"),
        # what is wanted
        ("Vega flew home, urging harsher sanctions on Chile.", VEGA, CHILE, "-"),
        ("Bolivia seeks a counterweight to Chile.", BOLIVIA, CHILE, "-"),
        # feelings and relations that a verb has as its object
        ("Brazil conveyed its solidarity with Peru.", BRAZIL, PERU, "+"),
        ("Chile redrew its charts, further straining relations with Peru.", CHILE, PERU, "-"),
        # blame
        ("Vega went so far as to call the drought Rojas's war.", VEGA, ROJAS, "-"),
        ("Vega said that any soldier from Chile would be a rightful target.", VEGA, CHILE, "-"),
        ("Vega claimed that Chile was the one that broke the truce.", VEGA, CHILE, "-"),
        # gestures
        ("Vega held hands with Rojas before the cameras.", VEGA, ROJAS, "+"),
        ("Vega thanked Brazil on the radio.", VEGA, BRAZIL, "+"),
        ("Vega has invited Rojas to dinner.", VEGA, ROJAS, "+"),
        # who shields himself helps nobody
        ("Peru can defend itself against Chile.", PERU, CHILE, "-"),
        # blows at things on somebody's soil
        ("Chile carried out airstrikes on nine depots across Peru.", CHILE, PERU, "-"),
        ("Brazil is committed to the dismantling of Mercosur.", BRAZIL, MERCOSUR, "-"),
    ],
)
def test_rarer_ways_of_telling_a_tie(text: str, a: str, b: str, sign: str) -> None:
    assert (a, b, sign) in told(text)


@pytest.mark.parametrize(
    ("text", "group", "whose", "sign"),
    [
        ("Chile's allies stayed away.", "grp:chile-allies", CHILE, "+"),
        ("The enemies of Peru rejoiced.", "grp:peru-enemies", PERU, "-"),
        ("Vega urged allies including Bolivia and Brazil to pay more.", BOLIVIA, "", "+"),
        ("Peru told partners such as Bolivia that it would stay.", BOLIVIA, PERU, "+"),
    ],
)
def test_groups_are_bound_to_the_one_whose_they_are(text: str, group: str, whose: str, sign: str) -> None:
    assert any(tie.a == group and tie.sign == sign and (tie.b == whose or not whose) for tie in bound(text))


def test_groups_of_somebody_who_is_only_a_pronoun_are_not_bound() -> None:
    assert not bound("Vega spoke at length. Her friends were moved.")


def test_members_that_will_not_have_a_decision_quarrel_with_the_body() -> None:
    found = told("Mercosur wants to stop the shipments. Peru and Chile oppose the ban.")
    assert {(PERU, MERCOSUR, "-"), (CHILE, MERCOSUR, "-")} <= found
    assert (BOLIVIA, MERCOSUR, "-") in told("Mercosur agreed on a loan. Bolivia refused to take part.")
    assert not told("Peru opposes the ban.")


def test_whoever_is_shielded_is_the_foe_of_the_one_from_whom() -> None:
    found = told("Brazil offered to defend Peru against Chile.")
    assert {(BRAZIL, PERU, "+"), (PERU, CHILE, "-")} <= found


def test_arms_without_a_recipient_are_for_the_one_who_is_helped() -> None:
    found = told("Brazil has resumed arms shipments to Peru. Chile was willing to pay for three such batteries and Bolivia one.")
    assert {(CHILE, PERU, "+"), (BOLIVIA, PERU, "+")} <= found
    assert not any({a, b} == {CHILE, BOLIVIA} for a, b, _ in found)


def test_arms_without_a_recipient_are_for_whom_their_giver_helps() -> None:
    found = told("Brazil stands by Peru and has delivered drones. Bolivia has sent radars to Chile, and Mexico has sent radars to Chile.")
    assert (BRAZIL, PERU, "+") in found
    assert (BRAZIL, CHILE, "+") not in found


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Peru and Chile will swap 20 prisoners.", "+"),
        ("Vega spoke of a joint fund between Peru and Chile.", "+"),
        ("Peru and Chile proclaimed a friendship without borders.", "+"),
        ("There is a widening gap between Peru and Chile.", "-"),
    ],
)
def test_what_two_share_or_what_parts_them(text: str, sign: str) -> None:
    assert (frozenset((PERU, CHILE)), sign) in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru would have to pay Chile damages.",
        "The indefinite asset freeze surprised Peru and Chile.",
        "Vega congratulated Rojas.",
        "Friends of the opera from Chile met in Peru.",
        "Peru and Chile share a border.",
        "Mercosur met on Friday. Brazil criticised the decision of its own court.",
        "Critics claim that Peru ignores its commitments.",
        "Peru's campaign against corruption in Chile failed.",
        "If Vega lifts the ban on Chilean fruit, prices will fall.",
    ],
)
def test_what_only_sounds_like_a_tie(text: str) -> None:
    assert not bound(text)


def test_whoever_supports_the_overthrow_of_somebody_is_no_friend() -> None:
    assert told("Brazil supports the overthrow of Rojas.") == {(BRAZIL, ROJAS, "-")}


def _read(text: str) -> set[tuple[frozenset[str], str]]:
    parser = find_parser()
    if parser is None:
        pytest.skip("needs a spaCy model: pip install '.[text]'")
    (found,) = read_documents([Document(id="d", name="d.txt", address="-", text=text)], parser)
    return {(frozenset((row.a, row.b)), row.sign) for row in found.rows if isinstance(row, Tie)}


def test_a_war_that_is_only_spoken_of_binds_its_sides_once() -> None:
    found = _read("Washington hopes that the war in Ukraine will end by June. Russia has sent no answer, and Kyiv waits.")
    assert (frozenset(("state:RUS", "state:UKR")), "-") in found


def test_a_blow_without_a_target_falls_on_the_one_whom_its_side_fights() -> None:
    found = _read(
        "The United States and Ukraine spoke of help. Officials in the United States counted the Russian air attacks of the week."
    )
    assert (frozenset(("state:RUS", "state:USA")), "-") not in found


def test_our_allies_in_a_union_are_the_speaker_s() -> None:
    found = _read("We count on our Nato allies, said Marco Rubio on Friday.")
    assert (frozenset(("grp:nato-allies", "state:USA")), "+") in found
