"""What somebody says must be, or will never be: "the troops must leave", "we will not sign"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.drafts import Draft, Scene
from multipolar.evidence.extractors.positions.frames import is_duty
from multipolar.evidence.extractors.positions.grammar import (
    SUBJECTS,
    child,
    first_of,
    infinitive,
    is_imagined,
    is_negated,
    last_of,
    subject,
)
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.extractors.positions.speakers import speaks_of_self
from multipolar.evidence.extractors.positions.wishes import is_small_talk
from multipolar.results.evidence import Claim, Span
from multipolar.results.evidence.rows import Basis, Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_WILL = frozenset({"will", "would", "can", "could", "wo", "ca", "shall"})
_NO_ACTS = frozenset(
    {"be", "know", "have", "seem", "mean", "last", "happen", "work", "matter", "remember", "think", "believe", "see", "say"}
)
_CAN = frozenset({"can", "could", "ca"})


def owed(scene: Scene, word: Token) -> Draft | None:
    """As in "They said the convoy must pass": whoever says so demands it."""
    verb = word.head if word.dep_ == "aux" else word
    if verb.i in scene.used:
        return None
    claim = scene.claim_over(verb)
    if claim is None or not is_named(claim) or is_imagined(verb) or not is_duty(verb):
        return None
    own = child(verb, *SUBJECTS)
    asked = () if own is None else tuple(i for i in scene.actors(own) if i not in claim.source)
    if own is not None and own.lower_ in ("we", "i"):
        return None
    direction: Direction = "oppose" if is_ruled_out(verb, asked) else "demand"
    if is_kept_open(verb):
        direction = "support"
    return Draft(clause_span(scene, verb), verb, claim.source, direction, "positions.must", basis_of(claim), 0.6, asked)


def is_kept_open(verb: Token) -> bool:
    """As in "Sending troops should not be excluded"."""
    return verb.lemma_ in ("exclude", "rule", "preclude", "discount") and is_negated(verb)


def is_ruled_out(verb: Token, asked: tuple[str, ...]) -> bool:
    """As in "The strait must never become a war zone": what is not to be is opposed; who is not to do a thing is asked."""
    return is_negated(verb) and (not asked or verb.lemma_ in ("become", "be", "turn", "remain", "happen"))


def only(scene: Scene, word: Token) -> Draft | None:
    """As in "Only a vote can settle it", "peace can only come with": what alone is said to help is demanded."""
    claim = scene.claim_over(word)
    verb = word.head if word.head.pos_ in ("VERB", "AUX") else word.head.head
    if claim is None or not is_named(claim):
        return None
    if word.head.dep_ == "pobj" and word.head.head.lower_ == "as":
        return None  # "present it as the only way" is a judgement
    if word.head.lemma_ in ("way", "path", "road", "solution", "option", "answer", "basis", "hope", "guarantee"):
        return Draft(claim.content, word, claim.source, "demand", "positions.only", basis_of(claim), 0.55)
    if (
        verb.pos_ not in ("VERB", "AUX")
        or not any(c.dep_ == "aux" and c.lower_ in ("can", "will", "could", "would", "must") for c in verb.lefts)
        or verb.i < word.i - 2
    ):
        return None
    return Draft(clause_span(scene, verb), verb, claim.source, "demand", "positions.only", basis_of(claim), 0.55)


def refused(scene: Scene, word: Token) -> Draft | None:
    """As in "Will never accept", "it would not send": a refusal, in speech or told."""
    verb = word.head if word.head.pos_ in ("VERB", "AUX") else word.head.head
    ahead = verb.lemma_ == "go" and verb.tag_ == "VBG"
    if not (ahead or any(c.dep_ == "aux" and c.lower_ in _WILL for c in verb.lefts)) or not is_negated(verb) or verb.i in scene.used:
        return None
    if is_imagined(verb) or verb.lemma_ in _NO_ACTS or is_small_talk(verb) or _is_idle(verb):
        return None
    if verb.lemma_ == "go" and verb.tag_ == "VBG" and (further := infinitive(verb)) is not None:
        verb = further  # "are not going to"
    own = subject(verb)
    claim = scene.claim_over(verb)
    said = claim is not None and is_named(claim) and own is not None and speaks_of_self(scene, claim, own)
    if not said and verb.lemma_ not in lexicon()["consent"]:
        return None
    holders = scene.holder(verb)
    if said and claim is not None:
        holders = (*claim.source, *(i for i in scene.actors(own) if i not in claim.source))
    span = scene.span(verb, None)
    able = any(c.dep_ == "aux" and c.lower_ in _CAN for c in verb.lefts)
    if not holders or (not said and able and not scene.is_topical(span)):
        return None
    scene.used.add(verb.i)
    basis = basis_of(claim) if claim is not None else "author-inferred"
    return Draft(span, verb, holders, "oppose", "positions.will-not", basis, 0.6)


def _is_idle(verb: Token) -> bool:
    """As in "Would not sit idle"."""
    return verb.lemma_ in ("sit", "stand") and any(c.lower_ in ("idle", "idly", "by", "still") for c in verb.rights)


def is_named(claim: Claim) -> bool:
    """Whether somebody in particular claims it."""
    return bool(claim.source) and claim.source != ("unknown",)


def is_party(claim: Claim) -> bool:
    """Whether it is somebody with a stance of his own, no analyst."""
    return is_named(claim) and not any(one.startswith("grp:") and one.endswith(tuple(lexicon()["watchers"])) for one in claim.source)


def basis_of(claim: Claim) -> Basis:
    """Words that an author only imagines are speech that was never made."""
    return "hypothetical-speech" if claim.certainty == "speculative" else "reported"


def clause_span(scene: Scene, verb: Token) -> Span:
    """A verb's clause, its subject included."""
    own = child(verb, *SUBJECTS)
    return scene.parsed.span(scene.block, own.left_edge if own is not None and own.i < verb.i else first_of(verb), last_of(verb))
