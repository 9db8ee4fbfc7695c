from __future__ import annotations

import pytest

from multipolar.evidence.actors import link, registry
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Document, Mention


def linked(text: str) -> tuple[ParsedDocument, tuple[Mention, ...]]:
    parsed = ParsedDocument.of(Document(id="d", name="d", address="d", text=text))
    return parsed, link(parsed, registry())


def named(text: str, *forms: str) -> dict[str, tuple[str, ...]]:
    """Quote of each mention to its actors, a proposed id included; of some forms, or of all but pronouns."""
    parsed, mentions = linked(text)
    chosen = [one for one in mentions if (one.form in forms if forms else one.form != "pronoun")]
    return {parsed.quote(one.span): one.actors or (one.proposed,) for one in chosen}


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met in Tehran on Friday.",
        "He flew to Tehran and back.",
        "The delegation returned from Tehran.",
        "Missiles were fired in strikes on Tehran.",
        "Residents of Tehran slept outside.",
        "Central Tehran was quiet.",
        "She visited Tehran twice.",
        "Tehran's airport was closed.",
        "Tehran residents queued for bread.",
        "TEHRAN, Aug 3 - Shops closed early.",
        "They spoke in Ankara and Tehran.",
    ],
)
def test_a_capital_as_a_place(text: str):
    found = named(text)
    assert found.get("Tehran", found.get("TEHRAN")) == ("loc:tehran",)


@pytest.mark.parametrize(
    "text",
    [
        "Tehran denies the charge.",
        "Talks between Tehran and Ankara stalled.",
        "Tehran's terms are harsh.",
        "They put pressure on Tehran.",
        "New sanctions on Tehran followed.",
        "He promised aid to Tehran.",
        "The move caused alarm in Tehran.",
        "It was seen in Tehran as an insult.",
        "The Tehran-backed militia withdrew.",
        "A message from Tehran arrived.",
        "Nobody trusts Tehran.",
    ],
)
def test_a_capital_as_its_government(text: str):
    assert named(text)["Tehran"] == ("state:IRN",)


def test_a_seat_of_power_as_a_building_and_as_a_government():
    assert named("They dined at the Elysée.")["Elysée"] == ("loc:elysee",)
    assert named("An offer that the Elysée refused.")["the Elysée"] == ("state:FRA",)


def test_brussels_is_the_union_unless_it_is_a_place():
    assert named("Brussels fined the company.")["Brussels"] == ("org:EU",)
    assert named("They met in Brussels.")["Brussels"] == ("loc:brussels",)


def test_regions_are_places_and_their_states_are_actors():
    assert named("Gulf states sent envoys to the Gulf.")["Gulf"] == ("loc:gulf",)
    assert named("Europe wants a say.")["Europe"] == ("grp:europe",)
