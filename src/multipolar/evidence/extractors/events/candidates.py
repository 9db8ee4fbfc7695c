"""An event as first found, before overlapping ones are settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.events.lexicon import Reading
from multipolar.evidence.extractors.events.scene import Actors, Scene
from multipolar.results.evidence.rows import Mode

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that tells an event, with who and whom.

    Parameters
    ----------
    scene : Scene
        Its block.
    trigger : Token
        The verb or noun.
    reading : Reading
        What it tells.
    source, target : tuple of str
        Canonical ids.
    mode : str
        As the passage presents it.
    first, last : Token
        Ends of the passage.
    rule : str
        ``verb``, ``verb-object``, ``noun``, ``known-war``, ``main-war``, ``same-talks``.
    taken : tuple of int
        Tokens that tell this event and no other.
    """

    scene: Scene
    trigger: Token
    reading: Reading
    source: Actors
    target: Actors
    mode: Mode
    first: Token
    last: Token
    rule: str
    taken: tuple[int, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether both ends are known."""
        return bool(self.source and self.target)


def sides(source: Actors, target: Actors, *, reciprocal: bool) -> tuple[Actors, Actors]:
    """Sort out who stands where: nobody acts on himself, and a plural one end of a reciprocal event is both ends."""
    if reciprocal and not target:
        source, target = halves(source)
    elif reciprocal and not source and halves(target)[1]:
        source, target = halves(target)
    rest = tuple(one for one in target if one not in source)
    return source, (rest if rest or not target else ())


def halves(actors: Actors) -> tuple[Actors, Actors]:
    """First party and the others; a state with its army ("state:PER", "grp:peruvian-army") is one party, with the West it is two."""
    end = 1
    while end < len(actors) and _is_own_group(actors[end]) and actors[0].startswith(("state:", "gov:")):
        end += 1
    return actors[:end], actors[end:]


def _is_own_group(actor: str) -> bool:
    """Whether a group may be part of the state named before it: everything but those that everybody knows by themselves."""
    return actor.startswith("grp:") and actor not in registry().actors


def meets_needs(reading: Reading, source: Actors, target: Actors, *, place: str = "") -> bool:
    """Whether the ends that a reading asks for are actors; for a journey, a place will do."""
    if reading.needs in ("both", "between"):
        return bool(source and target)
    if reading.needs == "source":
        return bool(source)
    if reading.needs == "place":
        return bool(source and (target or place))
    return bool(target) if reading.needs == "target" else bool(source or target)
