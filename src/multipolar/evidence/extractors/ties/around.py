"""Who else stands in a sentence, where grammar gives one side of a tie or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.events.scene import Actors, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR = 9


def completed(scene: Scene, token: Token, a: Actors, b: Actors, *, mutual: bool) -> tuple[Actors, Actors]:
    """Give both sides of the tie that a word tells, the missing one from the rest of its sentence where that leaves no doubt.

    Parameters
    ----------
    scene : Scene
        The block.
    token : Token
        The word.
    a, b : tuple of str
        The sides that grammar gives; either may be empty.
    mutual : bool
        Whether the word binds two by itself ("a feud"), so that even both may be looked for.
    """
    if (a and b) or not (a or b or mutual):
        return a, b
    known = {camp_of(one) for one in (*a, *b)}
    others = [one for one in mentioned(scene, token) if not known & {camp_of(who) for who in one[1]}]
    camps = list(dict.fromkeys(frozenset(map(camp_of, one)) for _, one in others))
    if not known:
        pairs = [one for _, one in others if len(one) == 2]
        if len(camps) == 1 and pairs:
            return pairs[0][:1], pairs[0][1:]
        if len(camps) != 2:
            return a, b
        first = next(one for _, one in others if frozenset(map(camp_of, one)) == camps[0])
        second = next(one for _, one in others if frozenset(map(camp_of, one)) == camps[1])
        return first, second
    missing = _only(token, others, len(camps), left=not a)
    return (missing, b) if not a else (a, missing)


def _only(token: Token, others: list[tuple[int, Actors]], camps: int, *, left: bool) -> Actors:
    if camps == 1:
        return min(others, key=lambda one: abs(one[0] - token.i))[1]
    side = [one for one in others if (one[0] < token.i) == left and abs(one[0] - token.i) <= _NEAR]
    return min(side, key=lambda one: abs(one[0] - token.i), default=(0, ()))[1]


def mentioned(scene: Scene, token: Token) -> list[tuple[int, Actors]]:
    """Actors named in the sentence of a token with the place of each, in order; each mention once."""
    found: list[tuple[int, Actors]] = []
    last = None
    for one in token.sent:
        mention = scene.at.get(one.i)
        if mention is not None and mention is not last and (actors := scene.named(one)):
            found.append((one.i, actors))
        last = mention
    return found


def camp_of(actor: str) -> str:
    """The state for which an actor stands, or the actor itself."""
    known = registry().actors.get(actor)
    if known is not None and known.type == "person" and len(known.states) == 1:
        return known.states[0]
    return "state:" + actor[4:7] if actor.startswith("gov:") else actor
