"""Who is bound where somebody acts: a state by its officials and troops, an army by itself where it fights its own country's rebels."""

from __future__ import annotations

from collections.abc import Iterable

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.scene import Actors
from multipolar.evidence.extractors.ties.lexicon import Lexicon
from multipolar.results.evidence import Event


def own_parties(events: Iterable[Event]) -> frozenset[str]:
    """Armies that fight an organisation of their own country: parties of a civil war."""
    found: set[str] = set()
    for event in events:
        if event.plover == "ASSAULT" and event.source and event.target:
            a, b = halves(event.source) if event.reciprocal else (event.source, event.target)
            for side, other in ((a, b), (b, a)):
                if any(_fights_at_home(side, one) for one in other):
                    found.update(one for one in side if one.startswith("grp:"))
    return frozenset(found)


def _fights_at_home(side: Actors, opponent: str) -> bool:
    """Whether an opponent belongs to the state whose army the side is."""
    known = registry().actors.get(opponent)
    return known is not None and known.type == "organisation" and any(state in side for state in known.states)


def parties(a: Actors, b: Actors, alone: frozenset[str]) -> tuple[Actors, Actors]:
    """Give both sides without places; of a state and its troops the state, or the troops where they are a party of their own."""
    return _party(a, alone), _party(b, alone)


def _party(side: Actors, alone: frozenset[str]) -> Actors:
    actors = tuple(one for one in side if not one.startswith("loc:"))
    own = tuple(one for one in actors if one in alone)
    if own and all(one in alone or one.startswith("state:") for one in actors):
        return own
    if any(one.startswith(("state:", "gov:")) for one in actors):
        return tuple(one for one in actors if not one.startswith("grp:"))
    return actors


def side_of(actor: str, words: Lexicon, *, state: bool) -> str:
    """Give the state for which its officials speak; in war and trade, the state that a leader leads."""
    known = registry().actors.get(actor)
    if state and known is not None and known.type == "person" and known.leads and len(known.states) == 1:
        return known.states[0]
    *adjective, group = actor.removeprefix("grp:").split("-")
    if actor.startswith("grp:") and adjective and group in words.officials:
        names = tuple(word.capitalize() for word in adjective)
        for entry in registry().index.get(names[0], ()):
            if entry.words == names and entry.actors[0].startswith("state:"):
                return entry.actors[0]
    return actor


def is_of(person: str, state: str) -> bool:
    """Whether somebody belongs to a state, so that the two are no pair."""
    known = registry().actors.get(person)
    return known is not None and known.type == "person" and state in known.states
