"""Whose body a text means by "the army" or "the court", and which phrases are a group: rules that go by what a document is about."""

from __future__ import annotations

import pytest
from tests.unit.evidence.test_actors_groups import named


def found(text: str, phrase: str) -> tuple[str, ...]:
    return {**named(text, "name"), **named(text, "demonym"), **named(text, "collective"), **named(text, "nominal")}.get(phrase, ())


@pytest.mark.parametrize(
    ("text", "phrase", "actors"),
    [
        ("Gabon voted late. Gabon waits. Libya twice warned the junta.", "the junta", ("gov:GAB",)),
        ("Latvia has asked the junta to talk.", "the junta", ("grp:junta",)),
        ("Chad is tense. Chad waits. Libya has armed the army.", "the army", ("state:TCD", "grp:chad-army")),
        ("Chad waits. Chad is poor. Libyan officials say the army fired first.", "the army", ("state:LBY", "grp:libya-army")),
        ("Chile offered to mediate. The TPLF fought the federal government.", "the federal government", ("gov:ETH",)),
        ("Chile waits. Chile is poor. Germany voted late. The federal government fell.", "The federal government", ("gov:DEU",)),
        ("Chile waits. The federal government fell.", "The federal government", ()),
        ("In Lima the cabinet met. Peru is calm.", "the cabinet", ("gov:PER", "grp:peru-cabinet")),
        ("Peru is calm. The minister told parliament so.", "parliament", ("grp:peru-parliament",)),
        ("Peru is calm. The opposition cheered.", "The opposition", ("grp:peru-opposition",)),
        ("Panama waits. The waterway is dry.", "The waterway", ("loc:panama-canal",)),
        ("The European Commission froze the loan. Riga wrote to the bloc twice.", "the bloc", ("org:EU",)),
    ],
)
def test_whose_body_is_meant(text: str, phrase: str, actors: tuple[str, ...]):
    assert found(text, phrase) == actors


def test_a_ministry_and_its_government_are_both_right():
    assert found("The Greek defence ministry protested.", "The Greek defence ministry") == ("gov:GRC", "grp:greek-defence-ministry")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Critics of Orban laughed.", "Critics of Orban"),
        ("Opponents of the new law marched.", "Opponents of the new law"),
        ("Four Chilean frigates fled.", "Four Chilean frigates"),
        ("They rammed a Chilean fishing boat.", "a Chilean fishing boat"),
        ("The port bars Turkish companies.", "Turkish companies"),
        ("Thousands of Armenians left.", "Thousands of Armenians"),
        ("It belongs to the Japanese and nobody else.", "the Japanese"),
        ("Socialist and Green deputies walked out.", "Socialist and Green deputies"),
        ("Talks failed, three people close to the talks said.", "three people close to the talks"),
        ("Any Danish investor would need a licence.", "Any Danish investor"),
    ],
)
def test_how_far_a_group_reaches(text: str, phrase: str):
    assert found(text, phrase)


def test_a_thing_that_a_machine_does_not_do_is_no_group():
    assert found("Algiers shut its skies to Moroccan aircraft.", "Moroccan") == ("state:MAR",)


@pytest.mark.parametrize(
    ("text", "phrase", "actors"),
    [
        ("Iran and Oman quarrel. Qatar, a friend of both, watches.", "both", ("state:IRN", "state:OMN")),
        ("Iran and Oman quarrel. Qatar urged both parties to wait.", "both parties", ("state:IRN", "state:OMN")),
        ("Egypt and Libya quarrel. Africa's two oldest rivals are tense.", "Africa's two oldest rivals", ("state:EGY", "state:LBY")),
    ],
)
def test_both_without_a_noun(text: str, phrase: str, actors: tuple[str, ...]):
    assert found(text, phrase) == actors


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("Kenya signed. It will go to the Supreme Court in May.", "org:kenya-supreme-court"),
        ("The Oslo-based Observatoire du Tchad wrote so.", "org:observatoire-du-tchad"),
        ("The ministers met twice in front of the Palacio de los Vientos.", "loc:palacio-de-los-vientos"),
        ("He joined the Liberty Framework, an alliance backed by Chad.", "org:liberty-framework"),
    ],
)
def test_names_of_bodies_and_places_proposed_whole(text: str, proposed: str):
    assert proposed in {one for ids in named(text, "name").values() for one in ids}
