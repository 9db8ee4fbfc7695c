from __future__ import annotations

import pytest

from multipolar.evidence.actors import link, registry
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Document


def meant(text: str, quote: str) -> set[str]:
    """Whom the last mention with a quote means; nobody where there is none."""
    parsed = ParsedDocument.of(Document(id="d", name="d", address="d", text=text))
    found = [one for one in link(parsed, registry()) if parsed.quote(one.span) == quote]
    return set(found[-1].actors) if found else set()


MODI, SHARIF, RUBIO = "per:narendra-modi", "per:shehbaz-sharif", "per:marco-rubio"
INDIA, PAKISTAN, ARMENIA, AZERBAIJAN = "state:IND", "state:PAK", "state:ARM", "state:AZE"


@pytest.mark.parametrize("quote", ["Both leaders", "The two leaders", "The leaders", "The two prime ministers", "Both men"])
def test_two_leaders_named_before(quote: str):
    assert meant(f"Narendra Modi met Shehbaz Sharif on Monday. {quote} smiled.", quote) == {MODI, SHARIF}


def test_the_countries_of_two_leaders():
    assert meant("Modi and Sharif praised their countries.", "their countries") == {INDIA, PAKISTAN}
    assert meant("Modi and Sharif spoke. Both nations have nuclear arms.", "Both nations") == {INDIA, PAKISTAN}


def test_a_row_of_three():
    text = "Macron, Merz and Starmer wrote a letter. The three leaders want talks."
    assert meant(text, "The three leaders") == {"per:emmanuel-macron", "per:friedrich-merz", "per:keir-starmer"}


@pytest.mark.parametrize(
    "quote", ["Neither side", "Each side", "Neither country", "Both governments", "The two capitals", "The warring parties"]
)
def test_sides_and_states(quote: str):
    assert meant(f"Armenia and Azerbaijan traded fire. {quote} gave numbers.", quote) == {ARMENIA, AZERBAIJAN}


def test_whoever_urges_both_sides_is_neither():
    text = "Fighting between Armenia and Azerbaijan went on. Turkey and France urged both sides to stop."
    assert meant(text, "both sides") == {ARMENIA, AZERBAIJAN}
    assert meant("India warned Pakistan. Marco Rubio, who called both countries, was worried.", "both countries") == {INDIA, PAKISTAN}


def test_both_sides_of_a_war_are_those_that_fight_it():
    text = "Turkey and Qatar offered to help. The war in Ukraine has killed thousands of soldiers on both sides."
    assert meant(text, "both sides") == {"state:RUS", "state:UKR"}


def test_an_army_and_its_rebels_are_the_sides_of_their_war():
    text = "Sudan's army shelled the RSF. Then the RSF blamed the army. Neither side withdrew its troops."
    assert meant(text, "Neither side") == {"grp:sudan-army", "org:RSF"}


def test_what_the_headline_names_is_meant_where_nothing_nearer_is():
    text = "India and Pakistan on the brink\n\nThe market fell. Prices rose. Nobody slept.\n\nBoth countries have called up reserves."
    assert meant(text, "Both countries") == {INDIA, PAKISTAN}


@pytest.mark.parametrize(
    "text",
    [
        "Both leaders smiled.",
        "Modi spoke. Both leaders smiled.",
        "India and Pakistan disappoint both allies and rivals.",
        "India and Pakistan, both parties to the treaty, met.",
        "India, Pakistan: lawmakers from both parties agreed.",
    ],
)
def test_what_cannot_be_told_is_left_out(text: str):
    assert not meant(text, "Both leaders")
    assert not meant(text, "both allies")
    assert not meant(text, "both parties")


@pytest.mark.parametrize(
    ("text", "pronoun", "actors"),
    [
        ("Modi praised the soldiers. He wept.", "He", {MODI}),
        ("Sharif called Modi. He was polite.", "He", {SHARIF}),
        ("Kaja Kallas warned Modi. She was firm.", "She", {"per:kaja-kallas"}),
        ("India and Pakistan signed. They meant it.", "They", {INDIA, PAKISTAN}),
        ("Turkish officials objected. They left.", "They", {"grp:turkish-officials"}),
        ("Brazil objected because it had not been asked.", "it", {"state:BRA"}),
        ("Brazil has its doubts.", "its", {"state:BRA"}),
        ("Sharif was angry when Modi called him.", "him", {SHARIF}),
        ("Brazil objected. It is raining.", "It", set()),
        ('Sharif doubts Modi. "He bluffs," Sharif said.', "He", {MODI}),
    ],
)
def test_pronouns(text: str, pronoun: str, actors: set[str]):
    assert meant(text, pronoun) == actors
