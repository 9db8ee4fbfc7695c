"""Attributed claims: who is said to say, believe or suggest what."""

from __future__ import annotations

import functools
import re

import pytest

from multipolar.evidence.extractors.claims import extract
from multipolar.evidence.language import ParsedDocument, Parser, find_parser
from multipolar.evidence.text import blocks_of, paragraphs_of, plain
from multipolar.results.evidence import Claim, Document, Mention, Span

ACTORS = {
    "Addis Ababa": ("state:ETH", "metonym"),
    "Ethiopia": ("state:ETH", "name"),
    "Cairo": ("state:EGY", "metonym"),
    "Egypt": ("state:EGY", "name"),
    "Egyptian": ("state:EGY", "demonym"),
    "Khartoum": ("state:SDN", "metonym"),
    "African Union": ("org:AU", "name"),
    "Abiy": ("per:abiy-ahmed", "name"),
    "Sisi": ("per:abdel-fattah-el-sisi", "name"),
}


@functools.cache
def parser() -> Parser:
    found = find_parser()
    if found is None:
        pytest.skip("no spaCy model is installed")
    return found


def read(text: str) -> tuple[ParsedDocument, tuple[Claim, ...]]:
    document = Document(id="0" * 64, name="article.txt", address="article.txt", text=text)
    paragraphs = paragraphs_of(text)
    blocks = blocks_of(text, paragraphs)
    twin = plain(text)
    originals = [block for block in blocks if block.repeats is None]
    parses = parser().parse([twin[b.start : b.end].replace("\n", " ") for b in originals])
    named = [
        Mention(document=document.id, span=Span(*found.span()), rule="test", actors=(actor,), form=form)  # type: ignore[arg-type]
        for name, (actor, form) in ACTORS.items()
        for found in re.finditer(rf"\b{name}\b", text)
    ]
    mentions = tuple(sorted(named, key=lambda m: (m.span.start, -m.span.end)))
    numbered = {block.index: parse for block, parse in zip(originals, parses, strict=True)}
    parsed = ParsedDocument(document, twin, paragraphs, blocks, numbered, mentions)
    return parsed, extract(parsed)


