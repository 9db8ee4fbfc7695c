"""Ties: how two actors stand to each other, by the words for it and by what they do."""

from __future__ import annotations

import functools

import pytest

from multipolar.evidence.extractors import events, ties
from multipolar.evidence.language import ParsedDocument, Parser, find_parser
from multipolar.evidence.text import blocks_of, paragraphs_of, plain
from multipolar.results.evidence import Document, Mention, Span, Tie

NAMES = {
    "Peru": "state:PER", "Peruvian": "state:PER", "Lima": "state:PER", "Chile": "state:CHL", "Chilean": "state:CHL", "Bolivia": "state:BOL",
    "Brazil": "state:BRA", "Vega": "per:ana-vega", "Rojas": "per:luis-rojas", "Mercosur": "org:mercosur", "the rebels": "org:rebels",
    "the army": "grp:peruvian-army",
}  # fmt: skip


@functools.cache
def parser() -> Parser:
    found = find_parser()
    if found is None:
        pytest.skip("needs a spaCy model: pip install '.[text]'")
    return found


def read(text: str) -> ParsedDocument:
    blocks = blocks_of(text, paragraphs_of(text))
    parses = parser().parse([plain(text)[block.start : block.end] for block in blocks])
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
        parses={block.index: parse for block, parse in zip(blocks, parses, strict=True)},
        mentions=tuple(sorted(mentions, key=lambda mention: mention.span)),
    )


def bound(text: str) -> tuple[Tie, ...]:
    parsed = read(text)
    return ties.extract(parsed, events.extract(parsed))


@pytest.mark.parametrize(
    ("text", "kind", "sign", "pair"),
    [
        ("The alliance between Peru and Chile is old.", "alliance", "+", {"state:PER", "state:CHL"}),
        ("Peru is a close ally of Chile.", "alliance", "+", {"state:PER", "state:CHL"}),
        ("Peru, an ally of Chile, stayed away.", "alliance", "+", {"state:PER", "state:CHL"}),
        ("Peruvian-Chilean relations have deteriorated.", "diplomatic", "-", {"state:PER", "state:CHL"}),
        ("The deep mistrust that Peru harbours toward Chile persists.", "hostile", "-", {"state:PER", "state:CHL"}),
        ("Peru's rivalry with Chile is bitter.", "hostile", "-", {"state:PER", "state:CHL"}),
        ("Peru opposes Chile in everything.", "hostile", "-", {"state:PER", "state:CHL"}),
        ("Bolivia depends on Brazil for gas.", "dependence", "+", {"state:BOL", "state:BRA"}),
        ("Bolivia is dependent on Brazil.", "dependence", "+", {"state:BOL", "state:BRA"}),
        ("Bolivia's membership of Mercosur was confirmed.", "membership", "+", {"state:BOL", "org:mercosur"}),
        ("Bolivia acted as a proxy for Brazil.", "proxy", "+", {"state:BOL", "state:BRA"}),
        ("The army fell out. Vega and Rojas fell out over the port.", "hostile", "-", {"per:ana-vega", "per:luis-rojas"}),
        ("Peru came under pressure from Brazil.", "hostile", "-", {"state:PER", "state:BRA"}),
    ],
)
def test_words_for_a_tie_bind_two_actors(text: str, kind: str, sign: str, pair: set[str]) -> None:
    found = {(tie.type, tie.sign, frozenset((tie.a, tie.b))) for tie in bound(text)}
    kinds = {kind, "hostile"} if kind == "diplomatic" else {kind}
    assert any((one, sign, frozenset(pair)) in found for one in kinds)


@pytest.mark.parametrize(
    ("text", "kind", "sign", "status"),
    [
        ("Peru invaded Chile.", "war", "-", "actual"),
        ("Peru might invade Chile.", "war", "-", "potential"),
        ("Peru allegedly invaded Chile.", "war", "-", "contested"),
        ("Peru accused Chile of lying.", "hostile", "-", "actual"),
        ("Peru sent weapons to Chile.", "support", "+", "actual"),
        ("The trade war between Peru and Chile goes on.", "economic", "-", "actual"),
    ],
)
def test_what_they_do_to_each_other_binds_them_too(text: str, kind: str, sign: str, status: str) -> None:
    (tie,) = bound(text)
    assert (tie.a, tie.b, tie.type, tie.sign, tie.status) == ("state:PER", "state:CHL", kind, sign, status)


def test_what_did_not_happen_binds_nobody() -> None:
    assert not bound("Peru did not invade Chile.")
    assert not bound("Chile does not depend on Peru.")


