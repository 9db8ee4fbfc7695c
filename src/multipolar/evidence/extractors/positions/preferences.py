"""What somebody likes better: "would rather have a weak neighbour than a hostile one", "would sooner leave"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.drafts import Draft, Scene
from multipolar.evidence.extractors.positions.grammar import SUBJECTS, is_imagined, last_of
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.extractors.positions.wishes import aim_of
from multipolar.results.evidence.rows import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token


def rather(scene: Scene, word: Token) -> Draft | None:
    """As in "Would rather": who would rather have a thing is for it, who would rather not is against it."""
    doc = word.doc
    if word.i == 0 or not any(t.lower_ in ("would", "'d") for t in doc[max(word.sent.start, word.i - 2) : word.i]):
        return None
    verb = word.head if word.head.i > word.i and word.head.pos_ in ("VERB", "AUX") else None
    if verb is None or is_imagined(verb):
        return None
    own = next((c for c in verb.lefts if c.dep_ in SUBJECTS and c.i < word.i), None)
    inner = next((c for c in verb.lefts if c.dep_ in SUBJECTS and c.i > word.i), None)  # "would rather they stayed"
    holders = scene.actors(own) or (scene.holder(verb) if own is None else ())
    if not holders and own is not None and (claim := scene.claim_over(verb)) is not None and own.pos_ == "PRON":
        holders = claim.source if claim.source != ("unknown",) else ()
    if not holders:
        return None
    denied = doc[word.i + 1].lower_ == "not"
    direction: Direction = "oppose" if denied else aim_of(verb)
    if inner is None and verb.lemma_ in lexicon()["states"] and not denied:
        direction = "support"
    scene.take(verb)
    first = own.left_edge if own is not None and word.i - own.i < 12 else word
    span = scene.parsed.span(scene.block, first, last_of(verb))
    return Draft(span, verb, holders, direction, "positions.rather", scene.basis(verb, reported=False), 0.65)
