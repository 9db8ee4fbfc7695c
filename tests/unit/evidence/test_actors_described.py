"""Actors that a text only describes: governments, armies, kingdoms, counted people, armed groups, persons it introduces itself."""

from __future__ import annotations

import pytest
from tests.unit.evidence.test_actors_groups import named


@pytest.mark.parametrize(
    ("text", "phrase", "actors"),
    [
        ("Belgrade waited. Serbian farmers asked the government for help.", "the government", ("gov:SRB",)),
        ("The defence ministry in Tirana said so.", "The defence ministry in Tirana", ("gov:ALB",)),
        ("Jordan closed its gates. Iraq wrote to the kingdom twice.", "the kingdom", ("state:JOR",)),
        ("Chad summoned the envoy of Niger and accused its neighbour of theft.", "its neighbour", ("state:NER",)),
        ("Latvia spoke for its prime minister.", "its prime minister", ("per:evika-silina",)),
    ],
)
def test_descriptions_of_a_state(text: str, phrase: str, actors: tuple[str, ...]):
    assert named(text, "nominal").get(phrase, ()) == actors


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Up to three hundred Chadian soldiers fought.", "Up to three hundred Chadian soldiers"),
        ("At least 40 Cuban doctors left.", "At least 40 Cuban doctors"),
        ("Nationalist lawmakers walked out.", "Nationalist lawmakers"),
        ("She quoted an envoy familiar with the file.", "an envoy familiar with the file"),
        ("He wrote to a member of the Libyan delegation.", "a member of the Libyan delegation"),
        ("Grain traders hoped for rain.", "Grain traders"),
        ("It reached Chadian and Libyan negotiators.", "Chadian and Libyan negotiators"),
        ("Some 200 undocumented Haitians were sent home.", "Some 200 undocumented Haitians"),
        ("The Ortega family owns the port.", "The Ortega family"),
        ("Fishermen on the Kenyan side kept away.", "Fishermen on the Kenyan side"),
        ("It lost Benin, whose soldiers guard the bridge.", "whose soldiers"),
    ],
)
def test_a_group_reaches_as_far_as_its_phrase(text: str, phrase: str):
    assert phrase in named(text, "nominal")


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Chadian and Libyan negotiators met.", ("grp:chadian-negotiators", "grp:libyan-negotiators")),
        ("US and Libyan officials met.", ("grp:us-officials", "grp:libyan-officials")),
        ("Chadian and Hezbollah envoys met.", ("grp:chadian-envoys", "grp:hezbollah-envoys")),
        ("American, Chadian and Libyan diplomats met.", ("grp:american-diplomats", "grp:chadian-diplomats", "grp:libyan-diplomats")),
        ("American, Chadian, and Libyan diplomats met.", ("grp:american-diplomats", "grp:chadian-diplomats", "grp:libyan-diplomats")),
        ("Chadian and Libyan authorities met.", ("gov:TCD", "gov:LBY")),
        ("Chadian and Libyan soldiers clashed.", ("state:TCD", "grp:chadian-soldiers", "state:LBY", "grp:libyan-soldiers")),
    ],
)
def test_one_noun_behind_several_names_is_a_group_of_each(text: str, actors: tuple[str, ...]):
    assert list(named(text, "nominal", "demonym").values()) == [actors]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The blast killed a Chadian and Libyan officials said so.", "Libyan officials"),
        ("He greeted the Chadians and Libyan officials.", "Libyan officials"),
        ("They spoke with the Chadian, and Libyan officials left.", "Libyan officials"),
    ],
)
def test_a_name_that_stands_by_itself_shares_no_noun(text: str, group: str):
    assert named(text, "nominal")[group] == ("grp:libyan-officials",)


def test_they_after_officials_of_two_states_are_both():
    text = "Chadian and Libyan officials met in Tunis. They agreed on a truce."
    assert named(text, "pronoun")["They"] == ("grp:chadian-officials", "grp:libyan-officials")


def test_somebody_elses_word_for_them_is_no_group():
    assert named('It vowed never to talk to "bandits" again.', "nominal") == {}


def test_the_armed_group_that_a_text_speaks_of_most():
    text = "Boko Haram attacked. Boko Haram then fled. Niger's army chased the insurgents."
    assert named(text, "nominal")["the insurgents"] == ("org:boko-haram",)


def test_both_leaders_may_be_persons_whom_only_the_text_knows():
    text = "For an hour Latvian Prime Minister Ilze Kalnina spoke to the Estonian president, Juhan Tamm. Both leaders smiled."
    assert named(text, "collective")["Both leaders"] == ("per:ilze-kalnina", "per:juhan-tamm")


@pytest.mark.parametrize(
    ("text", "phrase", "actors"),
    [
        ("Peru and Chile signed. The rivals had argued for years.", "The rivals", ("state:PER", "state:CHL")),
        ("Peru and Chile signed. Both armies withdrew.", "Both armies", ("state:PER", "state:CHL", "grp:armies")),
        ("Peru and Chile signed. Neither energy ministry spoke.", "Neither energy ministry", ("state:PER", "state:CHL")),
        ("Peru and Chile signed for their peoples.", "their peoples", ("state:PER", "state:CHL", "grp:peoples")),
    ],
)
def test_more_nouns_for_two_states(text: str, phrase: str, actors: tuple[str, ...]):
    assert named(text, "collective")[phrase] == actors


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The M23 rebels left.", {"M23": ("org:M23",)}),
        ("HANOI, June 2 - Vietnam agreed.", {"HANOI": ("loc:hanoi",), "Vietnam": ("state:VNM",)}),
        ("KUALA LUMPUR, June 2 - It rained.", {"KUALA LUMPUR": ("loc:kuala-lumpur",)}),
        ("It was posted on Facebook.", {}),
        ("Togo signed the Ottawa Convention.", {"Togo": ("state:TGO",)}),
        ("Field Marshal Asim Munir spoke.", {"Asim Munir": ("per:asim-munir",)}),
        ("Spain called it an African habit.", {"Spain": ("state:ESP",)}),
    ],
)
def test_names_without_what_only_tells_what_they_are(text: str, expected: dict[str, tuple[str, ...]]):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "proposed"),
    [
        ("Nobody has heard of Jaan Kask in years.", "Jaan Kask", "per:jaan-kask"),
        ("A shell fell at Umbrafeld on Monday.", "Umbrafeld", "loc:umbrafeld"),
        ("It blames ORKA for the delay.", "ORKA", "org:ORKA"),
        ("Envoy Bo Palm and later Palm alone spoke.", "Bo Palm", "per:bo-palm"),
        ("The charity Aide Sahel left.", "Aide Sahel", "org:aide-sahel"),
    ],
)
def test_names_that_the_registry_does_not_know(text: str, name: str, proposed: str):
    assert named(text)[name] == (proposed,)