def said(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of every claim."""
    parsed, claims = read(text)
    assert all(span.quote(text) for c in claims for span in (c.span, c.content, c.cue, c.source_span, c.contest) if span is not None)
    return [(" ".join(c.source), parsed.quote(c.cue) if c.cue else "", parsed.quote(c.content)) for c in claims]


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("Cairo says that the dam is a threat.", "state:EGY", "says", "the dam is a threat"),
        ("Abiy has repeatedly insisted the dam is safe.", "per:abiy-ahmed", "has repeatedly insisted", "the dam is safe"),
        ("The dam, engineers argue, will fill within a year.", "grp:engineers", "argue", "will fill within a year"),
        ("The dam is safe, hydrologists say.", "grp:hydrologists", "say", "The dam is safe"),
        ("According to Cairo, the talks are dead.", "state:EGY", "According to", "the talks are dead"),
        ("As the envoy put it, nobody had signed.", "grp:envoy", "put", "nobody had signed"),
        ("In Khartoum's view, the dam is a gift.", "state:SDN", "In Khartoum's view", "the dam is a gift"),
        ("Egypt has framed the dam as a matter of life and death.", "state:EGY", "has framed", "the dam as a matter of life and death"),
        ("Officials refer to the raid as an exercise.", "grp:officials", "refer", "the raid as an exercise"),
        ("Sisi called the plan reckless.", "per:abdel-fattah-el-sisi", "called", "the plan reckless"),
        ("Cairo accused Ethiopia of stealing the river.", "state:EGY", "accused", "stealing the river"),
        ("Farmers blame the drought on the dam.", "grp:farmers", "blame", "the dam"),
        ("The African Union warned of famine.", "org:AU", "warned", "famine"),
        ("Abiy emphasised the unity of his people.", "per:abiy-ahmed", "emphasised", "the unity of his people"),
        ("Ethiopia rejects the allegation.", "state:ETH", "rejects", "the allegation"),
        ("The rebels claim to hold three towns.", "grp:rebels", "claim to", "hold three towns"),
        ("Abiy is convinced that Cairo is bluffing.", "per:abiy-ahmed", "is convinced", "Cairo is bluffing"),
        ("The minister made it clear that the vote would go ahead.", "grp:minister", "made it clear", "the vote would go ahead"),
        ("Cairo's insistence on a treaty has annoyed its neighbours.", "state:EGY", "insistence on", "a treaty"),
        ("Abiy wants to convey an image of calm.", "per:abiy-ahmed", "wants to convey an image of", "calm"),
        ("Critics have made the case that water is no weapon.", "grp:critics", "have made the case", "water is no weapon"),
        ("The colonel was quoted as saying that the road was mined.", "grp:colonel", "was quoted as saying", "the road was mined"),
        ("The raid prompted Cairo to warn that it would close the canal.", "state:EGY", "warn", "it would close the canal"),
        ("Ethiopia is widely regarded as a rival.", "unknown", "is widely regarded as", "a rival"),
        ("The rebels are said to have fled.", "unknown", "are said to", "have fled"),
        ("It is widely believed that the reservoir leaks.", "unknown", "is widely believed", "the reservoir leaks"),
        ("Rumour has it that the king has left.", "unknown", "Rumour has it", "the king has left"),
        ("The war is regarded by Egypt as a mistake.", "state:EGY", "is regarded by Egypt as", "a mistake"),
        ("Cairo denies arming anyone.", "state:EGY", "denies", "arming anyone"),
        ("Cairo charges that Ethiopia has drained the lake.", "state:EGY", "charges", "Ethiopia has drained the lake"),
        ("Khartoum scoffed at the figure.", "state:SDN", "scoffed", "the figure"),
        ("His rivals describe a man who trusts nobody.", "grp:rivals", "describe", "a man who trusts nobody"),
        ('Sisi called the pact "a raft, not a ship", and left.', "per:abdel-fattah-el-sisi", "called", 'the pact "a raft, not a ship"'),
        ("Egypt treats any delay as treason.", "state:EGY", "treats", "any delay as treason"),
        ("Egypt sees a plot behind every delay.", "state:EGY", "sees", "a plot behind every delay"),
        ("The gates will open, the ministry announced on Friday, ending the drought.", "grp:ministry", "announced", "The gates will open"),
        ("Analysts put the loss at two million dollars.", "grp:analysts", "put", "the loss at two million dollars"),
        ('"Nobody sleeps," sighed an old fisherman.', "grp:old-fisherman", "sighed", "Nobody sleeps"),
        ("Officials condemned the levy, which they say breaks the treaty.", "grp:officials", "say", "breaks the treaty"),
    ],
)
def test_a_claim_has_its_source_its_cue_and_its_content(sentence: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in said(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The army of Chad crossed the river and took two towns.",
        "The summit underscores how far apart the neighbours are.",
        "The crisis highlights the weakness of the union.",
        "Egypt seeks to delay the filling of the dam.",
        "It is clear that neither side can win.",
        "The ministry declined to say who had fired.",
        "The envoy did not say when the talks would resume.",
        "The flood claimed hundreds of lives.",
        "Any delay risks being seen as a defeat.",
        "I believe the answer is simple.",
        "Police questioned three men.",
        "Cairo has asked whether the dam is safe.",
        "Who says that the dam is safe?",
        "The pumps run according to schedule.",
        "These exchanges reinforce the notion of a common front.",
    ],
)
def test_plain_actions_and_the_authors_own_voice_are_no_claims(sentence: str) -> None:
    assert said(sentence) == []


def test_nested_claims_are_each_found() -> None:
    found = said("Cairo says that Addis Ababa believes the dam to be finished.")
    assert [source for source, _, _ in found] == ["state:EGY", "state:ETH"]


def test_a_relative_clause_by_the_same_source_is_part_of_its_claim() -> None:
    assert len(said("Farmers criticised the dam, which they see as a monument to vanity.")) == 1


def test_direct_speech_is_quoted_without_its_marks() -> None:
    text = '"We will not leave," the mayor told reporters. The bishop said: "Nobody is left to bury."'
    assert [(cue, content) for _, cue, content in said(text)] == [("told", "We will not leave"), ("said", "Nobody is left to bury")]


def test_a_quotation_over_two_paragraphs_is_one_claim() -> None:
    text = 'The bishop said: "This valley has buried its young.\n\n"It has nobody left to bury."\n\nNobody answered.'
    ((_, cue, content),) = said(text)
    assert cue == "said"
    assert content.startswith("This valley")
    assert content.endswith("left to bury")


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("Cairo says that the dam is a threat.", "asserted"),
        ("Cairo says that the dam could burst.", "hedged"),
        ("Cairo appears to believe that the dam is a threat.", "hedged"),
        ("The dam is seen as a threat.", "hedged"),
        ("Abiy reportedly told his ministers that the war was lost.", "hedged"),
        ("Abiy might tell parliament that the treasury is empty.", "speculative"),
        ("Rumour has it that the king has left.", "speculative"),
        ("Polls suggest that the vote is lost.", "hedged"),
        ("Cairo criticised the reported shelling.", "hedged"),
        ("Cairo insists that its rival was accused of theft.", "asserted"),
    ],
)
def test_certainty_is_what_the_document_makes_of_it(sentence: str, certainty: str) -> None:
    _, claims = read(sentence)
    assert claims[0].certainty == certainty
    assert (certainty == "asserted") == (not claims[0].hedges)


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        ("Cairo says that the dam is a threat.", "affirm"),
        ("Cairo says that the dam is not safe.", "deny"),
        ("Cairo says that the dam is not merely a threat but an insult.", "affirm"),
        ("Cairo does not believe that the dam is safe.", "deny"),
        ("Addis Ababa denied that the dam was full.", "deny"),
    ],
)
def test_polarity_says_whether_the_content_is_denied(sentence: str, polarity: str) -> None:
    assert read(sentence)[1][0].polarity == polarity


def test_a_later_sentence_disputes_the_run_of_claims_before_it() -> None:
    text = (
        "The dam is seen as a gift. Egyptian officials accused Ethiopia of theft. "
        "This charge draws on the belief that rivers belong to Egypt. Such narratives, though disputed, sell newspapers."
    )
    parsed, claims = read(text)
    assert [c.contested for c in claims] == [False, True, True]
    assert all(parsed.quote(c.contest).startswith("Such narratives") for c in claims if c.contest)
    assert claims[2].source == claims[1].source, "the belief is held by those who made the charge"
    assert claims[2].attribution == "anaphoric"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister falsely claimed that the bridge was intact.", "falsely"),
        ("The army said, without offering evidence, that it had shot down nine drones.", "without offering evidence"),
        ("Egypt accused Ethiopia of theft. Addis Ababa denies the allegation.", "Addis Ababa denies the allegation"),
        (
            "Both governments say that they want peace. The facts on the ground suggest otherwise.",
            "The facts on the ground suggest otherwise",
        ),
        ("Abiy has framed his war as a defence of the union, yet critics argue that it has torn it apart.", "critics argue"),
        ("Cairo insists that the treaty is void, a claim that Addis Ababa rejects.", "a claim that Addis Ababa rejects"),
        ("The two sides accused each other of shelling villages.", "accused each other"),
        ("Cairo says that the dam is leaking. Ethiopian engineers countered that it was the wells.", "countered"),
        ("Cairo says that the dam is leaking. Abiy scoffed at the claim.", "scoffed at the claim"),
        ("Cairo says that the dam is leaking. Addis Ababa dismissed the report as a bedtime story.", "dismissed the report"),
        ("Cairo says that the dam is leaking. Neither ministry has confirmed this.", "Neither ministry has confirmed this"),
        ("Cairo says that the dam is leaking. Khartoum has offered no evidence for the claim.", "has offered no evidence"),
        (
            "Cairo says that the dam is leaking. Abiy says that the wells are. Neither account could be verified.",
            "Neither account could be verified",
        ),
        ("Cairo alleges that Ethiopia shelled the port, a charge Khartoum rejects.", "a charge Khartoum rejects"),
    ],
)
def test_the_words_of_dispute_are_quoted(text: str, words: str) -> None:
    parsed, claims = read(text)
    assert claims[0].contested
    assert claims[0].contest is not None
    assert words in parsed.quote(claims[0].contest)


def test_a_claim_that_nothing_disputes_is_not_contested() -> None:
    text = "Cairo says that the dam is a threat. Khartoum says that it wants rain. The talks resume on Monday."
    assert not any(c.contested for c in read(text)[1])


def test_an_answer_to_a_question_disputes_nothing() -> None:
    text = "Cairo says that the dam is a threat. Asked about the talks, Abiy replied that they would resume."
    assert not any(c.contested for c in read(text)[1])


def test_in_direct_speech_he_is_somebody_else() -> None:
    text = 'Sisi left early. Abiy was asked why. "He believes that the river is his," Abiy said.'
    assert ("per:abdel-fattah-el-sisi", "believes", "the river is his") in said(text)


def test_pronouns_are_those_who_spoke_before() -> None:
    text = "Sisi warned that patience was running out. He said that nobody would lose a drop. Analysts disagree. They say the dam is safe."
    assert [source for source, _, _ in said(text)] == ["per:abdel-fattah-el-sisi", "per:abdel-fattah-el-sisi", "grp:analysts"]


def test_copies_of_a_paragraph_and_headings_give_no_claims() -> None:
    once = "Cairo says that the dam is a threat to everybody downstream."
    assert len(said(f"Cairo says dam is threat\n\n{once}\n\n{once}")) == 1


@pytest.mark.parametrize("text", ["", "said", '"', '"said', "According to", "is seen as", "that that that", "claim: ", "—", "Cairo says"])
def test_scraps_of_text_do_no_harm(text: str) -> None:
    said(text)
