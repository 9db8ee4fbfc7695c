"""Blows at things on somebody's soil: "airstrikes on twenty sites across Chile", "an attack on a depot in Peru"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extents import noun_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.noun_ends import carrier_of
from multipolar.evidence.extractors.events.roles import doer
from multipolar.evidence.extractors.events.scene import Actors, Scene, joined
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.statuses import OF_MODE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_AT = ("on", "against", "at", "over")
_WHERE = ("in", "across", "inside", "near", "throughout")


def of_strike(scene: Scene, noun: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give the war of whoever strikes with the state on whose soil the things stand."""
    if noun.lemma_.lower() not in words.blows:
        return None
    b = tuple(one for one in _where(scene, noun) if one.startswith("state:"))
    if not b:
        return None
    a = joined(scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ in ("poss", "amod", "compound", "nmod"))
    carrier = carrier_of(noun, events) if not a else None
    a = tuple(
        one for one in a or scene.after(noun, ("by", "from")) or (doer(scene, carrier) if carrier is not None else ()) if one not in b
    )
    mode = mode_of(noun, events, carried=carrier is not None)
    if not a or mode == "negated":
        return None
    first, last = noun_extent(noun)
    return Candidate(Bond("war", "-"), a, b, scene.span(first, last), noun.lemma_.lower(), "noun", OF_MODE[mode])


def _where(scene: Scene, noun: Token) -> Actors:
    """On whose soil what is struck stands, where that has no owner itself."""
    beside = noun.head.rights if noun.dep_ == "dobj" else ()  # "carried out airstrikes on": the parser hangs it on the verb
    ons = [child for child in (*noun.rights, *beside) if child.lower_ in _AT and child.i > noun.i]
    below = [one for on in ons for one in on.subtree if one.dep_ == "pobj" and one.pos_ == "NOUN"]
    struck = next((one for one in below if not scene.who(one, 0)), None)
    if struck is None:
        return ()
    return scene.after(struck, _WHERE) or scene.after(noun, _WHERE)
