"""Who stands at both ends of what a word may tell: by its grammar, else by the verb above it, else by who stands closest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.noun_sides import before, between
from multipolar.evidence.extractors.events.roles import doer, undergoer
from multipolar.evidence.extractors.events.scene import TOWARDS, Actors, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_AGAINST = tuple(word for word in TOWARDS if word not in ("from", "of", "between", "among", "in", "inside"))
_CARRIED = ("dobj", "nsubjpass", "attr", "oprd", "conj", "pobj", "prep", "compound")
_GRAMMAR = ("own", "above")
_HIGHEST = 4
_NEAR = 12
"""Tokens within which somebody stands close."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Who does it to whom, and how that was found.

    Parameters
    ----------
    source, target : tuple of str
        Canonical ids.
    source_by, target_by : str
        ``own``: the word's own grammar; ``above``: that of the verb above a noun; ``near``: nobody stands closer; empty for nobody.
    """

    source: Actors = ()
    target: Actors = ()
    source_by: str = ""
    target_by: str = ""

    @property
    def sure(self) -> tuple[Actors, Actors]:
        """Both ends as they are told: whoever only stands close is none of them, unless that is all there is."""
        if self.source_by in _GRAMMAR and self.target_by == "near":
            return self.source, ()
        if self.target_by in _GRAMMAR and self.source_by == "near":
            return (), self.target
        return self.source, self.target


def ends_of(scene: Scene, token: Token, named: Sequence[int]) -> Ends:
    """Look for both ends.

    Parameters
    ----------
    scene : Scene
        Its block.
    token : Token
        A verb or noun.
    named : sequence of int
        Tokens of its sentence that name somebody.
    """
    source: Actors
    target: Actors
    if token.pos_ in ("VERB", "AUX"):
        source, target = doer(scene, token), undergoer(scene, token)
        source_by = target_by = "own"
    else:
        source, target = _of_noun(scene, token)
        source_by = target_by = "own"
        if not (source and target) and (verb := _verb_above(token)) is not None:
            if not source:
                source, source_by = tuple([one for one in doer(scene, verb) if one not in target]), "above"
            if not target:
                target, target_by = undergoer(scene, verb), "above"
    target = tuple([one for one in target if one not in source])
    if not source:
        source, source_by = _near(scene, token, [place for place in reversed(named) if place < token.i], target), "near"
    if not target:
        target, target_by = _near(scene, token, [place for place in named if place > token.i], source), "near"
    return Ends(source, target, source_by if source else "", target_by if target else "")


def _of_noun(scene: Scene, noun: Token) -> tuple[Actors, Actors]:
    acting, places = before(scene, noun)
    both = halves(between(scene, noun))
    if both[1]:
        return both
    source = acting or scene.after(noun, ("by", "from"))
    target = scene.after(noun, _AGAINST) or places
    of = scene.after(noun, ("of",))
    return (source, target or of) if source else (() if target else of, target)


def _verb_above(noun: Token) -> Token | None:
    """The verb that a noun hangs on as its object or behind its preposition."""
    for _ in range(_HIGHEST):
        if noun.dep_ not in _CARRIED:
            return None
        noun = noun.head
        if noun.pos_ in ("VERB", "AUX"):
            return noun
    return None


def _near(scene: Scene, token: Token, places: list[int], other: Actors) -> Actors:
    for place in places:
        if abs(place - token.i) > _NEAR:
            return ()
        found = scene.named(scene.doc[place])
        if found and not set(found) & set(other):
            return found
    return ()
