"""Verbs of stance: "rejects the plan", "urged both to leave"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.subjects import in_charge
from multipolar.evidence.extractors.positions.drafts import Draft, Scene, targets
from multipolar.evidence.extractors.positions.duties import is_kept_open, is_party, is_ruled_out
from multipolar.evidence.extractors.positions.frames import Filled, fill
from multipolar.evidence.extractors.positions.grammar import (
    after,
    has_term,
    is_imagined,
    is_negated,
    is_passive,
    is_unreal,
)
from multipolar.evidence.extractors.positions.guards import is_free, is_idle
from multipolar.evidence.extractors.positions.lexicon import Use, lexicon
from multipolar.results.evidence.rows import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENDING = frozenset({"stop", "cease", "quit", "halt"})
_DENIED: dict[Direction, Direction] = {"support": "oppose", "oppose": "support"}


def stance(scene: Scene, verb: Token) -> Draft | None:
    """The position that a verb of stance tells, in the first of its frames that the sentence fills."""
    for use in lexicon().verbs.get(verb.lemma_.lower(), ()):
        for frame in use.frames:
            filled = fill(verb, frame)
            if filled is not None and (made := _draft(scene, verb, use, frame, filled)) is not None:
                return made
    return None


def _draft(scene: Scene, verb: Token, use: Use, frame: str, filled: Filled) -> Draft | None:
    holders = scene.holder(verb)
    direction = _direction(verb, use.direction)
    claim = scene.claim_over(verb) if verb.lemma_ == "need" and is_negated(verb) else None
    if claim is not None and is_party(claim):
        holders = claim.source  # "said the region did not need new masters"
    if not holders or direction is None or _is_told_of_others(verb):
        return None
    whom = targets(scene, filled.target, holders)
    if is_idle(scene, verb, use, frame, filled, (holders, whom)) or _is_history(scene, verb, use):
        return None
    if direction == "oppose" and frame != "at" and filled.about.lemma_.lower() in lexicon()["truth_nouns"]:
        return None
    span = scene.span(verb, None if is_passive(verb) and verb.dep_ != "acl" else filled.about)
    if use.topical and not (is_free(scene, verb, use, frame, filled, whom) or scene.is_topical(span, filled.about)):
        return None
    scene.take(filled.about)
    return Draft(
        span=span,
        head=verb,
        actors=holders,
        direction=_towards(verb, frame, filled, direction, whom),
        rule=f"positions.verb-{frame}",
        basis=scene.basis(verb, reported=use.reported),
        confidence=0.6 if use.topical else 0.75,
        target=whom if use.direction == "demand" else (),
    )


def _is_told_of_others(verb: Token) -> bool:
    """Whether nobody has done it: alleged, imagined, or failed."""
    return _alleged(verb) or is_unreal(verb) or is_imagined(verb) or verb.head.lemma_ in ("fail", "forget", "neglect", "manage")


def _towards(verb: Token, frame: str, filled: Filled, direction: Direction, whom: tuple[str, ...]) -> Direction:
    """The direction, by what the frame is filled with."""
    if verb.dep_ == "relcl" and verb.head.lemma_ == "thing" and any(c.lower_ == "last" for c in verb.head.lefts):
        return "oppose"  # "the last thing Oslo wants"
    if verb.lemma_ == "threaten" and has_term(verb):
        return "demand"  # "threatened sanctions unless the envoy was freed"
    if frame == "duty" and is_kept_open(filled.about):
        return "support"
    if frame == "duty" and is_ruled_out(filled.about, whom):
        return "oppose"  # "said borders must not be redrawn"
    if frame == "object" and filled.about.lower_ == "nothing" and direction == "support":
        return "demand"  # "would accept nothing less than"
    return _asked_or_liked(verb, frame, filled) if direction == "demand" else direction


def _asked_or_liked(verb: Token, frame: str, filled: Filled) -> Direction:
    """What is wanted of somebody is demanded; what is merely wanted is supported; to want fewer is to be against."""
    about = filled.about
    if frame in ("wanted", "liked") and about.lower_ == "nothing" and any(c.lower_ in ("less", "short", "but") for c in about.rights):
        return "demand"
    if frame in ("wanted", "liked") and (about.lower_ == "nothing" or any(c.lower_ in ("fewer", "less", "no") for c in about.lefts)):
        return "oppose"
    if frame == "for" and verb.lemma_ in lexicon()["campaigns"]:
        return "support"
    if frame == "liked" and about.tag_ in ("VB", "VBN"):
        return "demand"  # "would like the ban to be lifted"
    if frame == "small" and about.pos_ in ("ADJ", "ADV"):
        return "support"
    if frame not in ("wanted", "liked") or filled.target is not None or after(about, "from") or after(verb, "from"):
        return "demand"
    return "demand" if about.lemma_.lower() in lexicon()["concessions"] else "support"


def _is_history(scene: Scene, verb: Token, use: Use) -> bool:
    """As in "Rome wanted grain": what an author says somebody once wanted, unless it is about an issue."""
    return not use.reported and verb.tag_ == "VBD" and scene.claim_over(verb) is None and not scene.is_topical(scene.span(verb))


def _alleged(verb: Token) -> bool:
    """As in "Was accused of siding with": others say so."""
    join = verb.head
    if in_charge(verb) is not None:
        return True
    if verb.dep_ != "pcomp" or join.lower_ != "of":
        return False
    over = join.head.head if join.head.dep_ == "dobj" else join.head  # "accused the leaders of backing": hung on the leaders
    return over.lemma_ in ("accuse", "suspect", "convict", "acquit")


def _direction(verb: Token, direction: Direction) -> Direction | None:
    """The direction, turned round by a "not"; None where a denial leaves nothing."""
    ends = verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "dobj") and verb.head.lemma_ in _ENDING
    denied = is_negated(verb) or (verb.dep_ == "xcomp" and is_negated(verb.head))
    if ends == denied:  # "will never stop backing", "backs"
        return direction
    if verb.lemma_ not in lexicon()["deniable"]:
        return None
    return "oppose" if direction == "demand" else _DENIED[direction]
