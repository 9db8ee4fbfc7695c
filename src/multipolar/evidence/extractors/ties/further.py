"""Rules for what the rules of nouns and verbs leave over, in the order in which they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.scene import Scene
from multipolar.evidence.extractors.ties.blamed import of_blame
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.circles import of_circle
from multipolar.evidence.extractors.ties.damage import of_damage
from multipolar.evidence.extractors.ties.demands import of_demand
from multipolar.evidence.extractors.ties.dissent import of_dissent
from multipolar.evidence.extractors.ties.from_whom import of_giver
from multipolar.evidence.extractors.ties.gestures import of_gesture
from multipolar.evidence.extractors.ties.gifts import of_gift
from multipolar.evidence.extractors.ties.held import of_held
from multipolar.evidence.extractors.ties.imposed import of_imposed
from multipolar.evidence.extractors.ties.lexicon import Lexicon
from multipolar.evidence.extractors.ties.shared import of_shared
from multipolar.evidence.extractors.ties.shielded import is_of_himself, of_shield
from multipolar.evidence.extractors.ties.strikes import of_strike
from multipolar.evidence.extractors.ties.trade import of_trade
from multipolar.evidence.extractors.ties.under import of_burden
from multipolar.evidence.extractors.ties.wanted import of_wanted

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events


def of_first(scene: Scene, token: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give the tie of a verb that the rule of verbs would misread: who shields himself, who pays for arms."""
    if is_of_himself(token):
        return of_shield(scene, token, events)
    return of_gift(scene, token, words, events)


def of_rest(scene: Scene, token: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give the tie that a noun or a verb tells in one of the ways that are rarer."""
    if token.pos_ in ("NOUN", "PROPN"):
        return (
            of_giver(scene, token, words, events)
            or of_wanted(scene, token, words, events)
            or of_circle(scene, token, words)
            or of_burden(scene, token, events)
            or of_held(scene, token, words, events)
            or of_shared(scene, token, words, events)
            or of_strike(scene, token, words, events)
        )
    if token.pos_ != "VERB":
        return None
    return (
        of_gesture(scene, token, words, events)
        or of_imposed(scene, token, words, events)
        or of_trade(scene, token, events)
        or of_dissent(scene, token, words, events)
        or of_blame(scene, token, words, events)
        or of_damage(scene, token, words, events)
        or of_demand(scene, token, words, events)
    )


def beside(scene: Scene, token: Token, found: Candidate, events: Events) -> Candidate | None:
    """Give the tie that stands beside another of the same verb: who is shielded, and from whom."""
    return of_shield(scene, token, events) if token.pos_ == "VERB" and found.bond.sign == "+" and not is_of_himself(token) else None
