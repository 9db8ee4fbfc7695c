"""Actors as news agencies write them: abbreviations in brackets, men backed by a state, what belongs to "the country"."""

from __future__ import annotations

import pytest
from tests.unit.evidence.test_actors_groups import named


def test_an_abbreviation_in_brackets_is_another_name():
    text = "The Arakan Army (AA) took a town. An AA convoy left, and the AA said no more."
    assert named(text)["AA"] == ("org:arakan-army",)
    assert "AA" not in named("The AA said no more.")


@pytest.mark.parametrize(
    ("text", "phrase", "actors"),
    [
        ("Rwanda-backed rebels fled. M23 said nothing.", "Rwanda-backed rebels", ("org:M23",)),
        ("Libya-aligned militants fled north.", "Libya-aligned militants", ("grp:libya-aligned-militants",)),
        ("Chad is at war. The country's armed forces fled.", "The country's armed forces", ("state:TCD", "grp:chad-forces")),
        ("Chad votes soon. The country's opposition parties object.", "The country's opposition parties", ("grp:opposition-parties",)),
        ("Venezuela waits. The Chavista government is silent.", "The Chavista government", ("gov:VEN",)),
        ("Naim Qassem spoke. He said his group would fight on.", "his group", ("org:hezbollah",)),
        ("A drive began against supporters of the Taliban there.", "supporters of the Taliban", ("grp:taliban-supporters",)),
        ("Chad asked Libya in vain, sources told a paper.", "sources", ("grp:sources",)),
        ("The Trump administration waits. It is what the administration wants.", "the administration", ("gov:USA-trump",)),
        ("The Indian Air Force struck. It hit an airfield.", "The Indian Air Force", ("state:IND", "grp:indian-air-force")),
        ("Western authorities turned to the tankers.", "Western authorities", ("grp:western-authorities",)),
        ("Chad's energy minister said so on Friday.", "Chad's energy minister", ("grp:chad-energy-minister",)),
        ("Chad's largest rebel group, M23, fled.", "Chad's largest rebel group", ("org:M23",)),
        ("In Chad, police say they left.", "police", ("grp:police",)),
        ("Police and the army clashed with locals.", "Police", ("grp:police",)),
        ("On Friday Chadian riot police used tear gas.", "Chadian riot police", ("state:TCD", "grp:chadian-riot-police")),
        (
            "It was the constitutional court that met. The constitutional court annulled it.",
            "The constitutional court",
            ("grp:constitutional-court",),
        ),
        ("The Georgian Dream government passed it.", "The Georgian Dream government", ("gov:GEO",)),
        ("Chad is at war. Chad's allies have pledged help.", "Chad's allies", ("grp:chad-allies",)),
        ("On Friday people familiar with the talks said no.", "people familiar with the talks", ("grp:people",)),
        ("Chad waits. Sudan's nuclear chief rejected it.", "Sudan's nuclear chief", ("grp:sudan-nuclear-chief",)),
        ("In turn the regional governor said two had died.", "the regional governor", ("grp:regional-governor",)),
        ("On Friday the Government of Kosovo agreed.", "the Government of Kosovo", ("gov:XKX",)),
        ("This let the Polish side respond.", "the Polish side", ("state:POL", "grp:polish-side")),
        ("In reply, authorities quickly shut the port.", "authorities", ("grp:authorities",)),
        ("It quoted a spokesman for the cabinet of Chad.", "a spokesman for the cabinet of Chad", ("grp:spokesman",)),
        ("It struck Chad. A Libyan vessel fired at it.", "A Libyan vessel", ("state:LBY", "grp:libyan-vessel")),
        (
            "It fell apart between Chadian and US negotiators.",
            "Chadian and US negotiators",
            ("grp:chadian-negotiators", "grp:us-negotiators"),
        ),
    ],
)
def test_descriptions_of_the_wire(text: str, phrase: str, actors: tuple[str, ...]):
    assert named(text, "nominal").get(phrase) == actors


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("A mine along the border wounded nine Thai sailors.", "the border wounded nine Thai sailors"),
        ("It fell silent. Mass street protests followed.", "Mass"),
        ("A B Smith, Associate Professor at the school, left.", "Associate Professor"),
        ("The USS Abraham Lincoln sailed.", "Abraham Lincoln"),
        ("Chad denounced the military strike on its ferry.", "the military"),
        ("Berlin may send Taurus missiles. He did not speak about Taurus there.", "Taurus"),
        ("Chinese Vice Premier He Lifeng left. He said no.", "He"),
        ("It was seen as European patience by France.", "European"),
        ("She sang amid the General Debate of that week.", "Debate"),
        ("Two died there, according to government figures.", "government figures"),
    ],
)
def test_what_is_no_actor(text: str, quote: str):
    assert quote not in named(text)


