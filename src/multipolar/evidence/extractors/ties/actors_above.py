"""Who does what a verb tells where its own clause names nobody: the subject of the clause that it hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.roles import is_passive, is_verb, objects, subject
from multipolar.evidence.extractors.events.scene import Actors, Scene
from multipolar.evidence.extractors.ties.predicates import doer_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_STEPS = 4
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def actor_of(scene: Scene, verb: Token) -> Actors:
    """Who does it, by its own subject or that of a verb above: "went so far as to call", "struck a pact to reduce"."""
    for _ in range(_STEPS):
        found = doer_of(scene, verb)
        if (
            not found
            and verb.dep_ == "ccomp"
            and (noun := subject(verb)) is not None
            and noun.lower_ in ("it", "they")
            and noun.i not in scene.at
        ):
            return scene.who(subject(verb.head), 1)  # "the Chilean treasury announced it was"
        if found or is_passive(verb) or any(child.dep_ in _SUBJECTS for child in verb.children):
            return found
        verb = verb.head if verb.head.i != verb.i else verb
        if is_verb(verb) and any(scene.named(one) for one in objects(verb)):
            return ()  # "urged Chile to lift its ban"
    return ()
