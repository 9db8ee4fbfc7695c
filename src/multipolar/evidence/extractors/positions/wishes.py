"""Attitudes and attempts before an infinitive: "seeks to end", "is ready to mediate", "refuses to sign"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.drafts import Draft, Scene
from multipolar.evidence.extractors.positions.frames import would
from multipolar.evidence.extractors.positions.grammar import (
    chain,
    child,
    has_term,
    infinitive,
    is_imagined,
    is_negated,
    is_unreal,
    object_of,
)
from multipolar.evidence.extractors.positions.judgements import worth_of
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.extractors.positions.own import gives_up_own
from multipolar.results.evidence.rows import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token


def wish(scene: Scene, token: Token) -> Draft | None:
    """The position that somebody's wish, readiness or refusal tells."""
    words = lexicon()
    kind = (words.adjectives if token.pos_ == "ADJ" or token.lemma_ not in words.wishes else words.wishes).get(token.lemma_, "")
    inner = infinitive(token) or _on(token) or _gerund(token) or _stolen(token)
    if not kind or kind == "fail" or inner is None or inner.i < token.i or is_imagined(token) or is_unreal(token):
        return None
    holders = scene.holder(token)
    own = kind in ("offer", "grant") and gives_up_own(scene, inner, holders)
    if kind == "grant" and not own:
        return None
    if not holders or (token.lemma_ == "like" and not would(token)):
        return None
    denied = kind == "unwilling" or any(is_negated(each) for each in chain(token))
    span = scene.span(token, inner)
    seen = child(inner, "ccomp", "dobj") if inner.lemma_ == "see" and kind == "want" else None
    if (
        (inner.lemma_ in words["idle"] and seen is None)
        or is_small_talk(inner)
        or any(c.lower_ == "what" and c.i < token.i for c in inner.children)
    ):
        return None
    past = kind == "want" and token.tag_ == "VBD" and scene.claim_over(token) is None  # what somebody once wanted is history
    strong = seen is not None or (
        not past and token.lemma_ not in words["attempts"] and inner.lemma_ not in words["idle"] | words["states"]
    )
    if not (strong or scene.is_topical(span, inner) or (denied and (kind == "unwilling" or inner.lemma_ in words["consent"]))):
        return None
    direction: Direction = "oppose" if denied or is_negated(inner) else "support" if own else aim_of(inner)
    if (kind in ("threaten", "offer") and not own and has_term(token)) or (seen is not None and not denied and _is_asked(seen)):
        direction = "demand"  # "threatened to leave unless the envoy was freed"
    scene.used.update(_inside(inner))
    return Draft(
        span=span,
        head=token,
        actors=holders,
        direction=direction,
        rule=f"positions.wish-{'not' if denied else 'offer' if own else kind}",
        basis=scene.basis(token, reported=own or kind in ("offer", "threaten", "unwilling")),
        confidence=0.6,
    )


def _is_asked(seen: Token) -> bool:
    """As in "Would like to see them handed over": something that others are to do."""
    return seen.tag_ in ("VB", "VBN", "VBG") or child(seen, "acl") is not None


def is_small_talk(verb: Token) -> bool:
    """As in "Would not go into the matter": to keep silent is no stance."""
    thing = child(verb, "dobj")
    return verb.lemma_ in ("discuss", "address", "give") and thing is not None and thing.lemma_ in lexicon()["small_talk"]


_FORCES = frozenset({"troop", "force", "army", "soldier", "unit", "fighter", "weapon", "missile", "tank", "peacekeeper"})


def aim_of(verb: Token) -> Direction:
    """Whether what somebody would do is for or against its object."""
    words = lexicon()
    for join in verb.rights:
        if join.dep_ == "prep" and (
            join.lower_ == "against" or (join.lower_ == "in" and any(c.lemma_ in ("opposition", "defiance") for c in join.rights))
        ):
            return "oppose"
    thing = child(verb, "dobj") or object_of(child(verb, "prep")) or child(verb, "attr")
    if thing is not None and thing.lemma_ in words["evils"]:
        return "oppose" if verb.lemma_ in ("prolong", "continue", "wage", "fight", "join") and is_negated(verb) else "support"
    if thing is not None and thing.lemma_ in _FORCES and verb.lemma_ in ("withdraw", "remove", "pull", "recall"):
        return "support"  # who would withdraw troops is for a withdrawal
    if thing is not None and thing.lemma_ in ("protest", "complaint", "objection"):
        return "oppose"
    if verb.lemma_ in words["against"] or (verb.lemma_ == "vote" and any(c.lower_ == "no" for c in verb.rights)):
        return "oppose"
    if verb.lemma_ in words["judges"] and (found := worth_of(verb)) is not None:
        return found
    uses = words.verbs.get(verb.lemma_)
    if uses and uses[0].direction == "oppose" and not uses[0].topical and {"object", "to", "down", "out"} & set(uses[0].frames):
        return "oppose"
    further = infinitive(verb)
    return aim_of(further) if further is not None and further.i > verb.i else "support"


def _stolen(token: Token) -> Token | None:
    """As in "Vowed in Quito after the vote to leave": the parser hangs the infinitive on the place or the time."""
    for join in token.rights:
        thing = object_of(join) if join.dep_ in ("prep", "npadvmod") and join.lower_ in ("in", "at", "on", "during", "after") else None
        what = infinitive(thing) if thing is not None else None
        if what is not None:
            return what
    return None


def _gerund(token: Token) -> Token | None:
    """As in "Considering leaving"."""
    what = child(token, "xcomp")
    return what if token.lemma_ in lexicon()["weighs"] and what is not None and what.tag_ == "VBG" and what.i > token.i else None


def _on(token: Token) -> Token | None:
    """As in "Intent on leaving"."""
    for join in token.rights:
        if join.dep_ == "prep" and join.lower_ in ("on", "to", "for", "of"):
            what = child(join, "pcomp")
            if what is not None and what.tag_ == "VBG":
                return what
    return None


def _inside(verb: Token) -> list[int]:
    """A verb and those that complete it: their stance is told already."""
    found, place = [verb.i], verb
    while (further := infinitive(place)) is not None and further.i > place.i and len(found) < 5:
        found.append(further.i)
        place = further
    return [*found, *(c.i for join in place.rights if join.lower_ == "in" for c in join.rights if c.lemma_ in ("opposition", "defiance"))]
