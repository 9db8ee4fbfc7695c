"""Nouns of stance with an owner: "Bogota's demand for", "in opposition to", "its refusal to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.drafts import Draft, Scene, targets
from multipolar.evidence.extractors.positions.grammar import child, infinitive, is_imagined, is_negated, last_of, object_of, owner, subject
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.extractors.positions.wishes import aim_of
from multipolar.results.evidence import Span
from multipolar.results.evidence.rows import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_ATTEMPTS = frozenset({"push", "desire", "wish", "determination", "ambition", "eagerness", "quest", "drive", "bid", "campaign", "readiness", "willingness"})
_PREPOSITIONS: dict[Direction, tuple[str, ...]] = {
    "demand": ("for", "to", "that"),
    "support": ("for", "to", "of", "with", "in"),
    "oppose": ("to", "of", "against"),
}
_SHOWN = frozenset({"as", "with", "in"})


def held(scene: Scene, noun: Token) -> Draft | None:
    """The position that a noun of stance tells."""
    if noun.i in scene.used:
        return None
    about = _about(noun)
    bearer, turned = _bearer(scene, noun, about)
    if bearer is None or (about is None and noun.lemma_ != "demand" and noun.lemma_ != "opposition"):
        return None
    holders = scene.actors(bearer)
    span = _span(scene, noun, bearer)
    if not holders or (noun.lemma_ in _ATTEMPTS and not scene.is_topical(span)):
        return None
    direction = _direction(noun, about, turned=turned)
    if direction is None:
        return None
    if about is not None:
        scene.used.add(about.i)
    return Draft(
        span=span,
        head=noun,
        actors=holders,
        direction=direction,
        rule=f"positions.noun-{direction}",
        basis=scene.basis(noun, reported=True) if turned or noun.dep_ == "dobj" else "presupposed",
        confidence=0.65,
        target=targets(scene, about, holders) if direction == "demand" else (),
    )


def planned(scene: Scene, noun: Token) -> Draft | None:
    """ "Oslo's peace plan": whose plan for peace it is is for it."""
    topics = lexicon()["plan_topics"]
    named = [c for c in noun.children if c.dep_ in ("compound", "amod") and c.lemma_.lower() in topics]
    of = object_of(next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ in ("of", "for")), None))
    bearer = child(noun, "poss")
    if bearer is None or not (named or (of is not None and of.lemma_ in topics)):
        return None
    holders = scene.actors(bearer)
    if not holders:
        return None
    span = _span(scene, noun, bearer)
    return Draft(span, noun, holders, "support", "positions.plan", "presupposed", 0.55)


def stated(scene: Scene, noun: Token) -> Draft | None:
    """ "Tunis's condition is that they leave", "the goal, they argue, is to": what somebody's aim or condition is."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "attr") or verb.lemma_ not in ("be", "remain", "include") or is_negated(verb):
        return None
    what = infinitive(verb) or child(verb, "ccomp") or next((c for c in verb.children if c.dep_ in ("attr", "dobj", "nsubj") and c is not noun), None)
    bearer = owner(noun)
    claim = scene.claim_over(noun) or scene.claim_over(verb)
    holders = scene.actors(bearer) if bearer is not None else claim.source if claim is not None and claim.source != ("unknown",) else ()
    if what is None or what.lower_ in ("what", "it", "that", "this") or not holders:
        return None
    span = scene.parsed.span(scene.block, noun.left_edge, last_of(verb) if noun.i < verb.i else noun.right_edge)
    if not scene.is_topical(span):
        return None
    scene.take(what)
    wanted = noun.lemma_ in lexicon()["conditions_set"]
    direction: Direction = "demand" if wanted else aim_of(what) if what.pos_ == "VERB" else "support"
    return Draft(span, noun, holders, direction, "positions.stated", scene.basis(noun, reported=True), 0.6)


