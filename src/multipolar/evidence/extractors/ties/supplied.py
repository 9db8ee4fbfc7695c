"""Ties of what one has from another: "rebels used rockets supplied by Peru", "Peruvian grain delivered to Chile"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import is_verb
from multipolar.evidence.extractors.events.scene import Actors, Scene, joined
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond
from multipolar.evidence.extractors.ties.predicates import doer_of
from multipolar.evidence.extractors.ties.statuses import OF_MODE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

SUPPLYING = frozenset(("supply", "provide", "donate", "give", "deliver", "send", "ship", "transfer", "fund", "finance", "pay"))
_USING = frozenset(("use", "fire", "deploy", "employ", "launch", "operate", "receive", "have", "field", "fly", "unleash", "wield", "carry"))
_OWNERS = ("poss", "amod", "compound", "nmod")
_STEPS = 3


def of_supplied(scene: Scene, verb: Token, events: Events) -> Candidate | None:
    """Give the tie of a participle after what is supplied, from the supplier to whoever has it."""
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or any(child.dep_ == "aux" for child in verb.lefts):
        return None
    noun = verb.head
    giver = scene.after(verb, ("by",))
    taker = scene.after(verb, ("to",))
    if not giver and taker:
        giver = _owner(scene, noun)
    elif giver and not taker:
        taker = holder_of(scene, noun)
    taker = tuple(one for one in taker if one not in giver)
    mode = mode_of(verb, events)
    if not giver or not taker or mode == "negated":
        return None
    first, last = clause_extent(verb)
    at = scene.span(verb, verb).start
    return Candidate(Bond("support", "+"), giver, taker, scene.span(first, last), verb.lemma_, "verb", OF_MODE[mode], at=at)


def _owner(scene: Scene, noun: Token) -> Actors:
    return joined(scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ in _OWNERS)


def holder_of(scene: Scene, noun: Token) -> Actors:
    """Who has a thing: its owner, or whoever uses it; "including those" leads back to the things meant."""
    for _ in range(_STEPS):
        found = joined(scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ == "poss")
        if found:
            return found
        head = noun.head
        if noun.dep_ == "dobj" and is_verb(head):
            return doer_of(scene, head) if head.lemma_ in _USING else ()
        if noun.dep_ != "pobj" or head.head.pos_ not in ("NOUN", "PROPN"):
            return ()
        noun = head.head
    return ()
