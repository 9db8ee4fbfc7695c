"""Names that a text gives without saying what they are: told by the setting, by a name before, by the registry."""

from __future__ import annotations

import pytest

from multipolar.evidence.actors import link, registry
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Document, Mention


def linked(text: str) -> dict[str, Mention]:
    """Mentions by their words, pronouns left out; the last of equal ones."""
    parsed = ParsedDocument.of(Document(id="d", name="d", address="d", text=text))
    return {parsed.quote(one.span): one for one in link(parsed, registry()) if one.form != "pronoun"}


@pytest.mark.parametrize(
    ("text", "quote", "proposed"),
    [
        ("The army has dug in along the Varlune, and waits.", "Varlune", "loc:varlune"),
        ("India is building dams on the Merhab to hold the water.", "Merhab", "loc:merhab"),
        ("A truce mediated by elders from Bansira held.", "Bansira", "loc:bansira"),
        ("It will be signed by executives of Kelvora and the minister.", "Kelvora", "org:kelvora"),
        ("Japan heard complaints by carmakers like Tavrona about the ban.", "Tavrona", "org:tavrona"),
        ("A note by the brokerage Aldane says that Iran will sell.", "Aldane", "org:aldane"),
        ("The deal binds Rosneft and Kelvora to Iran.", "Kelvora", "org:kelvora"),
    ],
)
def test_an_unknown_name_told_by_its_setting(text: str, quote: str, proposed: str):
    assert linked(text)[quote].proposed == proposed


@pytest.mark.parametrize(
    ("text", "quote", "actor"),
    [
        ("Iran complained to the Security Council.", "Security Council", "org:UNSC"),
        ("Both courted votes in the General Assembly.", "General Assembly", "org:un-general-assembly"),
        ("The field was developed jointly with Shell, until Venezuela froze it.", "Shell", "org:shell"),
        ("Brussels was told off by Hungary; the Commission retorts that it errs.", "the Commission", "org:european-commission"),
        ("Troops hold the left bank of the Dniester.", "Dniester", "loc:dniester"),
        ("She told the Diet that Japan would act.", "Diet", "org:diet-japan"),
    ],
)
def test_a_name_that_nothing_contests(text: str, quote: str, actor: str):
    assert linked(text)[quote].actors == (actor,)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Sergei Shoigu, secretary of the Security Council, warned Japan.", "org:UNSC"),
        ("Shell fire hit the town in Ukraine.", "org:shell"),
        ("The Electoral Commission met in Brussels. Hungary said the Commission had erred.", "org:european-commission"),
        ("America launches one Virginia-class boat a year.", "loc:virginia"),
        ("Talks in Japan went on, and on Monday Governor Naomichi Suzuki agreed.", "org:suzuki"),
    ],
)
def test_a_name_that_means_something_else(text: str, actor: str):
    assert all(actor not in one.actors for one in linked(text).values())


def test_the_abbreviation_of_a_ministry_is_the_ministry():
    found = linked("The Azerbaijani Foreign Ministry (MFA) protested. Later the MFA warned Armenia.")
    assert found["MFA"].actors[0] == "gov:AZE"
    assert all(one.proposed != "org:MFA" for one in found.values())


def test_the_noun_of_an_unknown_body_means_the_body_later_on():
    found = linked("The Meridian Energy Institute doubts it. Russia objects. Later the Institute said that Russia lied.")
    assert found["the Institute"].proposed == "org:meridian-energy-institute"


def test_the_noun_of_two_bodies_means_neither():
    found = linked("The Meridian Energy Institute and the Harrow Peace Institute disagree. Then the Institute said that Russia lied.")
    assert "the Institute" not in found


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The gesture was aimed at Washington as much as at Moscow.", "Washington"),
        ("Turkey went on selling armed drones to Kyiv.", "Kyiv"),
        ("Critics call the envoy a mouthpiece for Moscow.", "Moscow"),
        ("The plan has friends but leaves Berlin cold.", "Berlin"),
        ("Delhi and Beijing court the harbours of Sri Lanka.", "Beijing"),
    ],
)
def test_a_capital_that_is_addressed_or_acts_is_its_government(text: str, quote: str):
    assert linked(text)[quote].form == "metonym"


@pytest.mark.parametrize("text", ["It was decided in the Moscow court.", "He left Moscow with his family.", "They met at Moscow."])
def test_a_capital_that_is_a_place_stays_one(text: str):
    assert linked(text)["Moscow"].actors == ("loc:moscow",)
