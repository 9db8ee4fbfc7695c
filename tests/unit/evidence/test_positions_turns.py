"""Positions told by turns of phrase: preferences, vows, offers with a price, judgements, orders. Every sentence is made up."""

from __future__ import annotations

import pytest

from .test_positions import positions

TURNS = [
    # preferences
    ("Oslo would rather have a weak neighbour than a hostile one.", "state:NOR", "support"),
    ("Oslo would rather not choose between Lima and Quito.", "state:NOR", "oppose"),
    ("Lima would sooner close the border than pay.", "state:PER", "support"),
    ("Lima has no need to seize the mine.", "state:PER", "oppose"),
    # vows and refusals
    ("Hardliners have sworn to keep the mine.", "grp:hardliners", "support"),
    ("Hardliners have sworn never to disarm.", "grp:hardliners", "oppose"),
    ("Accra would hear of nothing but a vote.", "state:GHA", "demand"),
    ("Accra will not hear of a second vote.", "state:GHA", "oppose"),
    ("Tunis is in no mood to compromise.", "state:TUN", "oppose"),
    # set phrases
    ("Norway gave its blessing to the mission.", "state:NOR", "support"),
    ("Norway has thrown its weight behind the proposal.", "state:NOR", "support"),
    ("Ghana has washed its hands of the mission.", "state:GHA", "oppose"),
    ("Ghana is holding out for a discount.", "state:GHA", "demand"),
    ("Ghana expressed its full solidarity with Tunis.", "state:GHA", "support"),
    # sides
    ("Ana Vega, the loudest opponent of the levy, stayed away.", "per:ana-vega", "oppose"),
    ("Lima, a staunch advocate of the pact, was pleased.", "state:PER", "support"),
    ("Oslo welcomed the vote, as did Accra.", "state:GHA", "support"),
    # offers with a price
    ("Lima said it could sell the gas if Quito left the League.", "state:PER", "demand"),
    ("Lima offered grain in exchange for a naval base.", "state:PER", "demand"),
    ("Lima made its loan conditional on an audit.", "state:PER", "demand"),
    ("Lima has tied its aid to a ceasefire.", "state:PER", "demand"),
    ("Quito missed a deadline set by Lima.", "state:PER", "demand"),
    ("Lima has called for both sides to show restraint.", "state:PER", "demand"),
    ("Lima threatened to close the border unless the envoy was freed.", "state:PER", "demand"),
    # offers of what costs oneself
    ("Lima offered to cut its army.", "state:PER", "support"),
    ("Lima offered to halve the size of its army and to halt its missile tests.", "state:PER", "support"),
    ("Lima offered to reduce the size of Lima's army.", "state:PER", "support"),
    ("Lima has agreed to cut its army by half.", "state:PER", "support"),
    ("Lima said it was ready to dismantle its nuclear site.", "state:PER", "support"),
    ("Lima is willing to halt its missile tests.", "state:PER", "support"),
    ("Lima refused to cut its army.", "state:PER", "oppose"),
    ("Lima is not ready to cut its army.", "state:PER", "oppose"),
    ("Lima offered to halt arms sales to Quito.", "state:PER", "oppose"),
    ("Lima is ready to cut its ties with Quito.", "state:PER", "oppose"),
    ("Lima is ready to halt its aid to Quito.", "state:PER", "oppose"),
    # judgements
    ("Tunis treats the mission as a Trojan horse.", "state:TUN", "oppose"),
    ("Tunis sees the exercise as an act of aggression.", "state:TUN", "oppose"),
    ("For Tunis, a foreign base is out of the question.", "state:TUN", "oppose"),
    ("For Tunis, the treaty is a relic of another age.", "state:TUN", "oppose"),
    ("Quito accused Lima of bullying its neighbours.", "state:ECU", "oppose"),
    # somebody's own words
    ("Kofi Addo said that the lagoon belongs to Ghana alone.", "per:kofi-addo", "support"),
    ("Kofi Addo said the lagoon was not for sale.", "per:kofi-addo", "oppose"),
    ("Kofi Addo said any attack on the port would be met with force.", "per:kofi-addo", "oppose"),
    ("Kofi Addo said that sanctions would only embolden the generals.", "per:kofi-addo", "oppose"),
    ("Kofi Addo said the lagoon must not become a war zone.", "per:kofi-addo", "oppose"),
    ('"Stop the shelling and open the road," Kofi Addo said.', "per:kofi-addo", "demand"),
    ('"Hands off Ghana," Kofi Addo said.', "per:kofi-addo", "oppose"),
    ('"Nobody will tell us whom to trade with," Kofi Addo said.', "per:kofi-addo", "oppose"),
    ('"Not a single soldier will leave," Kofi Addo said.', "per:kofi-addo", "oppose"),
    ('"Whoever recognises the junta insults us," Kofi Addo said.', "per:kofi-addo", "oppose"),
    ('"The answer is no," Kofi Addo said.', "per:kofi-addo", "oppose"),
    ('"The region does not need new masters," Kofi Addo said.', "per:kofi-addo", "oppose"),
    ('"It would be madness to close the strait," Kofi Addo said.', "per:kofi-addo", "oppose"),
    ("Kofi Addo told a news conference the levy was a declaration of war.", "per:kofi-addo", "oppose"),
    # others
    ("Ana Vega would like to see the captured ships handed to Quito.", "per:ana-vega", "demand"),
    ("The plan to which Accra has objected needs a vote.", "state:GHA", "oppose"),
    ("Oslo has vowed to vote no.", "state:NOR", "oppose"),
    ("Kofi Addo said the guards would have to go.", "per:kofi-addo", "demand"),
    ("The levy, floated by Lima and endorsed by Oslo, failed.", "state:NOR", "support"),
    ("Tunis lifted its objections to the loan.", "state:TUN", "support"),
    ("The last thing Tunis wants is another war.", "state:TUN", "oppose"),
    ("Accra reacted angrily to the vote.", "state:GHA", "oppose"),
    ("Accra was the first to back the embargo.", "state:GHA", "support"),
    ("Oslo would only sign if the troops left.", "state:NOR", "demand"),
]


@pytest.mark.parametrize(("sentence", "actor", "direction"), TURNS)
def test_turns_of_phrase_tell_a_stance(sentence: str, actor: str, direction: str) -> None:
    assert direction in {row.direction for row in positions(sentence) if actor in row.actors}


@pytest.mark.parametrize(
    "sentence",
    [
        "Will Lima wash its hands of the mission?",
        "The pact lets Lima wash its hands of the mission.",
        "Lima would have signed and accepted the treaty long ago.",
        "Kofi Addo said no trucks had crossed since Saturday.",
        "The coastguard of Peru turned back a boat.",
        "They portray themselves as defenders of law.",
        "Kofi Addo asked that his name not be used.",
        "Accra would not sit idle.",
        "Somebody had to get Lima to accept the plan.",
        "The treaty must be ratified by Norway.",
        '"Let us be clear," Kofi Addo said.',
    ],
)
def test_questions_and_what_might_have_been_tell_none(sentence: str) -> None:
    assert not positions(sentence)


def test_an_offer_of_ones_own_with_a_condition_is_conditional_support() -> None:
    found = [row for row in positions("Lima offered to halt its missile tests if Quito lifts the sanctions.") if row.direction != "demand"]
    assert [(row.actors, row.direction, row.conditional) for row in found] == [(("state:PER",), "support", True)]
