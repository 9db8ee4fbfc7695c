"""Positions: who wants, backs, refuses or demands what. Every sentence is made up."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from multipolar.evidence.extractors.claims import extract as claims_of
from multipolar.evidence.extractors.positions import extract
from multipolar.evidence.language import ParsedDocument, Parser, find_parser
from multipolar.evidence.text import blocks_of, paragraphs_of, plain
from multipolar.results.evidence import Document, Mention, Position, Span

NAMES = {
    "Oslo": "state:NOR", "Norway": "state:NOR", "Lima": "state:PER", "Peru": "state:PER", "Quito": "state:ECU", "Ecuador": "state:ECU",
    "Tunis": "state:TUN", "Tunisia": "state:TUN", "Accra": "state:GHA", "Ghana": "state:GHA", "Brasilia": "state:BRA",
    "Ana Vega": "per:ana-vega", "Vega": "per:ana-vega", "Kofi Addo": "per:kofi-addo", "Addo": "per:kofi-addo", "the League": "org:league",
    "the rebels": "grp:rebels", "Hardliners": "grp:hardliners", "Critics": "grp:critics", "critics": "grp:critics",
    "The League": "org:league",
}  # fmt: skip
NAMED = re.compile(r"\b(?:" + "|".join(sorted(NAMES, key=len, reverse=True)) + r")\b")


@cache
def parser() -> Parser:
    found = find_parser() if pytest.importorskip("spacy") else None
    if found is None:
        pytest.skip("no language model is installed")
    return found


def named(text: str) -> ParsedDocument:
    """A document with its names linked and without a parse."""
    paragraphs = paragraphs_of(text)
    mentions = tuple(
        Mention(document="d", span=Span(*found.span()), rule="test", actors=(NAMES[found[0]],), form="name")
        for found in NAMED.finditer(text)
    )
    document = Document(id="d", name="d.txt", address="d.txt", text=text)
    return ParsedDocument(document, plain(text), paragraphs, blocks_of(text, paragraphs), {}, mentions)


def read(text: str) -> ParsedDocument:
    """The same, parsed."""
    parsed = named(text)
    docs = parser().parse([parsed.words_of(block) for block in parsed.originals])
    return replace(parsed, parses={block.index: doc for block, doc in zip(parsed.originals, docs, strict=True)})


def positions(text: str) -> tuple[Position, ...]:
    parsed = read(text)
    return extract(parsed, claims_of(parsed))


STANCES = [
    # demands
    ("Lima demanded the withdrawal of all troops from the plateau.", "state:PER", "demand", "territory"),
    ("Quito has called for an immediate ceasefire along the ridge.", "state:ECU", "demand", "ceasefire"),
    ("Ana Vega urged Lima to release the prisoners.", "per:ana-vega", "demand", "humanitarian"),
    ("Ecuador insists that foreign troops must leave the port.", "state:ECU", "demand", "foreign-presence"),
    ("The League called on Accra to resume the talks.", "org:league", "demand", "talks"),
    ("Accra wants a security guarantee from the League.", "state:GHA", "demand", "alignment"),
    ("Tunis is pressing for the lifting of sanctions.", "state:TUN", "demand", "sanctions-relief"),
    ("Peru's demand for reparations was repeated on Friday.", "state:PER", "demand", "reparations"),
    ("Kofi Addo said that the sanctions must be lifted before any vote.", "per:kofi-addo", "demand", "sanctions-relief"),
    ("Addo told reporters that only a ceasefire could save the harvest.", "per:kofi-addo", "demand", "ceasefire"),
    ("What Quito wants is an end to the blockade.", "state:ECU", "demand", "energy-transit"),
    ("Quito's condition is that the peacekeepers leave.", "state:ECU", "demand", "foreign-presence"),
    # support
    ("Norway backs the partition plan.", "state:NOR", "support", "territory"),
    ("Accra has offered to mediate between the two.", "state:GHA", "support", "talks"),
    ("Kofi Addo is determined to end the war.", "per:kofi-addo", "support", "peace-settlement"),
    ("Oslo's support for new sanctions is firm.", "state:NOR", "support", "sanctions"),
    ("The truce proposed by Oslo would last a month.", "state:NOR", "support", "ceasefire"),
    ("Brasilia voiced its support for the peace plan.", "state:BRA", "support", "peace-settlement"),
    ("Tunisia is in favour of a wider alliance.", "state:TUN", "support", "alliance-ties"),
    ("Oslo's peace plan has few friends.", "state:NOR", "support", "peace-settlement"),
    # opposition
    ("Lima rejected the truce on Monday.", "state:PER", "oppose", "ceasefire"),
    ("Lima has refused to recognise the new republic.", "state:PER", "oppose", "recognition"),
    ("Accra ruled out a role for foreign troops.", "state:GHA", "oppose", "foreign-presence"),
    ("Ana Vega condemned the sanctions on Tunis.", "per:ana-vega", "oppose", "sanctions"),
    ("Tunis objects to any change of the border.", "state:TUN", "oppose", "territory"),
    ("Ecuador does not support the autonomy statute.", "state:ECU", "oppose", "autonomy"),
    ("Accra is unwilling to accept a frozen border.", "state:GHA", "oppose", "territory"),
    ("Addo said that Ghana would never give up the islands.", "state:GHA", "oppose", "territory"),
    ("Peru will not accept a ceasefire.", "state:PER", "oppose", "ceasefire"),
    ("Brasilia has no interest in a settlement of the war.", "state:BRA", "oppose", "peace-settlement"),
    ("The ceasefire terms are unacceptable to Tunis.", "state:TUN", "oppose", "ceasefire"),
    ("Oslo described the annexation as illegal.", "state:NOR", "oppose", "territory"),
    ("Quito seeks to undermine the ceasefire.", "state:ECU", "oppose", "ceasefire"),
    ("An offer that Lima rejected would have frozen the border.", "state:PER", "oppose", "territory"),
    ("Critics argue that the sanctions hurt farmers.", "grp:critics", "oppose", "sanctions"),
    ("Hardliners have threatened to expel the peacekeepers.", "grp:hardliners", "oppose", "foreign-presence"),
]


@pytest.mark.parametrize(("sentence", "actor", "direction", "issue"), STANCES, ids=[row[0][:40] for row in STANCES])
def test_a_stance_is_found_with_its_actor_direction_and_issue(sentence: str, actor: str, direction: str, issue: str) -> None:
    found = [(row.actors, row.direction, row.issue) for row in positions(sentence)]
    assert found == [((actor,), direction, issue)]


# Stances on what no issue of the library is about, and more ways to tell one.
BROAD = [
    ("Tunisia seeks a larger share of the catch.", "state:TUN", "demand"),
    ("Oslo hopes to revive the orchestra before winter.", "state:NOR", "support"),
    ("Quito is ready to reopen the archive.", "state:ECU", "support"),
    ("Kofi Addo vowed to rebuild the lighthouse.", "per:kofi-addo", "support"),
    ("Peru has long sought recognition of its claim.", "state:PER", "demand"),
    ("Lima would like a longer season.", "state:PER", "support"),
    ("Lima would like the levy scrapped.", "state:PER", "demand"),
    ("Accra wants nothing to do with the plan.", "state:GHA", "oppose"),
    ("Accra is considering expelling the ambassador.", "state:GHA", "oppose"),
    ("Norway accepted.", "state:NOR", "support"),
    ("Norway regretted the decision.", "state:NOR", "oppose"),
    ("Norway rejected what it called statecraft by telegram.", "state:NOR", "oppose"),
    ("Norway views the swap with suspicion.", "state:NOR", "oppose"),
    ("Oslo expressed alarm over the arrests.", "state:NOR", "oppose"),
    ("Oslo promised its support.", "state:NOR", "support"),
    ("The plan enjoys Norway's backing.", "state:NOR", "support"),
    ("Oslo set three conditions for joining the pact.", "state:NOR", "demand"),
    ("Oslo has made its support conditional on reforms.", "state:NOR", "demand"),
    ("Norway's insistence on inspections angered many.", "state:NOR", "demand"),
    ("Tunis continues to shelter the rebels.", "state:TUN", "support"),
    ("Tunis recognised the young republic in 2012.", "state:TUN", "support"),
    ("Ghana walked out of the choir.", "state:GHA", "oppose"),
    ("Ana Vega stopped short of endorsing the timetable.", "per:ana-vega", "oppose"),
    ("Ecuador said it would recall its envoy unless the nets were returned.", "state:ECU", "demand"),
    ("Ecuador said it would take the quarrel to court.", "state:ECU", "support"),
    ("Ana Vega said that the levy was a mistake.", "per:ana-vega", "oppose"),
    ("Ana Vega said it was time to lift the levy.", "per:ana-vega", "support"),
    ('"We are not going to leave," Addo said.', "per:kofi-addo", "oppose"),
]


@pytest.mark.parametrize(("sentence", "actor", "direction"), BROAD, ids=[row[0][:40] for row in BROAD])
def test_a_strong_word_of_stance_needs_no_known_issue(sentence: str, actor: str, direction: str) -> None:
    assert [(row.actors, row.direction) for row in positions(sentence)] == [((actor,), direction)]


def test_what_an_official_says_of_his_state_is_the_stance_of_both() -> None:
    (row,) = positions("Ghana's foreign minister, Kofi Addo, said that Ghana was ready to share the ferry.")
    assert row.actors == ("per:kofi-addo", "state:GHA")


@pytest.mark.parametrize(
    "sentence",
    [
        "Lima rejected the allegation that its troops had crossed the river.",
        "Vega dismissed the charge as false.",
        "Accra declined to comment on the truce.",
        "Troops of Peru took the plateau on Friday.",
        "The war between Lima and Quito has lasted for a year.",
        "Ana Vega said that the talks had begun.",
        "If Quito demanded a truce, the market would rise.",
        "It is unclear whether Oslo supports the truce.",
        "Ghana exports cocoa and wants rain.",
        "The river demands patience.",
        "Norway failed to condemn the raid.",
        "Peru was accused of backing the raid.",
        "Lima charges that Quito arms the rebels.",
        "Quito always denied that it arms the rebels.",
        "Centuries ago Lima wanted gold.",
        "Ana Vega said that this was no mistake.",
        "Few expect Accra to agree.",
    ],
)
def test_other_sentences_tell_no_position(sentence: str) -> None:
    assert positions(sentence) == ()


def test_every_passage_is_a_stretch_of_the_document() -> None:
    text = "Quito, which borders both, has urged Lima and Accra to return to talks.\n\nLima refused."
    for row in positions(text):
        assert 0 <= row.span.start < row.span.end <= len(text)


def test_of_whom_a_demand_is_made_is_kept() -> None:
    (row,) = positions("Oslo urged Lima to sign the truce.")
    assert row.target == ("state:PER",)


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("Lima will not accept a truce until the dam is handed back.", "until the dam is handed back"),
        ("Tunis rejects any treaty without a vote of the islanders.", "without a vote of the islanders"),
        ("Hardliners threatened to expel the peacekeepers if the sanctions return.", "if the sanctions return"),
    ],
)
def test_a_condition_is_quoted(sentence: str, condition: str) -> None:
    parsed = read(sentence)
    (row,) = extract(parsed, claims_of(parsed))
    assert row.conditional
    assert row.condition is not None
    assert parsed.quote(row.condition) == condition


def test_a_hedge_is_told() -> None:
    (plain_row,) = positions("Oslo opposes the embargo.")
    (hedged,) = positions("Oslo appears to oppose the embargo.")
    assert (plain_row.hedged, hedged.hedged) == (False, True)


def test_a_noun_of_stance_is_presupposed_and_speech_reported() -> None:
    (noun,) = positions("Oslo's opposition to the embargo grew.")
    (speech,) = positions("Oslo rejected the embargo.")
    assert (noun.basis, speech.basis) == ("presupposed", "reported")


def test_a_further_sentence_of_direct_speech_keeps_its_speaker() -> None:
    rows = positions('"We will not sign the treaty," Kofi Addo said in Lima. "The troops must leave the valley first."')
    assert {(row.actors, row.direction) for row in rows} == {(("per:kofi-addo",), "oppose"), (("per:kofi-addo",), "demand")}


def test_copies_of_a_paragraph_and_headings_give_nothing_new() -> None:
    text = "Oslo opposes the embargo\n\nOslo opposes the embargo of the islands.\n\nOslo opposes the embargo of the islands.\n"
    assert len(positions(text)) == 1


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("Oslo opposes the embargo of the islands.", "oppose"),
        ("Lima has repeatedly demanded reparations.", "demand"),
        ("Lima urged Quito to release the prisoners, but nobody listened.", "demand"),
        ("Accra insists that the peacekeepers must leave.", "demand"),
        ("Quito refused to sign the treaty.", "oppose"),
        ("Quito does not support the truce.", "oppose"),
        ("Brasilia called for a ceasefire.", "demand"),
        ("Tunis ruled out talks.", "oppose"),
        ("Lima wants to undermine the ceasefire.", "oppose"),
    ],
)
def test_plain_sentences_are_understood_without_a_model(sentence: str, direction: str) -> None:
    (row,) = extract(named(sentence), ())
    assert (row.direction, row.rule) == (direction, "positions.pattern")
    assert row.issue


@pytest.mark.parametrize(
    "sentence", ["Lima rejected the allegation that its troops moved.", "Oslo has long winters.", "Quito did not reject the truce."]
)
def test_other_sentences_tell_nothing_without_a_model(sentence: str) -> None:
    assert extract(named(sentence), ()) == ()


@pytest.mark.parametrize(
    ("sentence", "actor", "direction"),
    [
        ("Lima would sign only if Quito closed the mine.", "state:PER", "demand"),
        ("Oslo offered to mediate on condition that Quito lay down its arms.", "state:NOR", "demand"),
        ("Ghana has never recognised the junta.", "state:GHA", "oppose"),
        ("Tunis insists that the curbs violate the treaty.", "state:TUN", "oppose"),
        ("Quito will ask the League for a delay of the sanctions.", "state:ECU", "demand"),
        ("Ghana expects Tunisia to protect its ships.", "state:GHA", "demand"),
        ("Oslo has campaigned for a wider treaty.", "state:NOR", "support"),
        ("Lima wants a written apology from Quito.", "state:PER", "demand"),
        ("Lima wants a broader treaty.", "state:PER", "support"),
        ("Lima wants fewer warships in the strait.", "state:PER", "oppose"),
        ("Peru claims the whole of the strait.", "state:PER", "demand"),
        ("Tunis vowed in Oslo on Friday to leave the League.", "state:TUN", "oppose"),
    ],
)
def test_terms_wishes_and_those_who_stay_out(sentence: str, actor: str, direction: str) -> None:
    assert direction in {row.direction for row in positions(sentence) if actor in row.actors}


def test_a_charge_between_states_is_no_stance_of_its_own() -> None:
    assert not positions("Quito accused Lima of hoarding water.")


def test_to_keep_silent_is_no_stance() -> None:
    assert not positions("Oslo will not discuss the matter.")


@pytest.mark.parametrize("text", ["Their call on Tuesday was about a truce with Peru.", "Chile told of its phone call with Peru."])
def test_a_conversation_demands_nothing(text: str) -> None:
    assert not [one for one in positions(text) if one.direction == "demand"]
