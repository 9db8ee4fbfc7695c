"""Where a verb of stance tells none: things that nobody wants of others, charges of fact, ties; and where it tells one about anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.positions.accusations import is_policy
from multipolar.evidence.extractors.positions.drafts import Scene
from multipolar.evidence.extractors.positions.duties import is_party
from multipolar.evidence.extractors.positions.frames import Filled
from multipolar.evidence.extractors.positions.grammar import SUBJECTS, chain, child, infinitive, is_negated, is_passive
from multipolar.evidence.extractors.positions.lexicon import Use, lexicon
from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

_EXPECTING = frozenset({"hope", "hop", "fear", "dread"})
_TROOPS = ("forces", "troops", "soldiers", "fighters", "units", "army", "rebels", "militants")
_STATES = ("state:", "gov:", "org:")


def is_idle(scene: Scene, verb: Token, use: Use, frame: str, filled: Filled, parties: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    """Whether a filled frame tells no stance, by its object and by who holds it or is asked."""
    holders, whom = parties
    about, target = filled.about, filled.target
    if target is not None and target.lemma_ in ("name", "identity"):
        return True  # "asked that her name not be used"
    if frame == "for" and (about.lemma_ in lexicon()["not_wanted"] or any(c.lower_ == "no" for c in about.lefts)):
        return True
    if verb.lemma_ == "offer" and any(
        t.lower_ in ("exchange", "return") and neighbour(t, -1).lower_ == "in" for t in verb.subtree if t.i > verb.i
    ):
        return True  # "offered grain in exchange for a base" asks for the base
    if verb.lemma_ == "agree" and frame == "on" and infinitive(verb) is not None:
        return True  # "agreed on Sunday to reopen the border" is what was done
    nobody = (use.topical and use.reported) or (verb.lemma_ in ("expect", "ask", "order") and not _is_body(target))
    if verb.lemma_ in ("withdraw", "pull", "retreat") and _are_forces(holders, verb):
        return True  # "the troops withdrew from the province" is what was done
    if frame == "ask" and not whom and nobody:
        return True
    if verb.lemma_ == "claim" and scene.issues.issue_of(verb.sent.text) != "territory" and not _is_land(about):
        return True
    if verb.lemma_ in ("accuse", "blame") and (_are_finders(holders) or not (all(map(_is_critic, holders)) or is_policy(verb))):
        return True
    if (
        use.direction == "support"
        and is_passive(verb)
        and (scene.actors(about) or (verb.dep_ == "acl" and about.lemma_ in lexicon()["homelands"]))
    ):
        return True  # "the militia backed by Lima" is a tie
    if frame == "clause" and verb.lemma_ in _EXPECTING and all(i.startswith("grp:") for i in holders):
        return True  # "traders hope that": expectations
    return frame == "actor" and not (scene.actors(about) and _is_fact(scene, verb))


def is_free(scene: Scene, verb: Token, use: Use, frame: str, filled: Filled, whom: tuple[str, ...]) -> bool:
    """Whether a verb tells a stance whatever it is about, for what it asks of whom, or because it is said of "us"."""
    if frame in ("ask", "small") and not use.reported and filled.about.lemma_ not in lexicon()["idle"]:
        return True
    if verb.lemma_ in ("tell", "warn") and any(i.startswith(_STATES) for i in whom):
        return True
    if use.direction == "support" and frame in ("ask", "let") and whom:
        return True  # "let Lima station missiles"
    return _says_we(scene, verb) or _not_needed(scene, verb)


def _are_forces(holders: tuple[str, ...], verb: Token) -> bool:
    """Whether it is troops that move."""
    thing = child(verb, "dobj")
    moved = thing is not None and thing.lemma_ in ("troop", "force", "soldier", "army", "unit", "fighter")
    return (moved and verb.tag_ in ("VBD", "VBN")) or any(one.startswith("grp:") and one.endswith(_TROOPS) for one in holders)


def _are_finders(holders: tuple[str, ...]) -> bool:
    """Whose charges are findings: human-rights groups, monitors."""
    return any(one.startswith("grp:") and one.endswith(tuple(lexicon()["finders"])) for one in holders)


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


def _is_fact(scene: Scene, verb: Token) -> bool:
    """Whether a text tells in its own voice what somebody does: a charge that somebody arms somebody is no word of the one who does."""
    top = list(chain(verb.head if verb.dep_ == "conj" else verb))[-1]
    return scene.claim_over(verb) is None and top.tag_ in ("VBZ", "VBP") and (top.i == verb.i or top.lemma_ in ("continue", "keep", "go"))


def _says_we(scene: Scene, verb: Token) -> bool:
    """As in "We want": in speech, a stance whatever it is about."""
    own = child(verb, *SUBJECTS)
    return own is not None and own.lower_ == "we" and scene.claim_over(verb) is not None


def _not_needed(scene: Scene, verb: Token) -> bool:
    """As in "Said the world did not need a new wall"."""
    claim = scene.claim_over(verb)
    return verb.lemma_ == "need" and is_negated(verb) and claim is not None and is_party(claim)
