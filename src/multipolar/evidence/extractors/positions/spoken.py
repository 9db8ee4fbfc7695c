"""Clauses under a verb of saying that no claim covers: "repeated on the radio that his men were staying"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.grammar import SUBJECTS, child, is_negated, is_passive
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.results.evidence import Claim

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.positions.drafts import Scene

_DEEPEST = 6


def spoken(scene: Scene, token: Token) -> Claim | None:
    """What somebody says in the clause around a token, by the verb above it."""
    place = token
    for _ in range(_DEEPEST):
        verb = place.head
        if verb == place:
            return None
        if place.dep_ == "ccomp" and verb.pos_ == "VERB" and verb.lemma_ in lexicon()["sayings"]:
            return _claim(scene, place, verb)
        place = verb
    return None


def _claim(scene: Scene, clause: Token, verb: Token) -> Claim | None:
    own = child(verb, *SUBJECTS)
    if own is None or is_passive(verb) or is_negated(verb) or clause.left_edge.i <= own.i <= clause.right_edge.i:
        return None
    if (source := scene.named(own)) == ():
        return None
    return Claim(
        document=scene.parsed.document.id,
        span=scene.parsed.span(scene.block, verb.sent[0], verb.sent[-1]),
        rule="positions.spoken",
        confidence=0.5,
        source=source,
        content=scene.parsed.span(scene.block, clause.left_edge, clause.right_edge),
        cue=scene.parsed.span(scene.block, verb, verb),
    )
