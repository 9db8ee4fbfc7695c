"""Whose a thing is said to be that nobody wants to own: "called the fighting Vega's war", "said that it was Chile's fault"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import is_verb
from multipolar.evidence.extractors.events.scene import Scene
from multipolar.evidence.extractors.ties.actors_above import actor_of
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.statuses import OF_MODE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_REACH = 14


def of_blame(scene: Scene, verb: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give the hostility of whoever calls a war, a mess or a crime somebody's own."""
    if verb.lemma_ not in words.naming and verb.lemma_ not in words.beliefs:
        return None
    noun = next((one for one in verb.doc[verb.i + 1 : min(verb.i + _REACH, verb.sent.end)] if _is_blame(one, verb, words)), None)
    if noun is None:
        return None
    a = actor_of(scene, verb)
    b = tuple(one for child in noun.lefts if child.dep_ == "poss" for one in scene.named(child) if one not in a)
    mode = mode_of(verb, events)
    if not a or not b or mode == "negated" or all(one.startswith("grp:") for one in a):
        return None
    first, last = clause_extent(verb)
    return Candidate(Bond("hostile", "-"), a, b, scene.span(first, last), verb.lemma_, "verb", OF_MODE[mode])


def _is_blame(noun: Token, verb: Token, words: Lexicon) -> bool:
    """Whether a noun with an owner is what something is called, and no subject or object of its own."""
    if noun.lemma_.lower() not in words.blame or not any(child.dep_ == "poss" and child.pos_ == "PROPN" for child in noun.lefts):
        return False
    if any(child.dep_ == "neg" for child in noun.head.children):
        return False
    is_called = noun.dep_ in ("oprd", "attr", "appos", "ccomp") or (noun.dep_ == "dobj" and noun.head.i == verb.i and verb.lemma_ == "call")
    is_said = noun.dep_ == "attr" and is_verb(noun.head) and noun.head.lemma_ == "be"
    return is_said or (is_called and verb.lemma_ in words.naming)
