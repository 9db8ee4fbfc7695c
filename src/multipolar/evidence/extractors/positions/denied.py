"""Stances that nobody owns to: what somebody denies having done, and what is untrue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.grammar import is_untrue
from multipolar.evidence.extractors.claims.lexicon import lexicon
from multipolar.evidence.extractors.events.subjects import in_charge
from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

_DENYING = frozenset({"deny", "disavow", "disclaim", "refute"})
_DISMISSING = frozenset({"reject", "dismiss", "dispute", "rebut", "rubbish", "debunk"})
_INWARDS = frozenset(
    {"xcomp", "ccomp", "pcomp", "prep", "dobj", "pobj", "acl", "conj", "advcl", "nsubj", "nsubjpass", "relcl", "acomp", "attr"}
)
_DEEPEST = 8
_ALLEGED = frozenset({"alleged", "supposed", "purported", "suspected", "rumoured", "rumored"})


def is_denied(word: Token) -> bool:
    """Whether what a word tells stands inside a denial: "denied any role in backing them", "rejected claims that it backs them"."""
    if any(c.lower_ in _ALLEGED for c in word.lefts) or in_charge(word) is not None:
        return True
    place = word
    for _ in range(_DEEPEST):
        above = place.head
        if above.i == place.i or place.dep_ not in _INWARDS:
            return False
        if place.dep_ == "pcomp" and above.lower_ == "of" and _is_charge(above):
            return True  # what somebody is accused of is no word of his
        if above.lemma_ in _DENYING and place.i > above.i and place.dep_ != "conj":
            return place.dep_ != "advcl" or _is_report(place)
        if above.lemma_ in _DISMISSING and place.dep_ == "dobj" and place.i != word.i:
            return place.lemma_ in lexicon()["claim_nouns"]
        if place.dep_ == "ccomp" and is_untrue(above):
            return True
        if place.dep_ in ("advcl", "relcl") and not _is_report(place):
            return False
        place = above
    return False


def _is_charge(join: Token) -> bool:
    """Whether "of" opens what somebody is accused of, also where the parser hangs it on the accused."""
    over = join.head.head if join.head.dep_ in ("dobj", "pobj") else join.head
    over = over.head if over.dep_ == "agent" else over
    return over.lemma_ in ("accuse", "suspect")


def _is_report(verb: Token) -> bool:
    """As in "Denied a report in a newspaper saying that"."""
    return verb.tag_ == "VBG" and verb.lemma_ in lexicon().active and neighbour(verb.left_edge, -1).text != ","
