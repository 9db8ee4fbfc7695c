from __future__ import annotations

import pytest

from multipolar.evidence.actors import link, registry
from multipolar.evidence.actors.borders import neighbours
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Document, Mention


def linked(text: str) -> dict[str, Mention]:
    """Mentions by their words, pronouns left out; the last of equal ones."""
    parsed = ParsedDocument.of(Document(id="d", name="d", address="d", text=text))
    return {parsed.quote(one.span): one for one in link(parsed, registry()) if one.form != "pronoun"}


def test_a_ministry_is_its_government():
    found = linked("The U.S. Treasury froze the accounts. The Indian Foreign Ministry protested.")
    assert found["U.S. Treasury"].actors == ("gov:USA", "grp:us-treasury")
    assert any(one.actors == ("gov:IND", "grp:indian-foreign-ministry") for one in found.values())


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Nobody in Brussels asked them. The EU was silent.", "Brussels"),
        ("In Beijing, where the ban is regarded as theft, talks are unwelcome.", "Beijing"),
        ("The plan was rejected in Washington as naive.", "Washington"),
        ("Should the plants ever move from Hsinchu, Washington would lose interest.", "Washington"),
        ("Burundian soldiers fight in South Kivu, and Kigali regards that as a threat.", "Kigali"),
    ],
)
def test_a_capital_that_thinks(text: str, quote: str):
    assert linked(text)[quote].form == "metonym"


@pytest.mark.parametrize(("text", "quote"), [("OSLO, June 3 (Reuters) - Norway waits.", "OSLO"), ("ACCRA/LOME: Ghana waits.", "LOME")])
def test_datelines(text: str, quote: str):
    assert linked(text)[quote].actors[0].startswith("loc:")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("His critics in Congress object.", "His critics in Congress"),
        ("A spokeswoman for the governor has denied it.", "A spokeswoman for the governor"),
        ("Israel's far-right ministers threatened to leave.", "Israel's far-right ministers"),
        ("A French embassy official declined to comment.", "A French embassy official"),
        ("Turkish warships forced a vessel to leave.", "Turkish warships"),
        ("She spoke to the Serbian people.", "the Serbian people"),
        ("Kosovo Serb police officers resigned.", "Kosovo Serb police officers"),
        ("A bomber killed three Chadian soldiers in Peshawar.", "three Chadian soldiers"),
        ("The Sudanese army retook the airport.", "The Sudanese army"),
    ],
)
def test_groups_as_far_as_they_reach(text: str, quote: str):
    assert linked(text)[quote].form == "nominal"


@pytest.mark.parametrize(
    ("text", "quote", "proposed"),
    [
        (
            "Voters in the capital backed the Frente Azul Nacional (FAN) by a wide margin last night.",
            "Frente Azul Nacional",
            "org:frente-azul-nacional",
        ),
        ("His party, Citizen Dawn, won.", "Citizen Dawn", "org:citizen-dawn"),
        ("Government forces recaptured Burqalo on Monday.", "Burqalo", "loc:burqalo"),
        ("It happened in the resort of Valtorre-Sana.", "Valtorre-Sana", "loc:valtorre-sana"),
        ("Police raided homes in Guayaquil and Puntavela.", "Puntavela", "loc:puntavela"),
    ],
)
def test_unknown_names_of_the_right_kind(text: str, quote: str, proposed: str):
    assert linked(text)[quote].proposed == proposed


def test_a_title_before_a_known_name_is_nobody():
    assert "Enlargement Commissioner" not in linked("Enlargement Commissioner Marta Kos visited Comrat.")


@pytest.mark.parametrize(
    ("text", "quote", "actors"),
    [
        ("Their leaders, Assimi Goita and Ibrahim Traore, met.", "Their leaders", {"per:assimi-goita", "per:ibrahim-traore"}),
        (
            "Norway, Kenya and Qatar, the three guarantor states, met.",
            "the three guarantor states",
            {"state:NOR", "state:KEN", "state:QAT"},
        ),
        ("The three Sahelian juntas left the bloc.", "The three Sahelian juntas", {"state:MLI", "state:BFA", "state:NER"}),
        (
            "Evariste Ndayishimiye and Paul Kagame met. The Burundian and Rwandan presidents smiled.",
            "The Burundian and Rwandan presidents",
            {"per:evariste-ndayishimiye", "per:paul-kagame"},
        ),
        (
            "Riek Machar spoke. Salva Kiir listened. Elders begged the two leaders to meet.",
            "the two leaders",
            {"per:riek-machar", "per:salva-kiir"},
        ),
        ("Paul Kagame listened. Then the Rwandan said no.", "the Rwandan", {"per:paul-kagame"}),
        ("John Healey met Boris Pistorius. The two ministers agreed.", "The two ministers", {"per:john-healey", "per:boris-pistorius"}),
    ],
)
def test_who_is_meant(text: str, quote: str, actors: set[str]):
    assert set(linked(text)[quote].actors) == actors


def test_a_neighbour_shares_a_border():
    text = "Chad and Sudan closed the border. The Emirates sent arms to Sudan. Chad said its neighbour must act."
    assert linked(text)["its neighbour"].actors == ("state:SDN",)
    assert "state:POL" in neighbours()["state:UKR"]
    assert all(one in neighbours()[other] for one in neighbours() for other in neighbours()[one])
    assert neighbours().keys() <= registry().actors.keys()
