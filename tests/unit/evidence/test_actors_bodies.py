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
    ("text", "quote", "actors"),
    [
        (
            "The Syrian National Army fled. Ankara needs the Turkish-backed force.",
            "the Turkish-backed force",
            ("org:syrian-national-army",),
        ),
        ("The rulers of Chad and Niger agreed.", "The rulers of Chad and Niger", ("per:mahamat-idriss-deby", "per:abdourahamane-tiani")),
        ("Donald Trump wavers. His administration does not.", "His administration", ("gov:USA-trump",)),
        ("Houthi fire hit Hezbollah's ship. Hezbollah left, the movement in Sanaa stayed.", "the movement in Sanaa", ("org:houthis",)),
        ("France withdrew from Niger when the military government asked for it.", "the military government", ("gov:NER",)),
        ("Late on Sunday the Omani side walked out.", "the Omani side", ("state:OMN", "grp:omani-side")),
        ("Keir Starmer rang his French counterpart, Emmanuel Macron.", "his French counterpart", ("per:emmanuel-macron",)),
    ],
)
def test_bodies_described(text: str, quote: str, actors: tuple[str, ...]):
    assert linked(text)[quote].actors == actors


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Soldiers held a Kurdish town.", "Kurdish"),
        ("He spoke to the Danish envoy, Mette Olsen, on Sunday.", "the Danish envoy"),
        ("The UAE withdrew most of its soldiers.", "most of its soldiers"),
        ("Crowds stood outside the empty French embassy.", "the empty French embassy"),
        ("Norway calls itself a near-Arctic power.", "Arctic"),
        ("On Monday the tanker Arctic Pioneer was held.", "Arctic Pioneer"),
        ("Slow Thaw: the border opened again.", "Slow Thaw"),
        ("He rang his Emirati counterpart, Suhail al-Mazrouei.", "his Emirati counterpart"),
    ],
)
def test_what_is_no_actor(text: str, quote: str):
    assert quote not in linked(text)


@pytest.mark.parametrize(
    ("text", "quote", "proposed"),
    [
        ("The line that Kenyan Railways built is late.", "Kenyan Railways", "org:kenyan-railways"),
        ("They own ports from Berbera to Wadi Hala.", "Wadi Hala", "loc:wadi-hala"),
        ("In the spring the Free Darfur Movement laid down its arms.", "Free Darfur Movement", "org:free-darfur-movement"),
        ("They took the oil fields of Bir Akkar.", "Bir Akkar", "loc:bir-akkar"),
    ],
)
def test_names_proposed_whole(text: str, quote: str, proposed: str):
    assert linked(text)[quote].proposed == proposed


@pytest.mark.parametrize(
    "text", ["Denmark sent more troops to Nuuk.", "Envoys kept shuttling to Nuuk.", "A raid killed two leaders in Nuuk on Sunday."]
)
def test_a_capital_that_somebody_goes_to(text: str):
    assert linked(text)["Nuuk"].form == "name"


def test_separatists_told_apart():
    found = linked("The UAE arms the southern separatists, whom the Houthis fear. Later the separatists left.")
    assert found["the separatists"].actors == ("grp:separatists",)


def test_an_unknown_body_keeps_its_initials() -> None:
    assert linked("The opposition party QXZR called for a vote. QXZR lost it.")["QXZR"].proposed == "org:QXZR"
