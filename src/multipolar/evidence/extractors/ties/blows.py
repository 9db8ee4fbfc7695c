"""Who struck, where somebody condemns or backs a blow: "condemned the raid on Peru"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.roles import objects
from multipolar.evidence.extractors.events.scene import Actors, Scene
from multipolar.evidence.extractors.events.wars import wars

if TYPE_CHECKING:
    from spacy.tokens import Token

_BLOWS = frozenset(
    ("attack", "strike", "invasion", "bombing", "bombardment", "raid", "killing", "assault", "aggression", "annexation", "occupation",
     "offensive", "incursion", "shelling", "war")
)  # fmt: skip
_ONTO = ("on", "against", "of", "in", "into")


def blow_below(verb: Token) -> Token | None:
    """The noun of a blow that is the object of a verb and has whom it hit after it."""
    nouns = (one for one in objects(verb) if one.i > verb.i and one.lemma_.lower() in _BLOWS)
    return next((one for one in nouns if any(child.lower_ in _ONTO for child in one.rights)), None)


def striker_of(scene: Scene, noun: Token) -> Actors:
    """Who struck: named after "by", or known to have invaded the one who is hit."""
    hit = scene.after(noun, _ONTO, 2)
    invaders = tuple(war.sides[0] for war in wars() if hit == war.sides[1:] and war.sides[0].startswith("state:"))
    return scene.after(noun, ("by",)) or invaders[:1]