def test_a_tie_that_is_only_taken_up_again_is_told_once() -> None:
    text = "The alliance between Vega and Rojas is old. Vega and Rojas say that their alliance will last."
    assert len([tie for tie in bound(text) if tie.type == "alliance"]) == 1


def test_another_word_for_it_tells_it_again() -> None:
    text = "The alliance between Peru and Chile is old. The Peruvian-Chilean partnership has grown."
    assert len(bound(text)) == 2


def test_two_leaders_against_one_state_are_two_ties() -> None:
    assert {(tie.a, tie.b) for tie in bound("Vega and Rojas condemned Chile.")} == {
        ("per:ana-vega", "state:CHL"),
        ("per:luis-rojas", "state:CHL"),
    }


def test_somebody_elses_allies_are_no_pair() -> None:
    assert not bound("Vega and Rojas met their allies.")


def test_every_tie_quotes_its_document() -> None:
    text = "Peru’s “eternal” rivalry with Chile — and Brazil’s support for Bolivia — shape the region."
    found = bound(text)
    assert found
    for tie in found:
        assert 0 <= tie.span.start < tie.span.end <= len(text)
        assert tie.a != tie.b


@pytest.mark.parametrize(
    ("text", "sign", "pair"),
    [
        ("Peru arms the rebels, whose war nobody counts.", "+", {"state:PER", "org:rebels"}),
        ("Chile fears a Peruvian-backed Bolivia.", "+", {"state:PER", "state:BOL"}),
        ("Anti-Chilean feeling has spread in Bolivia.", "-", {"state:CHL", "state:BOL"}),
        ("Bolivia feels betrayed by Chile.", "-", {"state:BOL", "state:CHL"}),
        ("Bolivia depends on Chilean ports and on Peruvian loans.", "+", {"state:BOL", "state:PER"}),
        ("Vega called Rojas a liar.", "-", {"per:ana-vega", "per:luis-rojas"}),
        ("Vega regards Brazil as a friend.", "+", {"per:ana-vega", "state:BRA"}),
        ("Bolivia does not recognise Chile's sovereignty over the coast.", "-", {"state:BOL", "state:CHL"}),
        ("Vega has never forgiven Rojas.", "-", {"per:ana-vega", "per:luis-rojas"}),
        ("The friendship between Peru and Brazil has soured.", "-", {"state:PER", "state:BRA"}),
        ("Peru and Brazil settled their feud over the river.", "+", {"state:PER", "state:BRA"}),
        ("Relations between Peru and Bolivia are cordial.", "+", {"state:PER", "state:BOL"}),
        ("Peru and Chile have no diplomatic relations.", "-", {"state:PER", "state:CHL"}),
        ("Bolivia alleges that Chile is hoarding water.", "-", {"state:BOL", "state:CHL"}),
        ("Lima believes that Bolivia is plotting a coup.", "-", {"state:PER", "state:BOL"}),
        ("Vega rejected what Rojas called the arrogance of Brazil.", "-", {"per:luis-rojas", "state:BRA"}),
        ("Bolivia quit Mercosur.", "-", {"state:BOL", "org:mercosur"}),
        ("Brazil offered Bolivia a port.", "+", {"state:BRA", "state:BOL"}),
        ("Peru and Chile are at odds over the glaciers.", "-", {"state:PER", "state:CHL"}),
        ("Brazil lent its full support to Bolivia.", "+", {"state:BRA", "state:BOL"}),
    ],
)
def test_what_is_said_in_other_ways_binds_too(text: str, sign: str, pair: set[str]) -> None:
    assert (sign, frozenset(pair)) in {(tie.sign, frozenset((tie.a, tie.b))) for tie in bound(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Brazil mediates between Peru and Chile.",
        "Vega met Rojas in Brazil.",
        "Bolivia borders Peru.",
        "Vega warned that Chile would hold a vote.",
        "Peru expelled three inspectors.",
        "Bolivia gave Chile ten days.",
    ],
)
def test_talk_and_neighbourhood_bind_nobody(text: str) -> None:
    assert not bound(text)


def test_a_sentence_binds_two_once() -> None:
    assert len(bound("Peru condemned Chile, accused Chile of lying and threatened Chile.")) == 1


def test_help_against_somebody_is_no_help_to_him() -> None:
    assert all(tie.sign == "-" for tie in bound("Peru asked for support against Chile.") if "state:CHL" in (tie.a, tie.b))


def test_a_gift_to_the_foes_of_somebody_hurts_him() -> None:
    assert {(tie.a, tie.b, tie.sign) for tie in bound("Peru is sheltering Chile's dissidents.")} == {("state:PER", "state:CHL", "-")}


