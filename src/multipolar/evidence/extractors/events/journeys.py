"""Where a journey ends, and the government that sits there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.events.scene import Actors, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token


def goes_to(scene: Scene, verb: Token) -> bool:
    """Whether a journey ends at somebody, and not at something of his: "came to Lima", not "came to Lima's aid"."""
    goals = (inner for child in verb.rights if child.dep_ in ("prep", "dobj") for inner in (child, *child.rights))
    return any(one.i in scene.at for one in goals)


def seat_of(place: str) -> Actors:
    """The state that is governed from a place: who travels to a capital travels to its government."""
    return registry().state_of(place) if place else ()


def seat_in(scene: Scene, verb: Token) -> Actors:
    """The government in whose capital it is said: "dismissed in Lima as theatre"."""
    after = (inner for child in verb.rights if child.lower_ == "in" for inner in child.rights if inner.dep_ == "pobj")
    return next((found for one in after if (found := scene.named(one) or seat_of(scene.place(one)))), ())


def place_after(scene: Scene, verb: Token) -> str:
    """Canonical id of the place after a preposition of a verb."""
    after = (inner for child in verb.rights if child.dep_ == "prep" for inner in child.rights if inner.dep_ == "pobj")
    return next((scene.place(one) for one in after if scene.place(one)), "")
