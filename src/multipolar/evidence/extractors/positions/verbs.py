"""Verbs of stance: "rejects the plan", "urged both to leave"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.positions.accusations import is_policy
from multipolar.evidence.extractors.positions.drafts import Draft, Scene, targets
from multipolar.evidence.extractors.positions.duties import is_party, is_ruled_out
from multipolar.evidence.extractors.positions.frames import Filled, fill
from multipolar.evidence.extractors.positions.grammar import SUBJECTS, after, chain, child, is_imagined, is_negated, is_passive, is_unreal
from multipolar.evidence.extractors.positions.lexicon import Use, lexicon
from multipolar.results.evidence.rows import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_DENIED: dict[Direction, Direction] = {"support": "oppose", "oppose": "support"}


def stance(scene: Scene, verb: Token) -> Draft | None:
    """The position that a verb of stance tells, in the first of its frames that the sentence fills."""
    for use in lexicon().verbs[verb.lemma_]:
        for frame in use.frames:
            filled = fill(verb, frame)
            if filled is not None and (made := _draft(scene, verb, use, frame, filled)) is not None:
                return made
    return None


def _draft(scene: Scene, verb: Token, use: Use, frame: str, filled: Filled) -> Draft | None:
    holders = scene.holder(verb)
    direction = _direction(verb, use.direction)
    if _alleged(verb) or is_unreal(verb):
        return None
    if frame == "for" and (filled.about.lemma_ in lexicon()["not_wanted"] or any(c.lower_ == "no" for c in filled.about.lefts)):
        return None
    if not holders or direction is None or is_imagined(verb) or verb.head.lemma_ in ("fail", "forget", "neglect", "manage"):
        return None
    whom = targets(scene, filled.target, holders)
    if filled.target is not None and filled.target.lemma_ in ("name", "identity"):
        return None  # "asked that her name not be used"
    if frame == "ask" and use.topical and use.reported and not whom:
        return None
    if direction == "oppose" and frame != "at" and filled.about.lemma_.lower() in lexicon()["truth_nouns"]:
        return None
    if verb.lemma_ == "claim" and scene.issues.issue_of(verb.sent.text) != "territory" and not _is_land(filled.about):
        return None
    if verb.lemma_ in ("expect", "ask", "order") and frame == "ask" and not whom and not _is_body(filled.target):
        return None
    if verb.lemma_ in ("accuse", "blame") and not (all(map(_is_critic, holders)) or is_policy(verb)):
        return None
    if use.direction == "support" and is_passive(verb) and scene.actors(filled.about):
        return None  # "the militia backed by Lima" is a tie
    if frame == "actor" and not (scene.actors(filled.about) and _is_fact(scene, verb)):
        return None
    if _is_history(scene, verb, use):
        return None
    span = scene.span(verb, None if is_passive(verb) and verb.dep_ != "acl" else filled.about)
    free = frame in ("ask", "small") and not use.reported and filled.about.lemma_ not in lexicon()["idle"]
    free = free or (use.direction == "support" and frame in ("ask", "let") and bool(whom))  # "let Lima station missiles"
    if use.topical and not free and not scene.is_topical(span, filled.about) and not (_says_we(scene, verb) or _not_needed(scene, verb)):
        return None
    if direction == "demand":
        direction = _asked_or_liked(verb, frame, filled)
    if frame == "object" and filled.about.lower_ == "nothing" and direction == "support":
        direction = "demand"  # "would accept nothing less than"
    if frame == "duty" and is_ruled_out(filled.about, whom):
        direction = "oppose"  # "said borders must not be redrawn"
    scene.take(filled.about)
    return Draft(
        span=span,
        head=verb,
        actors=holders,
        direction=direction,
        rule=f"positions.verb-{frame}",
        basis=scene.basis(verb, reported=use.reported),
        confidence=0.6 if use.topical else 0.75,
        target=whom if use.direction == "demand" else (),
    )


def _asked_or_liked(verb: Token, frame: str, filled: Filled) -> Direction:
    """What is wanted of somebody is demanded; what is merely wanted is supported; to want fewer is to be against."""
    about = filled.about
    if frame in ("wanted", "liked") and about.lower_ == "nothing" and any(c.lower_ in ("less", "short", "but") for c in about.rights):
        return "demand"
    if frame in ("wanted", "liked") and (about.lower_ == "nothing" or any(c.lower_ in ("fewer", "less", "no") for c in about.lefts)):
        return "oppose"
    if frame == "for" and verb.lemma_ in lexicon()["campaigns"]:
        return "support"
    if frame == "small" and about.pos_ in ("ADJ", "ADV"):
        return "support"
    if frame not in ("wanted", "liked") or filled.target is not None or after(about, "from") or after(verb, "from"):
        return "demand"
    return "demand" if about.lemma_.lower() in lexicon()["concessions"] else "support"


def _is_body(noun: Token | None) -> bool:
    """Somebody who decides, though no actor of his own: "the court"."""
    return noun is not None and (
        noun.lemma_ in lexicon()["bodies"] or noun.lemma_ in ("tribunal", "council", "commission", "judge", "assembly", "bank")
    )


def _is_critic(holder: str) -> bool:
    """Whether somebody blames from below: a party, a group, no state and no army, whose charges are part of a quarrel."""
    known = registry().actors.get(holder)
    if holder.startswith("org:"):
        return known is None or known.kind not in ("armed-group", "forces", "army", "ministry", "government")
    return holder.startswith("grp:") and not holder.endswith(tuple(lexicon()["blameless"]))


def _is_land(noun: Token) -> bool:
    """As in "Claims all of the strait"."""
    return any(token.lemma_.lower() in lexicon()["lands"] for token in (noun, *noun.subtree) if token.i >= noun.left_edge.i)


def _is_history(scene: Scene, verb: Token, use: Use) -> bool:
    """As in "Rome wanted grain": what an author says somebody once wanted, unless it is about an issue."""
    return not use.reported and verb.tag_ == "VBD" and scene.claim_over(verb) is None and not scene.is_topical(scene.span(verb))


def _is_fact(scene: Scene, verb: Token) -> bool:
    """Whether a text tells in its own voice what somebody does: a charge that somebody arms somebody is no word of the one who does."""
    top = list(chain(verb.head if verb.dep_ == "conj" else verb))[-1]
    return scene.claim_over(verb) is None and top.tag_ in ("VBZ", "VBP") and (top.i == verb.i or top.lemma_ in ("continue", "keep", "go"))


def _alleged(verb: Token) -> bool:
    """As in "Was accused of siding with": others say so."""
    join = verb.head
    return verb.dep_ == "pcomp" and join.lower_ == "of" and join.head.lemma_ in ("accuse", "suspect", "convict", "acquit")


def _says_we(scene: Scene, verb: Token) -> bool:
    """As in "We want": in speech, a stance whatever it is about."""
    own = child(verb, *SUBJECTS)
    return own is not None and own.lower_ == "we" and scene.claim_over(verb) is not None


def _not_needed(scene: Scene, verb: Token) -> bool:
    """As in "Said the world did not need a new wall"."""
    claim = scene.claim_over(verb)
    return verb.lemma_ == "need" and is_negated(verb) and claim is not None and is_party(claim)


def _direction(verb: Token, direction: Direction) -> Direction | None:
    """The direction, turned round by a "not"; None where a denial leaves nothing."""
    if not (is_negated(verb) or (verb.dep_ == "xcomp" and is_negated(verb.head))):
        return direction
    if verb.lemma_ not in lexicon()["deniable"]:
        return None
    return "oppose" if direction == "demand" else _DENIED[direction]
