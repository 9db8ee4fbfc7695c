"""Disputes over several sentences, and claims that few frames reach: whose they are, and by what they are put in doubt."""

from __future__ import annotations

import pytest

from multipolar.evidence.actors import link, registry
from multipolar.evidence.extractors.claims import extract
from multipolar.evidence.language import ParsedDocument, Parser, find_parser
from multipolar.evidence.text import blocks_of, paragraphs_of, plain
from multipolar.results.evidence import Claim, Document


@pytest.fixture(scope="module")
def parser() -> Parser:
    found = find_parser()
    if found is None:
        pytest.skip("no spaCy model is installed")
    return found


def read(parser: Parser, text: str) -> list[tuple[Claim, str]]:
    """Claims with the words of their content."""
    paragraphs = paragraphs_of(text)
    blocks = blocks_of(text, paragraphs)
    parses = dict(
        zip((b.index for b in blocks), parser.parse([plain(text)[b.start : b.end].replace("\n", " ") for b in blocks]), strict=True)
    )
    parsed = ParsedDocument(Document(id="d", name="d", address="d", text=text), plain(text), paragraphs, blocks, parses)
    linked = ParsedDocument(parsed.document, parsed.plain, paragraphs, blocks, parses, link(parsed, registry()))
    return [(claim, linked.quote(claim.content)) for claim in extract(linked)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Asmara accused its neighbour of plotting a raid, a charge that Addis Ababa has called fantasy.", "a charge that"),
        ("Kabul says the men were farmers, an account disputed by survivors.", "an account disputed"),
        ("The militia warned of civil war, a threat the premier, Nawaf Salam, brushed off.", "a threat"),
        ("Sudan accused Chad of arming rebels. Chad said Sudan had attacked first.", "Chad said"),
        ("The ministry said its gunners had downed ten drones. Independent monitors found no trace of them.", "Independent monitors"),
        ("Russia says it protects its kin. Western governments say that is a pretext.", "Western governments"),
        ("The minister said he knew nothing of the raid. A leaked memo suggests otherwise.", "A leaked memo"),
        ("The envoy insists that borders will stay. His assurances have been greeted with doubt by diplomats.", "His assurances"),
        ("A group claimed responsibility in a video whose date has not been established.", "whose date"),
        ("She calls the freeze a floor. The hawks call it a ransom.", "The hawks"),
        ("Kyiv alleges that troops shot at rescuers, something Moscow calls a lie.", "something Moscow"),
        ("Witnesses described soldiers burning huts. It is impossible to verify such testimony.", "It is impossible"),
        ("The president said the siege was real; independent analysts say there is little sign of it.", "independent analysts"),
    ],
)
def test_what_the_text_holds_against_a_claim(parser: Parser, text: str, words: str) -> None:
    claim, _ = read(parser, text)[0]
    assert claim.contested
    assert claim.contest is not None
    assert plain(text)[claim.contest.start : claim.contest.end].startswith(words)


def test_one_who_was_accused_answers_some_sentences_later(parser: Parser) -> None:
    text = "Sudan accused Chad of arming rebels. The rains have begun. Markets are empty. Prices rise. Chad denies arming anyone."
    assert [claim.contested for claim, _ in read(parser, text)] == [True, False]


def test_a_denial_that_inspectors_refute(parser: Parser) -> None:
    found = read(parser, "Rwanda has denied arming the rebels; UN experts have found the allegations credible.")
    assert [claim.contested for claim, _ in found] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said the road was open. Uganda said the harvest was good.",
        "Chad described the deal as fair, a sale that Libya had long expected.",
        "The minister said the talks would resume. Officials from four states arrived on Monday.",
    ],
)
def test_what_disputes_nothing(parser: Parser, text: str) -> None:
    assert not any(claim.contested for claim, _ in read(parser, text))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The pact, said Amina Yusuf of the Coastal Forum, is the weakest one so far.", "per:amina-yusuf", "is the weakest one so far"),
        ("Managua points to a raid that killed four men.", "state:NIC", "a raid that killed four men"),
        ("Kenya denied that it had armed anyone, calling the report a smear.", "state:KEN", "the report a smear"),
        ("Witnesses described soldiers going from house to house.", "grp:witnesses", "soldiers going from house to house"),
        ("The coup was hailed as a correction by the officers who led it.", "grp:officers", "a correction"),
        ("In Algiers the accord is regarded as a betrayal.", "state:DZA", "a betrayal"),
        ("Mali's decree was presented as a reform of the army.", "state:MLI", "a reform of the army"),
        ("The herders, a retired officer said, had been lucky.", "grp:officer", "had been lucky"),
        ("A raft sank near Malakal, South Sudan's army spokesman, Lul Ruai, said.", "per:lul-ruai", "A raft sank near Malakal"),
        ("The Taliban's spokesman called the killing a war crime.", "grp:spokesman", "the killing a war crime"),
        ("Kenya's governor blamed the army.", "grp:governor", "the army"),
    ],
)
def test_whose_claim_it_is(parser: Parser, text: str, source: str, content: str) -> None:
    found = [(claim.source, said) for claim, said in read(parser, text)]
    assert any((ids == (source,) or ids[0][:4] == source[:4] == "grp:") and said.startswith(content) for ids, said in found)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Bishop Pedro Luna has let it be known that the church backs the strike.", "per:pedro-luna", "the church backs the strike"),
        ('"It is a trap," warned Omar Bello. "They want us to fire first."', "per:omar-bello", "They want us to fire first"),
        (
            "The raid lasted ten days and was legal, Lena Frost told a news conference.",
            "per:lena-frost",
            "The raid lasted ten days and was legal",
        ),
        ("Clerks protested and lawyers in Turin spoke of blackmail.", "grp:lawyers", "blackmail"),
        ("For Ankara, the drones are a proof of friendship.", "state:TUR", "the drones are a proof of friendship"),
        ("Omar Haddad said from hiding that the vote had been stolen.", "per:omar-haddad", "the vote had been stolen"),
        ("Lawyers accused the police and some guards of killing 30 herders.", "grp:lawyers", "killing 30 herders"),
    ],
)
def test_claims_in_rarer_words(parser: Parser, text: str, source: str, content: str):
    assert (source, content) in {(claim.source[0], words) for claim, words in read(parser, text)}


@pytest.mark.parametrize(
    "text",
    [
        "Chad's envoys portray the raids as a feud. Hardly anyone in Niamey believes them.",
        "Togo has accused Benin of breaking the truce, which Benin denies.",
        "Clerks accused the guards of theft, a charge that the mayor of Lima dismissed as gossip.",
        "The envoy accused a boat of ramming. Ryo Sato, a fisherman, denied having touched it.",
    ],
)
def test_more_ways_to_dispute(parser: Parser, text: str):
    assert read(parser, text)[0][0].contested


def test_a_second_quotation_has_no_cue(parser: Parser):
    claims = read(parser, '"It is a trap," warned Omar Bello. "They want us to fire first."')
    assert [claim.cue is None for claim, _ in claims] == [False, True]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Engineers contend that a tunnel would flood the port.", "hedged"),
        ("Clerks fear that the bridge might fall.", "hedged"),
        ("Lima insists that a tunnel would ruin the port.", "asserted"),
        ("Lima said that the port would reopen.", "asserted"),
        ("A sceptic might argue that the port is lost.", "speculative"),
    ],
)
def test_what_is_supposed(parser: Parser, text: str, certainty: str):
    assert read(parser, text)[0][0].certainty == certainty
