"""Events: words of every type, parties that stand elsewhere, when and where, and what is only supposed."""

from __future__ import annotations

import pytest

from multipolar.evidence.extractors import dates
from multipolar.evidence.extractors.events import extract

from .test_events import events, read, told


@pytest.mark.parametrize(
    ("text", "plover", "source", "target"),
    [
        ("Vega telephoned Rojas on Sunday.", "CONSULT", "per:ana-vega", "per:luis-rojas"),
        ("Brazil brokered a truce between Peru and Chile.", "CONSULT", "state:BRA", "state:PER"),
        ("Bolivia initialled a protocol with Peru.", "AGREE", "state:BOL", "state:PER"),
        ("Vega applauded the decision.", "SUPPORT", "per:ana-vega", ""),
        ("Chilean-backed rebels took a town.", "SUPPORT", "state:CHL", ""),
        ("Chile admitted two Peruvian inspectors.", "CONCEDE", "state:CHL", "state:PER"),
        ("Bolivia waived its tariffs.", "CONCEDE", "state:BOL", ""),
        ("Peru and Chile reopened their border.", "COOPERATE", "state:PER", ""),
        ("Brazil shared intelligence with Bolivia.", "COOPERATE", "state:BRA", "state:BOL"),
        ("Brazil airlifted food to Bolivia.", "AID", "state:BRA", "state:BOL"),
        ("Bolivia received weapons from Brazil.", "AID", "state:BRA", "state:BOL"),
        ("Peru disbanded two battalions.", "RETREAT", "state:PER", ""),
        ("Rojas wants an apology from Chile.", "REQUEST", "per:luis-rojas", "state:CHL"),
        ("Peru lodged a complaint against Chile.", "ACCUSE", "state:PER", "state:CHL"),
        ("Vega called the report a fabrication.", "REJECT", "per:ana-vega", ""),
        ("Peru does not recognise the court.", "REJECT", "state:PER", ""),
        ("Chile tore up the treaty.", "REJECT", "state:CHL", ""),
        ("Rojas vowed to avenge the raid.", "THREATEN", "per:luis-rojas", ""),
        ("Peruvian crowds took to the streets.", "PROTEST", "state:PER", ""),
        ("Peru froze aid to Bolivia.", "SANCTION", "state:PER", "state:BOL"),
        ("Chile shut its ports to Peruvian ships.", "SANCTION", "state:CHL", "state:PER"),
        ("Chile retaliated by raising tariffs.", "SANCTION", "state:CHL", ""),
        ("Peru test-fired a missile.", "MOBILIZE", "state:PER", ""),
        ("Bolivia put its army on alert.", "MOBILIZE", "state:BOL", ""),
        ("Chile has been spying on Peru.", "COERCE", "state:CHL", "state:PER"),
        ("Peru jailed two Chilean activists.", "COERCE", "state:PER", "state:CHL"),
        ("Chile laid mines along the river.", "ASSAULT", "state:CHL", ""),
        ("Peruvian artillery shelled two villages in Chile.", "ASSAULT", "state:PER", "state:CHL"),
    ],
)
def test_every_type_has_many_words(text: str, plover: str, source: str, target: str) -> None:
    found = {(e.plover, "" if not source else e.source[0] if e.source else "") for e in events(text) if e.mode == "actual"}
    assert (plover, source) in found
    if target:
        assert any(e.plover == plover and target in e.target for e in events(text))


@pytest.mark.parametrize(
    "text",
    [
        "Peru is considering sanctions on Chile.",
        "In the worst case Peru invades Chile.",
        "Worst-case scenario: Peru annexes Chile.",
        "There is no sign that Peru has armed Chile.",
        "Peru almost attacked Chile.",
        "Peru came close to attacking Chile.",
        "Peru ruled out sending troops to Chile.",
        "Peru has not ruled out sanctions on Chile.",
        "If Chile attacks, Brazil will mediate.",
        "According to Bolivia, Peru bombed Chile.",
        "Talks between Peru and Chile are to begin in May.",
        "Vega is to fly to Santiago.",
        "Rumours of a Peruvian attack on Chile spread.",
    ],
)
def test_what_is_weighed_supposed_denied_or_only_said_is_never_actual(text: str) -> None:
    assert all(event.mode != "actual" or event.plover == "REJECT" for event in events(text))


def test_negation_does_not_reach_the_verb_joined_to_it() -> None:
    found = {(event.plover, event.mode) for event in events("Peru did not open fire and blames Chile.")}
    assert found == {("ASSAULT", "negated"), ("ACCUSE", "actual")}


def test_whoever_follows_suit_does_the_same() -> None:
    assert ("SANCTION", "actual", "state:BOL", "state:CHL") in told("Peru sanctioned Chile, and Bolivia followed suit.")


def test_talks_taken_up_again_are_between_those_who_talked_before() -> None:
    found = events("Peru met Chile in Arica. The weather was fine. Further talks are planned for May.")
    assert [(event.source[0], event.target[0]) for event in found if event.rule == "events.same-talks"] == [("state:PER", "state:CHL")]


def test_talking_to_reporters_is_no_talks() -> None:
    assert not [event for event in events("Vega spoke to the press about Peru.") if event.plover == "CONSULT"]


def test_a_party_in_a_list_under_of_is_accused_of_all_of_it() -> None:
    text = "Peru accused Chile of arming Bolivia and of bombing Brazil."
    assert {(e.plover, e.mode, e.source) for e in events(text) if e.plover != "ACCUSE"} == {
        ("AID", "alleged", ("state:CHL",)),
        ("ASSAULT", "alleged", ("state:CHL",)),
    }


def test_scenarios_may_stand_under_a_heading() -> None:
    text = "Three Scenarios\n\nThe Short War: Peru invades Chile in the spring, and Brazil mediates between the two of them at last."
    assert {event.mode for event in events(text)} <= {"hypothetical"}


def test_an_event_has_the_date_and_the_place_that_its_clause_names() -> None:
    parsed = read("Peru attacked Chile on 3 May 2021. Vega met Rojas in Arica in June 2022, and Bolivia has condemned Peru since 2019.")
    attacked, met, condemned = extract(parsed, dates.extract(parsed))
    assert attacked.date == ("2021-05-03", "2021-05-03")
    assert (met.date, met.place) == (("2022-06-01", "2022-06-30"), "loc:arica")
    assert condemned.date is None
