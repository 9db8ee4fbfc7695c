"""Events: who does what to whom, of which type, and whether it happened."""

from __future__ import annotations

import functools

import pytest

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.events import extract
from multipolar.evidence.extractors.events.wars import wars
from multipolar.evidence.language import ParsedDocument, Parser, find_parser
from multipolar.evidence.text import blocks_of, paragraphs_of, plain
from multipolar.results.evidence import Document, Event, Mention, Span
from multipolar.results.evidence.rows import PLOVER

NAMES = {
    "Peru": "state:PER", "Peruvian": "state:PER", "Lima": "state:PER", "Chile": "state:CHL", "Chilean": "state:CHL",
    "Santiago": "state:CHL", "Bolivia": "state:BOL", "Brazil": "state:BRA", "Vega": "per:ana-vega", "Rojas": "per:luis-rojas",
    "Arica": "loc:arica", "Mercosur": "org:mercosur", "Ukraine": "state:UKR",
}  # fmt: skip


@functools.cache
def parser() -> Parser:
    found = find_parser()
    if found is None:
        pytest.skip("needs a spaCy model: pip install '.[text]'")
    return found


def read(text: str) -> ParsedDocument:
    blocks = blocks_of(text, paragraphs_of(text))
    originals = [block for block in blocks if block.repeats is None]
    parses = parser().parse([plain(text)[block.start : block.end] for block in originals])
    mentions = [
        Mention(
            document="d", span=Span(at, at + len(name)), rule="test", actors=(actor,), form="demonym" if name.endswith("an") else "name"
        )
        for name, actor in NAMES.items()
        for at in range(len(text))
        if text.startswith(name, at) and not text[at + len(name) : at + len(name) + 1].isalpha()
    ]
    return ParsedDocument(
        document=Document(id="d", name="d.txt", address="-", text=text),
        plain=plain(text),
        paragraphs=paragraphs_of(text),
        blocks=blocks,
        parses={block.index: parse for block, parse in zip(originals, parses, strict=True)},
        mentions=tuple(sorted(mentions, key=lambda mention: mention.span)),
    )


def events(text: str) -> tuple[Event, ...]:
    return extract(read(text))


def told(text: str) -> set[tuple[str, str, str, str]]:
    """Type, mode, first source, first target of every event."""
    return {(e.plover, e.mode, next(iter(e.source), ""), next(iter(e.target), "")) for e in events(text)}


@pytest.mark.parametrize(
    ("text", "plover", "source", "target"),
    [
        ("Peru invaded Chile in the spring.", "ASSAULT", "state:PER", "state:CHL"),
        ("Chile was attacked by Peruvian troops.", "ASSAULT", "state:PER", "state:CHL"),
        ("Lima imposed tariffs on Chile.", "SANCTION", "state:PER", "state:CHL"),
        ("Bolivia recalled its ambassador from Chile.", "SANCTION", "state:BOL", "state:CHL"),
        ("Brazil sent weapons to Bolivia last year.", "AID", "state:BRA", "state:BOL"),
        ("Vega praised Rojas at length.", "SUPPORT", "per:ana-vega", "per:luis-rojas"),
        ("Peru condemned Chile for the raid.", "ACCUSE", "state:PER", "state:CHL"),
        ("Santiago released 40 Peruvian prisoners.", "CONCEDE", "state:CHL", "state:PER"),
        ("Peru withdrew its troops from Bolivia.", "RETREAT", "state:PER", "state:BOL"),
        ("Vega urged Chile to open the port.", "REQUEST", "per:ana-vega", "state:CHL"),
        ("Rojas threatened Peru in a speech.", "THREATEN", "per:luis-rojas", "state:PER"),
        ("Chile annexed Bolivian land and occupied Peru.", "COERCE", "state:CHL", "state:PER"),
    ],
)
def test_a_verb_tells_who_does_what_to_whom(text: str, plover: str, source: str, target: str) -> None:
    assert (plover, "actual", source, target) in told(text)


@pytest.mark.parametrize(
    ("text", "plover", "ends"),
    [
        ("Chile's invasion of Peru shocked the region.", "ASSAULT", ("state:CHL", "state:PER")),
        ("Talks between Peru and Chile began on Monday.", "CONSULT", ("state:PER", "state:CHL")),
        ("The trade war with Chile has hurt Peru.", "SANCTION", ("", "state:CHL")),
        ("Brazil's military aid to Bolivia has doubled.", "AID", ("state:BRA", "state:BOL")),
        ("Peru launched an offensive against Chile.", "ASSAULT", ("state:PER", "state:CHL")),
        ("Bolivia held joint exercises with Brazil.", "COOPERATE", ("state:BOL", "state:BRA")),
    ],
)
def test_a_noun_tells_an_event_too(text: str, plover: str, ends: tuple[str, str]) -> None:
    assert (plover, "actual", *ends) in told(text)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Peru will attack Chile.", "planned"),
        ("Peru plans to attack Chile.", "planned"),
        ("Peru is expected to attack Chile in May.", "planned"),
        ("Peru's upcoming attack on Chile worries Brazil.", "planned"),
        ("Vega said Peru would attack Chile.", "planned"),
        ("Peru might attack Chile.", "hypothetical"),
        ("If Peru attacks Chile, prices will rise.", "hypothetical"),
        ("Peru wants to attack Chile.", "hypothetical"),
        ("Peru will attack Chile unless Brazil mediates.", "hypothetical"),
        ("Had Peru attacked Chile, prices would have risen.", "hypothetical"),
        ("The risk of a Peruvian attack on Chile is growing.", "hypothetical"),
        ("A Peruvian attack on Chile is unthinkable.", "hypothetical"),
        ("Peru did not attack Chile.", "negated"),
        ("Peru never attacked Chile.", "negated"),
        ("Peru refrained from attacking Chile.", "negated"),
        ("Peru has yet to attack Chile.", "negated"),
        ("Peru has no intention of attacking Chile.", "negated"),
        ("Peru left the talks without attacking Chile.", "negated"),
        ("Peru allegedly attacked Chile.", "alleged"),
        ("Peru is said to have attacked Chile.", "alleged"),
        ("Brazil accused Peru of attacking Chile.", "alleged"),
        ("Chile said Peru had attacked Bolivia.", "alleged"),
        ("Peru denied that it had attacked Chile.", "alleged"),
        ("Rumours that Peru had attacked Chile proved false.", "alleged"),
    ],
)
def test_an_attack_that_is_not_said_to_have_happened_is_never_actual(text: str, mode: str) -> None:
    attacks = [event for event in events(text) if event.plover == "ASSAULT"]
    assert [event.mode for event in attacks] == [mode]


