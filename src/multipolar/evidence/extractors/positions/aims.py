"""Aims and conditions told by nouns: "its condition is that", "a chance to", "no interest in", "not our war"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.drafts import Draft, Scene
from multipolar.evidence.extractors.positions.grammar import after, child, infinitive, is_negated, last_of, object_of, owner, subject
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.extractors.positions.nouns import about_of
from multipolar.evidence.extractors.positions.wishes import aim_of
from multipolar.evidence.language.neighbours import neighbour
from multipolar.results.evidence.rows import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token


def stated(scene: Scene, noun: Token) -> Draft | None:
    """As in "Tunis's condition is that they leave", "the aim is, she says, to": what somebody's aim or condition is."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "attr") or verb.lemma_ not in ("be", "remain", "include") or is_negated(verb):
        return None
    what = (
        infinitive(verb)
        or child(verb, "ccomp")
        or next((c for c in verb.children if c.dep_ in ("attr", "dobj", "nsubj") and c is not noun), None)
    )
    bearer = owner(noun)
    claim = scene.claim_over(noun) or scene.claim_over(verb)
    holders = scene.actors(bearer) if bearer is not None else claim.source if claim is not None and claim.source != ("unknown",) else ()
    if not holders:  # "for Oslo, a vote is the price of peace"
        join = next((c for c in verb.lefts if c.dep_ == "prep" and c.lower_ == "for"), None)
        holders = scene.actors(object_of(join))
    if what is None or what.lower_ in ("what", "it", "that", "this") or not holders:
        return None
    span = scene.parsed.span(scene.block, noun.left_edge, last_of(verb) if noun.i < verb.i else noun.right_edge)
    if not scene.is_topical(span):
        return None
    scene.take(what)
    wanted = noun.lemma_ in lexicon()["conditions_set"]
    direction: Direction = "oppose" if noun.lemma_ == "line" else "demand" if wanted else aim_of(what) if what.pos_ == "VERB" else "support"
    return Draft(span, noun, holders, direction, "positions.stated", scene.basis(noun, reported=True), 0.6)


def chance(scene: Scene, noun: Token) -> Draft | None:
    """As in "For Oslo, the vote is a chance to leave": whose chance it is would take it."""
    what, verb = infinitive(noun), noun.head
    if noun.dep_ == "conj":
        verb = verb.head
    if what is None or verb.pos_ not in ("VERB", "AUX") or noun.dep_ not in ("dobj", "attr", "conj"):
        return None
    join = next((c for c in verb.lefts if c.dep_ == "prep" and c.lower_ in ("for", "to")), None)
    whom = object_of(join)
    holders = scene.actors(whom)
    aims = [what, *(c for c in what.rights if c.dep_ == "conj" and c.pos_ == "VERB")]
    for aim in reversed(aims):
        span = scene.parsed.span(scene.block, aim, last_of(aim))
        if holders and scene.is_topical(span):
            scene.used.update(each.i for each in aims)
            return Draft(span, noun, holders, aim_of(aim), "positions.chance", "author-inferred", 0.5)
    return None


def disowned(scene: Scene, noun: Token) -> Draft | None:
    """As in "It is not our war"."""
    bearer = child(noun, "poss")
    if bearer is None or noun.i < 2 or noun.doc[bearer.i - 1].lower_ not in ("not", "n't", "never"):
        return None
    holders = scene.actors(bearer)
    if not holders and (claim := scene.claim_over(bearer)) is not None and claim.source != ("unknown",):
        holders = claim.source
    if not holders:
        return None
    first = noun.sent[0]
    for token in reversed(noun.doc[max(noun.sent.start, noun.i - 9) : noun.i]):
        if token.dep_ in ("nsubj", "mark") and token.pos_ != "PRON":
            first = token.left_edge if token.dep_ == "nsubj" else neighbour(token, 1)
            break
    span = scene.parsed.span(scene.block, first, noun)
    return Draft(span, noun, holders, "oppose", "positions.not-ours", scene.basis(noun, reported=True), 0.55)


def uninterested(scene: Scene, noun: Token) -> Draft | None:
    """As in "shows no wish to stay": who lacks the wish is against it."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in ("have", "see", "show") or not any(c.lower_ in ("no", "little") for c in noun.lefts):
        return None
    about = about_of(noun) or object_of(after(noun, "in", "for", "with", "of"))
    holders = scene.actors(subject(verb))
    if about is None or not holders:
        return None
    scene.used.add(about.i)
    return Draft(scene.span(verb, noun), noun, holders, "oppose", "positions.no-interest", scene.basis(noun, reported=False), 0.65)


def conditional(scene: Scene, adjective: Token) -> Draft | None:
    """As in "Made its signature conditional on reforms"."""
    verb = adjective.head
    what = object_of(
        after(adjective, "on", "upon") or (after(verb, "on", "upon") if adjective.dep_ in ("ccomp", "oprd", "acomp") else None)
    )
    claim = scene.claim_over(adjective)
    holders = scene.actors(subject(verb)) or (claim.source if claim is not None and claim.source != ("unknown",) else ())
    if what is None or not holders:
        return None
    span = scene.parsed.span(scene.block, verb if verb.i < adjective.i else adjective, what.right_edge)
    return Draft(span, adjective, holders, "demand", "positions.conditional", scene.basis(adjective, reported=True), 0.6)


def due(scene: Scene, noun: Token) -> Draft | None:
    """As in "Said it was time to end the levy", "there is no alternative to talks": whoever says so is for it."""
    claim = scene.claim_over(noun)
    if claim is None or claim.source == ("unknown",) or noun.dep_ != "attr" or is_negated(noun.head):
        return None
    if noun.lemma_ == "time":
        what = infinitive(noun)
    else:
        what = object_of(after(noun, "to", "but")) if any(c.lower_ == "no" for c in noun.lefts) else None
    if what is None:
        return None
    direction: Direction = aim_of(what) if what.pos_ == "VERB" else "support"
    span = scene.parsed.span(scene.block, noun.head, last_of(what) if what.pos_ == "VERB" else what.right_edge)
    return Draft(span, noun, claim.source, direction, "positions.due", scene.basis(noun, reported=True), 0.55)
