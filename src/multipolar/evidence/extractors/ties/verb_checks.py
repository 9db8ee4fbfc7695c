"""Where a verb tells no tie: what is denied, what another one asks for, help for somebody's foes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.roles import objects, subject
from multipolar.evidence.extractors.events.scene import Actors, Scene
from multipolar.evidence.extractors.ties.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASKING = (
    "urge", "press", "ask", "want", "persuade", "tell", "order",
    "beg", "advise", "call", "encourage", "push", "pressure", "invite", "beseech",
)  # fmt: skip
_DENYING = ("deny", "disclaim")
_NEAR = 7
_TOGETHER = ("against", "together", "alongside", "side")


def is_asked_of(scene: Scene, verb: Token, a: Actors) -> bool:
    """Whether another one wants it done, so that nobody knows whether it will be: "urged Peru to expel", "wants Peru to punish"."""
    head = verb.head
    if verb.dep_ not in ("xcomp", "ccomp", "advcl") or head.lemma_ not in _ASKING or head.i > verb.i:
        return False
    askers = scene.who(subject(head), 0)
    return bool(askers) and not set(askers) & set(a)


def is_denied(verb: Token) -> bool:
    """Whether somebody denies it: "denied arming the rebels", but not "both deny it, each accusing the other"."""
    own = any(child.dep_ == "nsubj" for child in verb.lefts)
    return any(
        one.lemma_ in _DENYING and one.i < verb.i for one in verb.ancestors if one.i >= verb.i - _NEAR and not (own and one == verb.head)
    )


def is_common(verb: Token) -> bool:
    """Whether several do it together to another one: "fought a war on drugs", "went to war against Peru", "fought side by side"."""
    below = (inner for child in verb.rights for inner in (child, *child.rights))
    return any(one.lower_ in _TOGETHER or (one.lower_ == "on" and one.head.lemma_ == "war") for one in below)


def fought_each_other(verb: Token) -> bool:
    """Whether two called by what they are fight without anybody else named: "the two armies fought for the crossings"."""
    noun = subject(verb)
    two = noun is not None and noun.pos_ == "NOUN" and noun.left_edge.lower_ in ("the", "both", "two", "their")
    return two and verb.lemma_ in ("fight", "battle", "skirmish") and not objects(verb) and not is_common(verb)


def blamed_for(scene: Scene, verb: Token, words: Lexicon) -> Actors | None:
    """Who does what he is blamed for: "chided Peru for arming the rebels"; None where nobody is blamed."""
    above = verb.head.head
    if verb.dep_ != "pcomp" or verb.head.lower_ != "for" or not any(one.sign == "-" for one in words.verbs.get(above.lemma_.lower(), ())):
        return None
    found = (scene.who(noun, 0) for noun in objects(above))
    return next((one for one in found if one), ()) or scene.after(above, ("at", "on", "against"), 2) or None


def is_foe(noun: Token, words: Lexicon) -> bool:
    """Whether somebody is the foe of another one named: "its dissidents", "Chile's enemies"."""
    return noun.lemma_.lower() in words.foes and any(child.dep_ == "poss" for child in noun.lefts)


def is_standing(scene: Scene, verb: Token, words: Lexicon) -> bool:
    """Whether what is not recognised is somebody, or somebody's right to rule."""
    nouns = objects(verb)
    return not nouns or any(noun.i in scene.at or noun.lemma_.lower() in (*words.standing, "hand") for noun in nouns)
