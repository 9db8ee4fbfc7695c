"""Hostility in what somebody wants: "urges sanctions on Chile", "seeks a counterweight to Chile"."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extents import noun_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.nouns import preceded
from multipolar.evidence.extractors.events.roles import is_verb
from multipolar.evidence.extractors.events.scene import Scene
from multipolar.evidence.extractors.ties.actors_above import actor_of
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_FOR = ("call", "push", "press", "lobby", "plead", "ask", "appeal", "argue", "campaign")
_ON = ("on", "against", "upon")


def of_wanted(scene: Scene, noun: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give the hostility of whoever wants it towards the one whom it would hit."""
    lemma = noun.lemma_.lower()
    bond = next((one for one in words.nouns.get(lemma, ()) if preceded(noun, one.words)), None)
    if bond is None or bond.sign != "-" or not bond.directed or bond.person or not (bond.after or lemma in words.liftable):
        return None
    verb = _wanting(noun, words)
    if verb is None or mode_of(verb, events) == "negated":
        return None
    b = scene.after(noun, bond.after or _ON, 2)
    if not b and noun.dep_ == "conj" and bond.after:  # "wants oil and a counterweight to Chile": the parser hangs it on the verb
        b = scene.after(verb, bond.after, 2)
    a = tuple(one for one in actor_of(scene, verb) if one not in b)
    if not a or not b:
        return None
    first, last = noun_extent(noun)
    return Candidate(dataclasses.replace(bond, words=()), a, b, scene.span(first, last), lemma, "noun", "desired")


def _wanting(noun: Token, words: Lexicon) -> Token | None:
    """The verb of wanting that has the noun as its object, or after "for"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    head = noun.head
    if noun.dep_ == "dobj" and is_verb(head) and head.lemma_ in words.wanting:
        return head
    if noun.dep_ == "pobj" and head.lower_ == "for" and is_verb(head.head) and head.head.lemma_ in _FOR:
        return head.head
    return None
