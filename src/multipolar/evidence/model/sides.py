"""Who the sides of a relation are: of a state and its troops the state, or the troops where they fight somebody at home."""

from __future__ import annotations

from collections.abc import Iterable

from multipolar.evidence.actors import registry
from multipolar.results.evidence import Event

Actors = tuple[str, ...]


def own_parties(events: Iterable[Event]) -> frozenset[str]:
    """Armies that fight an organisation of their own country: parties of a civil war."""
    found: set[str] = set()
    for event in events:
        if event.plover == "ASSAULT":
            for side, other in ((event.source, event.target), (event.target, event.source)):
                if any(_fights_at_home(side, one) for one in other):
                    found.update(one for one in side if one.startswith("grp:"))
    return frozenset(found)


def sides(a: Actors, b: Actors, alone: frozenset[str]) -> tuple[Actors, Actors]:
    """Both sides without places; of a state and its troops the state, or the troops where they are a party of their own."""
    return _side(a, alone), _side(b, alone)


def _fights_at_home(side: Actors, opponent: str) -> bool:
    known = registry().actors.get(opponent)
    return known is not None and known.type == "organisation" and any(state in side for state in known.states)


def _side(side: Actors, alone: frozenset[str]) -> Actors:
    actors = tuple(one for one in side if not one.startswith("loc:"))
    own = tuple(one for one in actors if one in alone)
    if own and all(one in alone or one.startswith("state:") for one in actors):
        return own
    if any(one.startswith(("state:", "gov:")) for one in actors):
        return tuple(one for one in actors if not one.startswith("grp:"))
    return actors
