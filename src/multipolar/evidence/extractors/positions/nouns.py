"""Nouns of stance with an owner: "Bogota's demand for", "in opposition to", "its refusal to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.drafts import Draft, Scene, targets
from multipolar.evidence.extractors.positions.grammar import (
    child,
    infinitive,
    is_imagined,
    is_negated,
    is_passive,
    object_of,
    owner,
    subject,
)
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.extractors.positions.wishes import aim_of
from multipolar.results.evidence import Span
from multipolar.results.evidence.rows import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_ATTEMPTS = frozenset(
    {
        "push", "desire", "wish", "determination", "ambition", "eagerness", "quest", "drive", "bid", "campaign", "readiness", "willingness",
        "goal", "aim", "objective", "dream", "hope", "hopes", "strategy", "promise", "pledge", "vow", "effort", "attempt", "plan",
    }
)  # fmt: skip
"""Nouns before an infinitive that count where the issue library knows what is wanted."""
_GAINS = frozenset({"have", "enjoy", "win", "secure", "gain", "lack", "lose", "get", "receive", "command"})
_MAKES = frozenset({"put", "propose", "float", "present", "table", "unveil", "draft", "offer", "advance", "tout", "suggest", "publish"})
_PREPOSITIONS: dict[Direction, tuple[str, ...]] = {
    "demand": ("for", "to", "that", "on"),
    "support": ("for", "to", "of", "with", "in"),
    "oppose": ("to", "of", "against", "over", "about", "at", "with"),
}
_BARE = frozenset({"demand", "opposition", "veto", "objection", "ultimatum"})
"""Nouns that are a stance without saying towards what."""
_ON_VERBS = frozenset({"support", "backing", "endorsement", "deadline", "condition", "precondition", "regret"})
"""Nouns that are one where a verb tells that somebody shows it: "promised its support"."""
_LEFT: dict[Direction, Direction] = {"support": "oppose", "oppose": "support"}
"""What is left of a stance that is dropped."""
_VOWS = frozenset({"promise", "pledge", "vow"})
_SHOWN = frozenset({"as", "with", "in"})


def _asks(call: Token) -> bool:
    """Whether a call is for something or on somebody, and no conversation."""
    spoken = any(c.lower_ in ("phone", "telephone", "video", "conference") for c in call.lefts)
    return not spoken and any(c.lower_ in ("for", "to", "that") or c.dep_ in ("acl", "relcl") for c in call.rights)


def held(scene: Scene, noun: Token) -> Draft | None:
    """The position that a noun of stance tells."""
    if noun.i in scene.used or (noun.pos_ == "PROPN" and noun.text[:1].isupper()):
        return None
    about = about_of(noun)
    bearer, turned = _bearer(scene, noun, about)
    if bearer is None or (about is None and noun.lemma_ not in (_BARE | _ON_VERBS if turned else _BARE)):
        return None
    comes = noun.head.lemma_ in ("come", "grow", "mount")
    if about is None and noun.dep_ == "nsubj" and not (comes or child(noun, "relcl")):
        return None  # "its demands range from": what is demanded stands elsewhere
    if noun.lemma_ == "call" and not _asks(noun):
        return None  # "made a call on it", "their call on Tuesday"
    if noun.lemma_ in lexicon()["moods_against"] and not turned:
        return None
    holders = scene.actors(bearer)
    span = _span(scene, noun, bearer)
    verbal = noun.dep_ == "ROOT"  # "Oslo hopes to": the parser takes the verb for a noun
    promised = turned and noun.lemma_ in _VOWS and about is not None and about.pos_ == "VERB"
    if not holders or (noun.lemma_ in _ATTEMPTS and not (verbal or promised) and not scene.is_topical(span)):
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
    """As in "Oslo's peace plan": whose plan for peace it is is for it."""
    topics = lexicon()["plan_topics"]
    named = [c for c in noun.children if c.dep_ in ("compound", "amod") and c.lemma_.lower() in topics]
    of = object_of(next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ in ("of", "for")), None))
    bearer = child(noun, "poss") or _maker(noun) or _author(scene, noun)
    if bearer is None or not (named or infinitive(noun) is not None or (of is not None and of.lemma_ in topics)):
        return None
    holders = scene.actors(bearer)
    if not holders:
        return None
    span = _span(scene, noun, bearer)
    return Draft(span, noun, holders, "support", "positions.plan", "presupposed", 0.55)


def _author(scene: Scene, noun: Token) -> Token | None:
    """As in "A League plan to send observers"."""
    if infinitive(noun) is None:
        return None
    return next((c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod") and scene.actors(c)), None)


def _maker(noun: Token) -> Token | None:
    """As in "The partition plan that Oslo put forward", "a truce plan floated by Oslo"."""
    for verb in noun.rights:
        if verb.dep_ in ("relcl", "acl") and verb.lemma_ in _MAKES:
            if is_passive(verb):
                return object_of(next((c for c in verb.rights if c.dep_ == "agent"), None))
            return child(verb, "nsubj")
    return None


def about_of(noun: Token) -> Token | None:
    """What a stance is about: behind its preposition, or its infinitive."""
    what = infinitive(noun)
    if what is not None:
        return what
    behind = [
        *noun.rights,
        *(c for each in noun.rights if each.dep_ == "relcl" for c in each.rights),
        *(c for c in noun.head.rights if noun.dep_ == "dobj" and c.i > noun.i),
    ]
    for join in behind:
        if join.dep_ == "prep" and join.lower_ in _PREPOSITIONS[lexicon().nouns.get(noun.lemma_.lower(), "demand")]:
            thing = child(join, "pobj", "pcomp")
            if thing is not None and not (join.lower_ == "of" and noun.lemma_ in ("support", "opposition", "backing")):
                return thing
    return child(noun, "acl", "ccomp") if noun.lemma_ in ("demand", "insistence", "appeal", "plea") else None


def _bearer(scene: Scene, noun: Token, about: Token | None) -> tuple[Token | None, bool]:
    """Whose stance it is, and whether a verb says so: "voiced its opposition", "is in opposition to"."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in _GAINS and (from_whom := owner(noun)) is not None:
        return from_whom, True  # "has the backing of Oslo"
    own = child(noun, "poss")
    if own is not None and not (own.pos_ == "PRON" and noun.dep_ == "dobj" and noun.head.lemma_ in lexicon()["carriers"]):
        return own, False
    for c in noun.lefts:
        if c.dep_ in ("amod", "compound", "nsubj") and scene.actors(c):  # a subject where the parser takes "demands" for a noun
            return c, False
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in lexicon()["carriers"]:
        if verb.lemma_ not in lexicon()["receivers"]:
            return (None if is_imagined(verb) else subject(verb)), True
        return object_of(next((c for c in (*noun.rights, *verb.rights) if c.dep_ == "prep" and c.lower_ in ("from", "by")), None)), True
    if (
        noun.dep_ == "pobj"
        and (verb.lower_ in _SHOWN or (verb.lower_ == "on" and noun.lemma_ in _VOWS))
        and about is not None
        and verb.head.pos_ in ("VERB", "AUX")
    ):
        return subject(verb.head), True
    if noun.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lemma_ == "secret" and verb.head.head.lemma_ == "make":
        return subject(verb.head.head), True  # "makes no secret of its wish to"
    if noun.dep_ == "nsubj" and verb.lemma_ in ("come", "grow", "mount"):
        join = next(
            (c for c in (*noun.rights, *verb.rights) if c.dep_ == "prep" and c.lower_ in ("from", "among", "within", "inside")), None
        )
        inner = next((c for c in join.rights if c.dep_ == "prep"), join) if join is not None else None
        return object_of(inner), True
    held_by = child(noun, "relcl")
    if held_by is not None and held_by.lemma_ in lexicon()["carriers"] and (own := child(held_by, "nsubj")) is not None:
        return own, False  # "the respect that Oslo has for"
    other = owner(noun)
    return (other if other is None or about is None or other.i != about.i else None), False