def test_a_document_about_one_state_means_it_where_it_names_nobody() -> None:
    text = "Chile is broke. Chile owes billions. Chile has cut wages. Brazil suspended its aid in May."
    (tie,) = (one for one in bound(text) if "state:BRA" in (one.a, one.b))
    assert (tie.b, tie.sign, tie.rule) == ("state:CHL", "-", "ties.meant")


@pytest.mark.parametrize(
    ("text", "sign", "pair"),
    [
        ("Relations between Peru and Chile have hit rock bottom.", "-", {"state:PER", "state:CHL"}),
        ("Their once close ties over, relations between Peru and Chile are on the mend.", "+", {"state:PER", "state:CHL"}),
        ("Peru lifted its embargo on Chile.", "+", {"state:PER", "state:CHL"}),
        ("Peru has suspended its aid to Bolivia.", "-", {"state:PER", "state:BOL"}),
        ("The crumbling alliance between Peru and Bolivia is no secret.", "-", {"state:PER", "state:BOL"}),
        ("There is a lack of trust between Peru and Bolivia.", "-", {"state:PER", "state:BOL"}),
        ("Bolivia's deal with Brazil angered Chile.", "-", {"state:CHL", "state:BOL"}),
        ("Peru and Chile despise each other.", "-", {"state:PER", "state:CHL"}),
        ("Talks between Peru and Chile went on. Neither side trusts the other.", "-", {"state:PER", "state:CHL"}),
        ("Brazil came to Bolivia's aid.", "+", {"state:BRA", "state:BOL"}),
        ("Chile blocked Bolivia's accession to Mercosur.", "-", {"state:CHL", "state:BOL"}),
        ("Vega called Brazil's offer a provocation.", "-", {"per:ana-vega", "state:BRA"}),
        ("Vega said that Brazil's terms were unacceptable.", "-", {"per:ana-vega", "state:BRA"}),
        ("Peru sees Bolivia as a partner against Chile.", "-", {"state:PER", "state:CHL"}),
        ("Peru and Brazil have formed a common front against Chile.", "+", {"state:PER", "state:BRA"}),
        ("Bolivia is one of the few states that still support Peru.", "+", {"state:BOL", "state:PER"}),
        ("Under Peruvian pressure, Bolivia closed the port.", "-", {"state:BOL", "state:PER"}),
        ("Peru no longer sees Brazil as a friend.", "-", {"state:PER", "state:BRA"}),
        ("Bolivia has not joined Peru's sanctions against Chile.", "-", {"state:PER", "state:CHL"}),
        ("Bolivia, for decades among the oldest friends of Brazil, said nothing.", "+", {"state:BOL", "state:BRA"}),
        ("Peru and Chile, which jointly guard the pass, met.", "+", {"state:PER", "state:CHL"}),
    ],
)
def test_how_a_tie_turns_and_whose_it_is(text: str, sign: str, pair: set[str]) -> None:
    assert (sign, frozenset(pair)) in {(tie.sign, frozenset((tie.a, tie.b))) for tie in bound(text)}


def test_sanctions_that_may_be_lifted_still_stand() -> None:
    assert all(tie.sign == "-" for tie in bound("Vega said that Peru might lift its sanctions on Chile."))


def test_an_abbreviation_is_parted_from_what_it_is_joined_to() -> None:
    words = [token.text for doc in parser().parse(["U.S.-backed rebels left."]) for token in doc]
    assert words[:3] == ["U.S.", "-", "backed"]


@pytest.mark.parametrize(
    ("text", "sign", "pair"),
    [
        ("The blockade drove Bolivia into the arms of Brazil.", "+", {"state:BOL", "state:BRA"}),
        ("Bolivia has slipped out of Peru's orbit.", "-", {"state:BOL", "state:PER"}),
        ("It was the work of the rebels, the Andean branch of Mercosur.", "+", {"org:rebels", "org:mercosur"}),
        ("Peru's withdrawal from Mercosur surprised nobody.", "-", {"state:PER", "org:mercosur"}),
        ("Peru left Mercosur last year.", "-", {"state:PER", "org:mercosur"}),
        ("Bolivia was expelled from Mercosur.", "-", {"state:BOL", "org:mercosur"}),
        ("Peru is armed by Chile and, more quietly, by Brazil.", "+", {"state:BRA", "state:PER"}),
        ("Vega and, more quietly, Rojas have sought to woo Peru.", "+", {"per:ana-vega", "state:PER"}),
        ("Bolivia made its case. It is supported by Brazil.", "+", {"state:BOL", "state:BRA"}),
        ("Peru and Chile quarrelled. Brazil is the friend of both.", "+", {"state:BRA", "state:CHL"}),
        ("Bolivia remains the one friend on whom Peru can rely.", "+", {"state:BOL", "state:PER"}),
        ("It was a blow against Bolivia, an enemy that Peru and Chile share.", "-", {"state:BOL", "state:CHL"}),
        ("Bolivia has expanded its anti-Chilean measures.", "-", {"state:BOL", "state:CHL"}),
        ("Bolivia sees Chile's hand in every strike.", "-", {"state:BOL", "state:CHL"}),
    ],
)
def test_friends_foes_and_bodies_told_in_a_roundabout_way(text: str, sign: str, pair: set[str]) -> None:
    assert (sign, frozenset(pair)) in {(tie.sign, frozenset((tie.a, tie.b))) for tie in bound(text)}