@pytest.mark.parametrize(
    ("text", "phrase", "actors"),
    [
        (
            "The ageing rulers of Russia and China met.",
            "The ageing rulers of Russia and China",
            ("per:vladimir-putin", "per:xi-jinping"),
        ),
        ("The Hungarian and Slovak governments met.", "The Hungarian and Slovak governments", ("state:HUN", "state:SVK")),
        ("The governments of Chad and Niger met.", "The governments of Chad and Niger", ("state:TCD", "state:NER")),
        ("The leaders of Italy and Japan met.", "The leaders of Italy and Japan", ("per:giorgia-meloni", "per:sanae-takaichi")),
        (
            "Hamas struck Israel. Israel struck Hamas. Qatar and Egypt urged the warring sides to yield.",
            "the warring sides",
            ("org:hamas", "state:ISR"),
        ),
    ],
)
def test_several_at_once(text: str, phrase: str, actors: tuple[str, ...]):
    assert set(named(text, "collective")[phrase]) == set(actors)


@pytest.mark.parametrize(
    ("text", "quote", "actors"),
    [
        ("Jonathan Malaya spoke. Malaya left.", "Malaya", ("per:jonathan-malaya",)),
        ("Liu Dejun denied it. Liu claimed more.", "Liu", ("per:liu-dejun",)),
        ("The plan was presented to Moscow on Friday.", "Moscow", ("state:RUS",)),
        ("Chinese Foreign Minister Wang met the French. Later on Wang left.", "Wang", ("per:wang-yi",)),
        ("The talks end. The Chinese had a plan, Xi Jinping said.", "The Chinese", ("state:CHN", "grp:chinese")),
        ("Chad must defend itself against Moscow, he said.", "Moscow", ("state:RUS",)),
        ("Rebels marched on Damascus.", "Damascus", ("loc:damascus",)),
        ("The still ruling Georgian Dream party agreed.", "Georgian Dream", ("org:georgian-dream",)),
        ("Men of Georgia Dream left.", "Georgia Dream", ("org:georgian-dream",)),
        ("Patrick Pouyanné left. Pouyanné said no more.", "Pouyanné", ("per:patrick-pouyanne",)),
        ("On that day Minister of Internal Affairs Jan Kowalewski left with the others.", "Jan Kowalewski", ("per:jan-kowalewski",)),
        ("After the march of some men on Damascus he fled.", "Damascus", ("loc:damascus",)),
        ("Past premiers kept close ties to Moscow, he said.", "Moscow", ("state:RUS",)),
        ("He is kept in its capital, Juba, till May.", "Juba", ("loc:juba",)),
        ("A B of the group Aid for Peace Organization left.", "Aid for Peace Organization", ("org:aid-for-peace-organization",)),
    ],
)
def test_short_names(text: str, quote: str, actors: tuple[str, ...]):
    assert named(text)[quote] == actors


def test_officials_of_two_states_are_two_sides():
    text = "TUNIS, Tunisia - Chadian and Libyan officials met. Chad and Libyan officials were back on Friday, both sides said."
    assert named(text, "collective")["both sides"] == ("state:TCD", "state:LBY")


def test_who_only_gives_a_government_its_name_is_not_he():
    text = "Massad Boulos told them that the Trump administration might pay. But he had doubts."
    assert named(text, "pronoun")["he"] == ("per:massad-boulos",)


def test_a_text_spells_its_own_abbreviations_out():
    text = "The Ruritania Security Forces (RSF) fought on. The RSF has 2,000 men."
    assert named(text)["RSF"] == ("org:ruritania-security-forces",)
    assert named("The Rapid Support Forces (RSF) fought on. The RSF fled.")["RSF"] == ("org:RSF",)


def test_its_leader_is_a_partys():
    text = "Volodymyr Zelensky spoke. Ukrainian police raided an opposition party on Friday and arrested its leader."
    assert "its leader" not in named(text)


def test_a_known_name_before_a_family_name_is_somebody_elses():
    assert "Maris" not in named(
        "Thai Foreign Minister Maris Sangiampongsa left. On that day the Latvian Minister Maris Ozolnieks stayed where he was."
    )


def test_his_may_come_before_the_name():
    text = "Yemane Gebremeskel spoke. In his letter, Gedion Timothewos claimed more."
    assert named(text, "pronoun")["his"] == ("per:gedion-timothewos",)


def test_the_countries_are_the_row_just_named():
    text = "Chad, Niger and Libya met. On Friday the countries agreed."
    assert named(text, "collective")["the countries"] == ("state:TCD", "state:NER", "state:LBY")


def test_a_land_has_territory():
    text = "Chad told Libya to expel M23 from its territory."
    assert named(text, "pronoun")["its"][0].startswith("state:")
