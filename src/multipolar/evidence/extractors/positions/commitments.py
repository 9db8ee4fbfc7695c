"""What somebody says they would do: "Lima said it would recall its envoy unless", "we will fight on"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.drafts import Draft, Scene
from multipolar.evidence.extractors.positions.duties import basis_of, clause_span, is_named
from multipolar.evidence.extractors.positions.frames import is_duty
from multipolar.evidence.extractors.positions.grammar import is_imagined, is_negated, is_passive, subject
from multipolar.evidence.extractors.positions.judgements import worth_of
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.extractors.positions.speakers import speaks_of_self
from multipolar.evidence.extractors.positions.verbs import stance
from multipolar.evidence.extractors.positions.wishes import aim_of
from multipolar.results.evidence.rows import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNLESS = frozenset({"unless", "until", "provided", "providing"})


def committed(scene: Scene, word: Token) -> Draft | None:
    """As in "Accra said it would take the quarrel to court": whoever says so is for it; with "unless", asks for what stands behind."""
    verb = word.head
    words = lexicon()
    if word.dep_ != "aux" or verb.pos_ != "VERB" or verb.i in scene.used or is_passive(verb):
        return None
    if verb.lemma_ in words["idle"] | words["states"]:
        return None
    if is_duty(verb):
        return None  # "would have to go"
    claim = scene.claim_over(verb)
    own = subject(verb)
    if claim is None or own is None or not is_named(claim) or claim.polarity == "deny" or is_negated(verb) or is_imagined(verb):
        return None
    if verb.dep_ not in ("ccomp", "ROOT", "conj") or not speaks_of_self(scene, claim, own):
        return None
    if verb.lemma_ in words.verbs and (told := stance(scene, verb)) is not None:
        return told  # "will ask for a delay" is a demand
    until = any(t.lower_ in _UNLESS for t in verb.subtree if t.i > verb.i)
    direction: Direction = "demand" if until else worth_of(verb) or aim_of(verb)
    holders = (*claim.source, *(i for i in scene.actors(own) if i not in claim.source))
    scene.take(verb)
    return Draft(clause_span(scene, verb), verb, holders, direction, "positions.would", basis_of(claim), 0.5)