@pytest.mark.parametrize(
    ("help_", "sign"),
    [
        ("Brazil ended its military assistance.", "-"),
        ("Brazil, the largest creditor, said nothing.", "+"),
        ("Brazil trains the police.", "+"),
    ],
)
def test_help_goes_to_the_state_that_a_document_is_about(help_: str, sign: str) -> None:
    (tie,) = bound(f"Peru has a new government. Peru is poor. Peru owes much. {help_}")
    assert (tie.a, tie.b, tie.sign) == ("state:BRA", "state:PER", sign)


@pytest.mark.parametrize(
    "text",
    [
        "Peru demands that Chile pay.",
        "Peru denied having armed the rebels.",
        "Vega turned her chair towards Chile.",
        "Brazil is friends with neither Peru nor Chile.",
        "Peru ruled out pressure on Chile.",
        "Peru urged Brazil to halt its deliveries to Chile.",
        "Brazil has offered to mediate between Peru and Chile.",
        "Vega warned that any attempt to seize Bolivia would fail.",
        "Peru and Chile split the remainder.",
        "Peru refused to condemn Chile.",
        "Peru regards the force as an extension of Chile.",
    ],
)
def test_what_is_asked_denied_or_spared_binds_nobody(text: str) -> None:
    assert not bound(text)


def test_what_one_asks_of_another_is_no_enmity_of_the_one_asked() -> None:
    assert not any({"state:BRA", "state:CHL"} == {tie.a, tie.b} for tie in bound("Peru pressed Brazil to punish Chile."))


def test_a_preposition_said_again_binds_again() -> None:
    pairs = {frozenset((tie.a, tie.b)) for tie in bound("Bolivia relies on Brazil for gas and on Peru for its ports.")}
    assert pairs == {frozenset(("state:BOL", "state:BRA")), frozenset(("state:BOL", "state:PER"))}


def test_whoever_joins_sanctions_is_not_their_target() -> None:
    assert not any({tie.a, tie.b} == {"state:PER", "state:CHL"} for tie in bound("Peru joined Chilean sanctions over the coup."))


def test_a_quarrel_that_keeps_two_from_a_treaty_is_all_that_is_told_of_them() -> None:
    (tie,) = bound("The dispute has kept Peru and Chile from signing a peace treaty.")
    assert ({tie.a, tie.b}, tie.sign) == ({"state:PER", "state:CHL"}, "-")


def test_several_enter_a_union() -> None:
    pairs = {(tie.a, tie.b, tie.sign) for tie in bound("Vega recalled the accession of Peru and Chile to Mercosur.")}
    assert pairs == {("state:PER", "org:mercosur", "+"), ("state:CHL", "org:mercosur", "+")}


def test_whoever_refuses_to_stop_help_goes_on_helping() -> None:
    (tie,) = bound("Brazil refuses to halt arms shipments to Peru.")
    assert (tie.a, tie.b, tie.sign) == ("state:BRA", "state:PER", "+")


def test_tariffs_on_goods_are_borne_by_those_who_make_them() -> None:
    (tie,) = bound("Peru imposed tariffs on goods made in Chilean free zones.")
    assert (tie.a, tie.b, tie.sign) == ("state:PER", "state:CHL", "-")


def test_what_a_party_beside_its_name_undergoes_is_done_to_it() -> None:
    (tie,) = bound("Mercosur, the union financed by Brazil, kept silent.")
    assert (tie.a, tie.b, tie.sign) == ("state:BRA", "org:mercosur", "+")


@pytest.mark.parametrize("text", ["The Peru-Chile war lasted four years.", "Brazil hopes to end the Chile-Peru conflict."])
def test_a_war_named_by_both_sides_is_theirs(text: str) -> None:
    ties = [(frozenset((tie.a, tie.b)), tie.type, tie.sign) for tie in bound(text)]
    assert (frozenset(("state:PER", "state:CHL")), "war", "-") in ties
