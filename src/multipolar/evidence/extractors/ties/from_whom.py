"""Help and hostility that come from somebody: "won guarantees from Chile", "faces threats from Peru"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extents import noun_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import is_passive, is_verb
from multipolar.evidence.extractors.events.scene import Actors, Scene, joined
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.predicates import doer_of
from multipolar.evidence.extractors.ties.statuses import OF_MODE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_TOWARDS = ("to", "for", "against", "towards", "toward")
_KINDS = ("support", "hostile")
_BETWEEN = ("for", "of", "under", "amid", "against", "with", "despite", "to")


def of_giver(scene: Scene, noun: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give the tie of what comes from somebody to whoever receives, faces or wants it."""
    lemma = noun.lemma_.lower()
    bond = next((one for one in words.nouns.get(lemma, ()) if not one.words), None)
    if lemma in words.received:
        bond = Bond("hostile", "-")
    if bond is None or bond.type not in _KINDS or bond.person or not bond.directed:
        return None
    a = _givers(scene, noun, words)
    if not a:
        return None
    b = scene.after(noun, _TOWARDS) or _owner(scene, noun) or _promised(scene, noun) or _receiver(scene, noun, words)
    b = tuple(one for one in b if one not in a)
    mode = mode_of(noun, events)
    if not b or mode == "negated":
        return None
    first, last = noun_extent(noun)
    return Candidate(Bond(bond.type, bond.sign), a, b, scene.span(first, last), lemma, "noun", OF_MODE[mode])


def _givers(scene: Scene, noun: Token, words: Lexicon) -> Actors:
    """Who stands after "from"; the parser may hang it on the verb: "drew criticism from Peru"."""
    found = scene.after(noun, ("from",))
    verb = noun.head
    if found or noun.dep_ != "dobj" or not is_verb(verb) or verb.lemma_ not in words.receiving:
        return found
    return joined(scene.who(one, 0) for child in verb.rights if child.lower_ == "from" for one in child.rights if one.dep_ == "pobj")


def _owner(scene: Scene, noun: Token) -> Actors:
    """Whose it is: "its security guarantees from Chile"."""
    return joined(scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ == "poss")


def _promised(scene: Scene, noun: Token) -> Actors:
    """Who is promised something: "guarantees from Chile that Peru would not stand alone"."""
    start = next((child.right_edge.i + 1 for child in noun.rights if child.lower_ == "from"), noun.i + 1)
    if start >= noun.sent.end or noun.doc[start].lower_ != "that" or noun.doc[start].dep_ != "mark":
        return ()
    subject = next((one for one in noun.doc[start].head.lefts if one.dep_ in ("nsubj", "nsubjpass")), None)
    return scene.who(subject, 0) if subject is not None else ()


def _receiver(scene: Scene, noun: Token, words: Lexicon) -> Actors:
    """Who receives it, by the verb above or one further up: "dropped its veto in exchange for guarantees from Chile"."""
    verb = noun.head
    if noun.dep_ == "dobj" and is_verb(verb):
        return doer_of(scene, verb) if verb.lemma_ in words.receiving and not is_passive(verb) else ()
    for _ in range(3):
        if verb.dep_ == "prep" and verb.lower_ in _BETWEEN and is_verb(verb.head):
            top = verb.head
            reached = top.lemma_ in words.receiving or verb.lower_ in ("in", "for")
            return doer_of(scene, top) if reached and not is_passive(top) else ()
        if verb.lower_ == "in" and is_verb(verb.head):
            return doer_of(scene, verb.head)
        verb = verb.head
    return ()