def _direction(noun: Token, about: Token | None, *, turned: bool) -> Direction | None:
    direction = lexicon().nouns[noun.lemma_.lower()]
    leaves = noun.head.lemma_ in ("drop", "withdraw", "abandon", "renounce", "relinquish", "lift", "shed", "overcome") or (
        noun.head.lemma_ == "give" and any(c.lower_ == "up" for c in noun.head.rights)
    )
    if turned and leaves:
        return direction if is_negated(noun.head) else _LEFT.get(direction)
    if turned and (is_negated(noun.head) or any(c.lower_ == "no" for c in noun.lefts)):
        return "oppose" if direction == "support" else None
    if direction == "support" and about is not None and noun.lemma_ in _ATTEMPTS and about.pos_ == "VERB":
        return aim_of(about)
    return direction


def _span(scene: Scene, noun: Token, bearer: Token) -> Span:
    first = min(noun.left_edge, bearer.left_edge, key=lambda t: t.i) if noun.i - bearer.left_edge.i <= 12 else noun.left_edge
    last = noun
    for c in noun.rights:
        if c.dep_ in ("prep", "acl", "ccomp", "relcl") and c.right_edge.i > last.i:
            last = c.right_edge
    if bearer.i > noun.i:
        last = max(last, bearer.right_edge, key=lambda t: t.i)
    return scene.parsed.span(scene.block, first, last)
