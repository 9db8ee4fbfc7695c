"""Parties of a war or pact that a sentence only dates ("the war of 2008", "an accord reached last year"): those that stand nearby."""

from __future__ import annotations

import collections
import re
from typing import TYPE_CHECKING

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.events.candidates import Candidate
from multipolar.evidence.extractors.events.scene import Actors
from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LENGTHS = ("day", "week", "month", "year", "hour")
_THEN = ("last", "previous", "earlier")
_SINCE = ("since", "in", "of", "from")
_DONE = frozenset(
    ("reach", "sign", "negotiate", "conclude", "strike", "agree", "seal", "initial", "broker", "ratify", "hold", "make", "clinch",
     "announce", "draft", "forge")
)  # fmt: skip


def is_dated(noun: Token, plover: str) -> bool:
    """Whether a noun is one of a kind by its date or length: "the war of 2008", "the five-day war", "the talks since the spring"."""
    if any(child.dep_ == "poss" for child in noun.lefts):
        return False
    if plover != "ASSAULT":  # "the 2015 deal" only names what was made then
        return plover == "CONSULT" and any(child.lower_ == "since" for child in noun.rights)
    before = [token for child in noun.lefts for token in child.subtree]
    if any(_YEAR.fullmatch(token.text) for token in before):
        return True
    if any(token.lower_ in _LENGTHS and token.i and neighbour(token, -1).text == "-" for token in before):
        return True
    known = any(child.lower_ == "the" for child in noun.lefts)
    return known and any(_is_time(child) for child in noun.rights if child.dep_ == "prep" and child.lower_ in _SINCE)


def _is_time(preposition: Token) -> bool:
    nouns = [inner for inner in preposition.rights if inner.dep_ == "pobj"]
    return any(_YEAR.fullmatch(one.text) or preposition.lower_ == "since" for one in nouns)


def is_concluded(verb: Token) -> bool:
    """Whether a participle after a noun tells when a pact was made: "an accord reached last year", "negotiated in 2024"."""
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.lemma_ not in _DONE:
        return False
    said = [one for child in verb.rights for one in child.subtree]
    return any(_YEAR.fullmatch(one.text) or one.lower_ in _THEN for one in said)


def pair_near(one: Candidate) -> tuple[Actors, Actors] | None:
    """The state named nearest before the word in its sentence or paragraph, and the one that the document names most beside it."""
    start = one.scene.span(one.trigger, one.trigger).start
    counts: collections.Counter[str] = collections.Counter()
    nearest = ""
    for mention in one.scene.parsed.mentions:
        states = [state for actor in mention.actors for state in registry().state_of(actor) if not actor.startswith("loc:")]
        counts.update(states)
        if states and one.scene.block.start <= mention.span.start < start:
            nearest = states[0]
    ranked = [state for state, _ in counts.most_common(3)]
    first = nearest or (ranked[0] if ranked else "")
    second = next((state for state in ranked if state != first), "")
    return ((first,), (second,)) if first and second else None
