"""What somebody says must be, or will never be: "the troops must leave", "we will not sign"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.drafts import Draft, Scene
from multipolar.evidence.extractors.positions.frames import is_duty
from multipolar.evidence.extractors.positions.grammar import (
    SUBJECTS,
    after,
    child,
    first_of,
    is_imagined,
    is_negated,
    last_of,
    object_of,
)
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.results.evidence import Claim, Span
from multipolar.results.evidence.rows import Basis

if TYPE_CHECKING:
    from spacy.tokens import Token

_BAR = re.compile(r"\b(?:without|unless|until|as long as|so long as|while)\b", re.IGNORECASE)
_WILL = frozenset({"will", "would", "can", "could", "wo", "ca", "shall"})
_NO_ACTS = frozenset({"be", "know", "have", "seem", "mean", "last", "happen", "work", "matter", "remember", "think", "believe", "see", "say"})
_SELF = frozenset({"we", "i", "it", "he", "she", "they"})


def owed(scene: Scene, word: Token) -> Draft | None:
    """ "They said the convoy must pass": whoever says so demands it."""
    verb = word.head if word.dep_ == "aux" else word
    if verb.i in scene.used:
        return None
    claim = scene.claim_over(verb)
    if claim is None or not _named(claim) or is_imagined(verb) or not is_duty(verb):
        return None
    own = child(verb, *SUBJECTS)
    asked = () if own is None else tuple(i for i in scene.actors(own) if i not in claim.source)
    if own is not None and own.lower_ in ("we", "i"):
        return None
    return Draft(_span(scene, verb), verb, claim.source, "demand", "positions.must", _basis(claim), 0.6, asked)


def only(scene: Scene, word: Token) -> Draft | None:
    """ "Only a vote can settle it", "peace can only come with": what alone is said to help is demanded."""
    claim = scene.claim_over(word)
    verb = word.head if word.head.pos_ in ("VERB", "AUX") else word.head.head
    if claim is None or not _named(claim) or verb.pos_ not in ("VERB", "AUX"):
        return None
    if not any(c.dep_ in ("aux",) and c.lower_ in ("can", "will", "could", "would", "must") for c in verb.lefts) or verb.i < word.i - 2:
        return None
    return Draft(_span(scene, verb), verb, claim.source, "demand", "positions.only", _basis(claim), 0.55)


def refused(scene: Scene, word: Token) -> Draft | None:
    """ "Will never accept", "it would not send": a refusal, in speech or told."""
    verb = word.head if word.head.pos_ in ("VERB", "AUX") else word.head.head
    if not any(c.dep_ == "aux" and c.lower_ in _WILL for c in verb.lefts) or not is_negated(verb) or verb.i in scene.used:
        return None
    if is_imagined(verb) or verb.lemma_ in _NO_ACTS:
        return None
    own = child(verb, *SUBJECTS)
    claim = scene.claim_over(verb)
    said = claim is not None and _named(claim) and own is not None and _speaks_of_self(scene, claim, own)
    if not said and verb.lemma_ not in lexicon()["consent"]:
        return None
    holders = claim.source if said and claim is not None else scene.holder(verb)
    span = scene.span(verb, None)
    if not holders or (not said and not scene.is_topical(span)):
        return None
    scene.used.add(verb.i)
    basis = _basis(claim) if claim is not None else "author-inferred"
    return Draft(span, verb, holders, "oppose", "positions.will-not", basis, 0.6)


def _speaks_of_self(scene: Scene, claim: Claim, own: Token) -> bool:
    """ "We", "it", "his country", "Oslo" where Oslo speaks."""
    if own.lower_ in _SELF or any(c.dep_ == "poss" and c.pos_ == "PRON" for c in own.lefts):
        return True
    return bool(set(scene.actors(own)) & set(claim.source))


def barred(scene: Scene, noun: Token) -> Draft | None:
    """ "They have no right to": whoever says so is against it."""
    verb = noun.head
    claim = scene.claim_over(noun)
    if claim is None or not _named(claim) or noun.dep_ != "dobj" or verb.lemma_ not in ("have", "lose", "lack", "forfeit"):
        return None
    if verb.lemma_ == "have" and not (is_negated(verb) or any(c.lower_ == "no" for c in noun.lefts)):
        return None
    return Draft(_span(scene, verb), verb, claim.source, "oppose", "positions.no-right", _basis(claim), 0.55)


def amounting(scene: Scene, verb: Token) -> Draft | None:
    """ "It would amount to surrender": whoever says so is against it."""
    claim = scene.claim_over(verb)
    if claim is None or not _named(claim) or after(verb, "to") is None:
        return None
    return Draft(_span(scene, verb), verb, claim.source, "oppose", "positions.amounts-to", _basis(claim), 0.5)


def hinging(scene: Scene, verb: Token) -> Draft | None:
    """ "A lasting peace hinges on the return of the islands": whoever says so demands it."""
    claim = scene.claim_over(verb)
    if claim is None or not _named(claim) or is_negated(verb):
        return None
    if verb.pos_ == "NOUN" and after(verb, "on", "upon") is not None:  # the parser takes the verb for a noun
        return Draft(scene.parsed.span(scene.block, verb.left_edge, last_of(verb)), verb, claim.source, "demand", "positions.hinges-on", _basis(claim), 0.5)
    thing = child(verb, "dobj") if verb.lemma_ in ("require", "necessitate", "demand") else object_of(after(verb, "on", "upon"))
    own = child(verb, *SUBJECTS)
    if thing is None or own is None or scene.actors(own):
        return None
    span = _span(scene, verb)
    if not scene.is_topical(span):
        return None
    return Draft(span, verb, claim.source, "demand", "positions.hinges-on", _basis(claim), 0.55)


def warned(scene: Scene, verb: Token) -> Draft | None:
    """ "Warned that any attack would have consequences"."""
    what = child(verb, "ccomp")
    own = child(what, *SUBJECTS) if what is not None else None
    if what is None or own is None or not any(c.lower_ in ("any", "further", "another") for c in own.lefts):
        return None
    holders = scene.holder(verb)
    if not holders:
        return None
    scene.used.add(what.i)
    return Draft(_span(scene, what), verb, holders, "oppose", "positions.warning", "reported", 0.5)


def provided(scene: Scene, verb: Token) -> Draft | None:
    """ "The door stays open, provided that they come back": whoever says so demands it."""
    if verb.lower_ not in ("provided", "providing") or verb.dep_ not in ("prep", "advcl", "mark"):
        return None
    claim = scene.claim_over(verb)
    what = child(verb, "pcomp", "ccomp") if verb.dep_ != "mark" else verb.head
    main = verb.head if verb.dep_ != "mark" else verb.head.head
    holders = claim.source if claim is not None and _named(claim) else scene.holder(main)
    if what is None or not holders:
        return None
    last = max((what, *what.subtree), key=lambda t: t.i)
    while last.is_punct and last.i > what.i:
        last = last.nbor(-1)
    span = scene.parsed.span(scene.block, verb, last)
    return Draft(span, what, holders, "demand", "positions.provided", _basis(claim) if claim is not None else "reported", 0.6)


def without(scene: Scene, word: Token) -> Draft | None:
    """ "No peace without justice", where somebody says so: what must come first is demanded."""
    claim = scene.claim_over(word)
    if claim is None or not _named(claim):
        return None
    text = scene.parsed.plain
    start = scene.block.start + word.idx
    end = min(claim.content.end, scene.block.start + word.sent.end_char)
    hit = _BAR.search(text, start, end)
    if hit is None or not scene.is_topical(Span(start, hit.end())):
        return None
    return Draft(Span(start, start + len(text[start:end].rstrip(" .,"))), word, claim.source, "demand", "positions.no-without", _basis(claim), 0.55)


def _named(claim: Claim) -> bool:
    return bool(claim.source) and claim.source != ("unknown",)


def _basis(claim: Claim) -> Basis:
    return "hypothetical-speech" if claim.certainty == "speculative" else "reported"


def _span(scene: Scene, verb: Token) -> Span:
    own = child(verb, *SUBJECTS)
    return scene.parsed.span(scene.block, own.left_edge if own is not None and own.i < verb.i else first_of(verb), last_of(verb))