def chance(scene: Scene, noun: Token) -> Draft | None:
    """ "For Oslo, the vote is a chance to leave": whose chance it is would take it."""
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
    """ "It is not our war"."""
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
            first = token.left_edge if token.dep_ == "nsubj" else token.nbor()
            break
    span = scene.parsed.span(scene.block, first, noun)
    return Draft(span, noun, holders, "oppose", "positions.not-ours", scene.basis(noun, reported=True), 0.55)


def _about(noun: Token) -> Token | None:
    """What a stance is about: behind its preposition, or its infinitive."""
    what = infinitive(noun)
    if what is not None:
        return what
    behind = [*noun.rights, *(c for c in noun.head.rights if noun.dep_ == "dobj" and c.i > noun.i)]
    for join in behind:
        if join.dep_ == "prep" and join.lower_ in _PREPOSITIONS[lexicon().nouns.get(noun.lemma_, "demand")]:
            thing = child(join, "pobj", "pcomp")
            if thing is not None and not (join.lower_ == "of" and noun.lemma_ in ("support", "opposition", "backing")):
                return thing
    return child(noun, "acl") if noun.lemma_ in ("demand", "insistence", "appeal", "plea") and child(noun, "acl") is not None else None


def _bearer(scene: Scene, noun: Token, about: Token | None) -> tuple[Token | None, bool]:
    """Whose stance it is, and whether a verb says so: "voiced its opposition", "is in opposition to"."""
    own = child(noun, "poss")
    if own is not None:
        return own, False
    for c in noun.lefts:
        if c.dep_ in ("amod", "compound") and scene.actors(c):
            return c, False
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in lexicon()["carriers"]:
        if verb.lemma_ not in lexicon()["receivers"]:
            return (None if is_imagined(verb) else subject(verb)), True
        return object_of(next((c for c in (*noun.rights, *verb.rights) if c.dep_ == "prep" and c.lower_ in ("from", "by")), None)), True
    if noun.dep_ == "pobj" and verb.lower_ in _SHOWN and about is not None and verb.head.pos_ in ("VERB", "AUX"):
        return subject(verb.head), True
    if noun.dep_ == "nsubj" and verb.lemma_ in ("come", "grow", "mount"):
        join = next((c for c in (*noun.rights, *verb.rights) if c.dep_ == "prep" and c.lower_ in ("from", "among", "within", "inside")), None)
        inner = next((c for c in join.rights if c.dep_ == "prep"), join) if join is not None else None
        return object_of(inner), True
    other = owner(noun)
    return (other if other is not about else None), False


def _direction(noun: Token, about: Token | None, *, turned: bool) -> Direction | None:
    direction = lexicon().nouns[noun.lemma_]
    if turned and (is_negated(noun.head) or any(c.lower_ == "no" for c in noun.lefts)):
        return "oppose" if direction == "support" else None
    if turned and noun.head.lemma_ in ("drop", "withdraw"):
        return "oppose" if direction == "support" else None
    if direction == "support" and about is not None and noun.lemma_ in _ATTEMPTS and about.pos_ == "VERB":
        return aim_of(about)
    return direction


def uninterested(scene: Scene, noun: Token) -> Draft | None:
    """ "Has no interest in prolonging": who lacks the wish is against it."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in ("have", "see", "show") or not any(c.lower_ == "no" for c in noun.lefts):
        return None
    about = _about(noun) or object_of(next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ in ("in", "for", "with")), None))
    holders = scene.actors(subject(verb))
    if about is None or not holders:
        return None
    scene.used.add(about.i)
    return Draft(scene.span(verb, noun), noun, holders, "oppose", "positions.no-interest", scene.basis(noun, reported=False), 0.65)


def _span(scene: Scene, noun: Token, bearer: Token) -> Span:
    first = min(noun.left_edge, bearer.left_edge, key=lambda t: t.i) if noun.i - bearer.left_edge.i <= 12 else noun.left_edge
    last = noun
    for c in noun.rights:
        if c.dep_ in ("prep", "acl", "ccomp", "relcl") and c.right_edge.i > last.i:
            last = c.right_edge
    if bearer.i > noun.i:
        last = max(last, bearer.right_edge, key=lambda t: t.i)
    return scene.parsed.span(scene.block, first, last)
