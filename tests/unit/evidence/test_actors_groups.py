from __future__ import annotations

import pytest

from multipolar.evidence.actors import link, registry
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Document


def named(text: str, *forms: str) -> dict[str, tuple[str, ...]]:
    """Quote of each mention to its actors, a proposed id included; of some forms, or of all but pronouns."""
    parsed = ParsedDocument.of(Document(id="d", name="d", address="d", text=text))
    chosen = [one for one in link(parsed, registry()) if (one.form in forms if forms else one.form != "pronoun")]
    return {parsed.quote(one.span): one.actors or (one.proposed,) for one in chosen}


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Turkish officials denied it.", "Turkish officials"),
        ("A senior Omani diplomat said no.", "A senior Omani diplomat"),
        ("Two former EU envoys resigned.", "Two former EU envoys"),
        ("Western analysts expect a delay.", "Western analysts"),
        ("According to Brazilian lawmakers, it is late.", "Brazilian lawmakers"),
        ("Diplomats in Ankara say little.", "Diplomats in Ankara"),
        ("Critics call it a sham.", "Critics"),
        ("Chadian state media praised him.", "Chadian state media"),
        ("Caribbean leaders will meet.", "Caribbean leaders"),
        ("The pro-Iranian militias withdrew.", "The pro-Iranian militias"),
    ],
)
def test_a_group_is_one_mention_without_the_name_inside_it(text: str, group: str):
    found = named(text)
    assert list(found) == [group]
    assert found[group][0].startswith("grp:")


def test_an_owner_stays_a_mention_of_its_own():
    assert named("Maduro's government and Brazil's parliament objected.") == {
        "Maduro": ("per:nicolas-maduro",),
        "Maduro's government": ("gov:VEN",),
        "Brazil": ("state:BRA",),
        "Brazil's parliament": ("grp:brazil-parliament",),
    }


def test_governments_of_states_and_leaders():
    assert named("The Kenyan government wrote to the Biden administration.", "nominal") == {
        "The Kenyan government": ("gov:KEN",),
        "the Biden administration": ("gov:USA-biden",),
    }
    assert named("The Greek foreign ministry protested.")["The Greek foreign ministry"] == ("gov:GRC", "grp:greek-foreign-ministry")


def test_a_government_owned_by_a_pronoun():
    assert named("Lula spoke. His government agreed.")["His government"] == ("gov:BRA",)


def test_armed_forces_count_as_their_state_too():
    assert named("Syrian troops fled.")["Syrian troops"] == ("state:SYR", "grp:syrian-troops")


@pytest.mark.parametrize(
    "text",
    [
        "No officials were there.",
        "A military presence was built.",
        "He praised companies and voters.",
        "It spoke of its own experts.",
        "He chairs the Nordic Ministers Council of old.",
    ],
)
def test_what_is_no_group_that_acts(text: str):
    assert named(text, "nominal") == {}


def test_forces_backed_by_a_state_are_not_that_states():
    assert named("Rwandan-backed forces attacked.") == {"Rwandan": ("state:RWA",)}
    assert named("Rwandan-backed rebels attacked.")["Rwandan-backed rebels"] == ("grp:rwandan-backed-rebels",)


def test_a_description_stands_for_the_person_named():
    text = (
        "Gustavo Petro and Daniel Noboa spoke. The Colombian president was angry; his Ecuadorian counterpart was not. The president left."
    )
    found = named(text, "nominal")
    assert found["The Colombian president"] == ("per:gustavo-petro",)
    assert found["his Ecuadorian counterpart"] == ("per:daniel-noboa",)


def test_a_description_stands_for_the_organisation_named():
    text = "OPEC and Hamas objected, NATO did not. The militant group fired; the alliance watched."
    assert named(text, "nominal") == {"The militant group": ("org:hamas",), "the alliance": ("org:NATO",)}


def test_a_description_beside_the_name_tells_nothing_more():
    assert named("Japan's prime minister, Shigeru Ishiba, resigned.") == {
        "Japan": ("state:JPN",),
        "Shigeru Ishiba": ("per:shigeru-ishiba",),
    }