def test_trying_to_talk_is_talking_and_trying_to_agree_is_not_agreeing() -> None:
    assert ("CONSULT", "actual", "state:PER", "state:CHL") in told("Peru is trying to negotiate with Chile.")
    assert {event.mode for event in events("Peru is trying to sign a treaty with Chile.")} == {"hypothetical"}


def test_a_plural_subject_of_a_meeting_is_both_ends_of_it() -> None:
    (met,) = events("Vega and Rojas met in Arica on Friday.")
    assert met.reciprocal
    assert met.source == ("per:ana-vega", "per:luis-rojas")
    assert met.target == ("per:luis-rojas", "per:ana-vega")
    assert met.place == "loc:arica"


def test_each_other_makes_a_one_sided_verb_go_both_ways() -> None:
    assert ("ACCUSE", "actual", "state:PER", "state:CHL") in told("Peru and Chile accused each other of lying.")


def test_troops_and_officials_stand_for_the_state_that_owns_them_and_an_economy_does_not() -> None:
    assert ("ASSAULT", "actual", "state:PER", "state:CHL") in told("Peruvian jets bombed Chile.")
    assert not events("Peru's economy visited nobody and Chile's exports collapsed.")


def test_idioms_tell_nothing() -> None:
    assert not events("Peru struck a balance and Chile met the deadline.")


def test_whoever_is_urged_is_the_one_who_is_to_act() -> None:
    assert ("AID", "hypothetical", "state:BRA", "state:BOL") in told("Peru called on Brazil to send weapons to Bolivia.")


def test_a_war_named_by_its_place_alone_gets_its_parties_from_the_document_before_the_list() -> None:
    (attack, war) = events("Brazil attacked Ukraine in a novel. The war in Ukraine sold well.")
    assert (attack.source, war.source[0]) == (("state:BRA",), "state:BRA")
    (listed,) = events("The war in Ukraine goes on.")
    assert listed.rule == "events.known-war"
    assert set(listed.source) == {"state:RUS", "state:UKR"}


def test_parties_and_places_of_listed_wars_are_in_the_registry() -> None:
    known = registry().actors
    for war in wars():
        assert {one for one in (*war.sides, *war.places) if not one.startswith("grp:")} <= known.keys()
        assert war.source


def test_such_a_war_is_told_once_a_document() -> None:
    assert len(events("The war in Ukraine goes on. Nobody can end the war in Ukraine.")) == 1


def test_what_labelled_scenarios_tell_is_imagined() -> None:
    text = (
        "Three scenarios follow:\n\nThe Bad One: Peru invades Chile in the spring.\n\nPeru attacked Bolivia in March, as everybody knows."
    )
    assert {(event.mode, *event.target) for event in events(text)} == {("hypothetical", "state:CHL"), ("actual", "state:BOL")}


def test_a_copy_of_a_paragraph_tells_nothing_new() -> None:
    once = "Peru attacked Chile before dawn on Monday, and nobody was surprised by it."
    assert len(events(f"{once}\n\n{once}")) == len(events(once)) == 1


def test_every_event_quotes_its_document_and_has_a_type_of_the_scheme() -> None:
    text = "Peru’s invasion of Chile — its “gravest” error — led Brazil to send arms to Santiago."
    found = extract(parsed := read(text))
    assert found
    for event in found:
        assert event.plover in PLOVER
        assert event.span.holds(event.trigger)
        assert 0 <= event.span.start < event.span.end <= len(text)
        assert parsed.quote(event.trigger).strip() == parsed.quote(event.trigger)


def test_without_a_parse_there_are_no_events() -> None:
    parsed = read("Peru attacked Chile.")
    assert extract(ParsedDocument(parsed.document, parsed.plain, parsed.paragraphs, parsed.blocks, {}, parsed.mentions)) == ()


def test_a_list_of_a_thousand_names_breaks_nothing() -> None:
    found = events("Peru attacked " + ", ".join(["Chile", "Bolivia", "Brazil"] * 400) + ".")
    assert [event.source for event in found] == [("state:PER",)]
