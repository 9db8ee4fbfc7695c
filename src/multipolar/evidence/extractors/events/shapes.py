"""Shapes of clauses and noun phrases that tell whether something is taken for granted, asked, planned, or said of any such thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.lexicon import Lexicon
from multipolar.evidence.extractors.events.marks import is_reported
from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token


_WARS = ("war", "invasion", "occupation", "offensive", "aggression", "onslaught", "blockade", "siege", "annexation")


_ENDS = ("end", "halt", "ending", "cessation", "conclusion", "resolution", "solution", "stop")


_PROPOSALS = ("demand", "idea", "proposal", "request", "suggestion", "plan", "call", "condition", "offer", "term", "concession", "charge")
"""What it is about is still to come; a clause of the past behind it only goes on about it."""


_DEALS = ("deal", "plan", "proposal", "draft", "accord", "treaty", "agreement", "pact", "settlement", "roadmap", "offer")


def is_asked_of(verb: Token) -> bool:
    """Whether a clause takes for granted that it was done, and tells why, how or by whom."""
    told = verb.tag_ in ("VBD", "VBZ", "VBP") or any(
        child.tag_ == "VBZ" or child.tag_ == "VBD" for child in verb.lefts if child.dep_ == "aux"
    )
    return told and any(
        (child.dep_ == "advmod" and child.lower_ in ("why", "how", "when", "where")) or (child.dep_ == "nsubj" and child.lower_ == "who")
        for child in verb.lefts
    )


def is_general(noun: Token, verb: Token) -> bool:
    """Whether it is said in the present of any such event what it is."""
    bare = noun.tag_ == "NNS" and not any(child.dep_ in ("det", "poss", "amod") for child in noun.lefts)
    one = any(child.dep_ == "det" and child.lower_ in ("a", "an", "any") for child in noun.lefts)
    return (one or bare) and verb.tag_ in ("VBZ", "VBP") and any(child.dep_ == "attr" for child in verb.rights)


def is_content(verb: Token) -> bool:
    """Whether a clause after a noun says what the noun is about: "claims that Lima left", but not "claims that Lima left open"."""
    that = next((child for child in verb.lefts if child.lower_ in ("that", "whether")), None)
    return that is not None and (that.dep_ == "mark" or that.tag_ == "IN") and not _is_of_proposal(verb)


def _is_of_proposal(verb: Token) -> bool:
    """Whether a clause of the past tells what was done to something asked or proposed: "a demand that Lima rejected"."""
    past = verb.tag_ == "VBD" or any(child.lower_ in ("has", "have", "had") for child in verb.lefts if child.dep_ == "aux")
    return past and verb.head.lemma_ in _PROPOSALS and not any(child.dep_ in ("dobj", "ccomp", "xcomp") for child in verb.rights)


def is_of_something(verb: Token, noun: Token, words: Lexicon) -> bool:
    """Whether a relative clause tells what something to come would do: "a treaty that bans", not "a charge that Lima denies"."""
    pronoun = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    relative = pronoun is not None and pronoun.lower_ in ("that", "which")
    return relative and noun.pos_ == "NOUN" and is_indefinite(noun) and noun.lemma_.lower() not in words.acting


def is_owned_war(noun: Token) -> bool:
    """Whether a noun tells somebody's war: "Chile's war"."""
    return noun.pos_ == "NOUN" and noun.lemma_ in _WARS and any(child.dep_ == "poss" for child in noun.lefts)


def is_ended(noun: Token) -> bool:
    """Whether an end to it is spoken of: "the end to Chile's war", "bring an end to it"."""
    head = noun.head
    if noun.dep_ != "pobj":
        return False
    ends = head.lower_ == "to" and any(child.dep_ == "dobj" and child.lemma_ in _ENDS for child in head.head.rights)
    return ends or head.head.lemma_ in _ENDS


def is_known_war(noun: Token, words: Lexicon) -> bool:
    """Whether only what follows from somebody's war is in doubt: "to end its war", "would condemn Chile's invasion"."""
    head = noun.head
    if noun.dep_ == "pobj" and head.dep_ == "prep" and head.lower_ not in ("for", "to", "towards", "toward", "about", "if", "without"):
        head = head.head
    elif noun.dep_ != "dobj":
        return False
    lemma = head.lemma_.lower()
    unsure = words.governors.get(lemma) not in (None, "negated") or lemma in (
        "allege",
        "call",
        "see",
        "predict",
        "foresee",
        "deny",
        "avert",
        "prevent",
    )
    return head.pos_ == "VERB" and lemma not in words.carriers["doing"] and not unsure


def is_plan(verb: Token, words: Lexicon) -> bool:
    """Whether what does it is a text or a plan: "the draft", "terms"."""
    subjects = [child for child in verb.lefts if child.dep_ == "nsubj"]
    if verb.dep_ == "relcl" and any(child.tag_ in ("WDT", "WP") for child in subjects):  # "a deal that includes a withdrawal"
        return verb.head.lemma_.lower() in _DEALS
    return any(child.lemma_.lower() in words.plans or is_plan_again(child, words) for child in subjects)


def is_plan_again(pronoun: Token, words: Lexicon) -> bool:
    """Whether "it" takes up the text or plan of the sentence before: "The treaty is short. It lets Peru withdraw"."""
    if pronoun.lower_ != "it":
        return False
    sentence = pronoun.sent
    if not sentence.start:
        return False
    before = pronoun.doc[sentence.start - 1].sent
    subject = next((child for child in before.root.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is not None and subject.lemma_.lower() in words.plans


def stipulates(verb: Token, words: Lexicon) -> bool:
    """Whether it is what a text or plan says in the present: "the treaty has both withdraw"."""
    helpers = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    return verb.tag_ in ("VBZ", "VBP") and not helpers and is_plan(verb, words)


def is_rather(verb: Token) -> bool:
    """Whether "rather" stands before "than"."""
    than = next(child for child in verb.lefts if child.lower_ == "than")
    return than.i > 0 and neighbour(than, -1).lower_ == "rather"


def goes_on(verb: Token) -> bool:
    """Whether what follows was done next: "went on to condemn"."""
    return verb.lemma_ == "go" and any(child.lower_ == "on" for child in verb.rights)


def is_indefinite(noun: Token) -> bool:
    """Whether no article, pronoun or owner makes a noun a known one."""
    return not any(child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ not in ("a", "an", "any")) for child in noun.lefts)


def would_be(verb: Token) -> bool:
    """Whether a verb tells what would follow ("would please"), not what would have followed or what somebody said would."""
    helpers = [child.lower_ for child in verb.lefts if child.dep_ == "aux"]
    return "would" in helpers and "have" not in helpers and not is_reported(verb)


def may_be(verb: Token, words: Lexicon) -> bool:
    """Whether "could", "may" or the like stands before a verb."""
    return any(words.modals.get(child.lower_) == "hypothetical" for child in verb.children if child.dep_ == "aux")
