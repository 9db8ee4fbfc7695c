"""Rules for what the rules of nouns and verbs leave over, in the order in which they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.scene import Scene
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.circles import of_circle
from multipolar.evidence.extractors.ties.from_whom import of_giver
from multipolar.evidence.extractors.ties.gestures import of_gesture
from multipolar.evidence.extractors.ties.imposed import of_imposed
from multipolar.evidence.extractors.ties.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events


def of_rest(scene: Scene, token: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give the tie that a noun or a verb tells in one of the ways that are rarer."""
    if token.pos_ in ("NOUN", "PROPN"):
        return of_giver(scene, token, words, events) or of_circle(scene, token, words)
    if token.pos_ == "VERB":
        return of_gesture(scene, token, words, events) or of_imposed(scene, token, words, events)
    return None
