"""Who is bound where somebody acts: a state by its officials and troops, an army by itself where it fights its own country's rebels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.scene import Actors
from multipolar.evidence.extractors.ties.lexicon import Lexicon
from multipolar.results.evidence import Event

_OF_STATES = ("ministry", "forces", "parliament", "government", "agency", "central-bank")


def own_parties(events: Iterable[Event], words: Lexicon) -> frozenset[str]:
    """Armies that fight an organisation of their own country: parties of a civil war."""
    found: set[str] = set()
    for event in events:
        if event.plover == "ASSAULT" and event.source and event.target:
            a, b = halves(event.source) if event.reciprocal else (event.source, event.target)
            for side, other in ((a, b), (b, a)):
                home = {state for one in other if (known := registry().actors.get(one)) and known.type == "organisation" for state in known.states}
                found.update(one for one in side if one.startswith("grp:") and home & {*side, side_of(one, words, state=False)})
    return frozenset(found)


def parties(a: Actors, b: Actors, words: Lexicon, alone: frozenset[str], *, of_states: bool) -> tuple[Actors, Actors]:
    """Give both sides without places: the states for which their officials and troops act, or troops that are a party of their own."""
    return _party(a, words, alone, of_states), _party(b, words, alone, of_states)


def _party(side: Actors, words: Lexicon, alone: frozenset[str], of_states: bool) -> Actors:
    actors = tuple(one for one in side if not one.startswith("loc:"))
    own = tuple(one for one in actors if one in alone)
    if own and all(one in alone or one.startswith("state:") for one in actors):
        return own
    actors = tuple(dict.fromkeys(one if one in alone else side_of(one, words, state=of_states) for one in actors))
    if any(one.startswith(("state:", "gov:")) for one in actors):
        return tuple(one for one in actors if not one.startswith("grp:"))
    return actors


def side_of(actor: str, words: Lexicon, *, state: bool) -> str:
    """Give the state for which its officials, troops and ministries act; in war and trade, the state that a leader leads."""
    known = registry().actors.get(actor)
    if known is not None:
        leads = state and known.type == "person" and known.leads
        speaks = known.type == "organisation" and known.kind in _OF_STATES
        return known.states[0] if (leads or speaks) and len(known.states) == 1 and known.states[0].startswith("state:") else actor
    if not actor.startswith("grp:"):
        return actor
    *adjective, group = actor.removeprefix("grp:").split("-")
    return (_state_called(adjective) or actor) if adjective and group in words.officials else actor


def _state_called(slug: Sequence[str]) -> str:
    """State of an adjective at the head of the id of a group ("south", "korean", "coast" of "south-korean-coast-guard")."""
    for end in range(len(slug), 0, -1):
        names = tuple(word.upper() if word in ("us", "uk", "uae") else word.capitalize() for word in slug[:end])
        for entry in registry().index.get(names[0], ()):
            if entry.words == names and entry.actors[0].startswith("state:"):
                return entry.actors[0]
    return ""


def is_of(person: str, state: str) -> bool:
    """Whether somebody belongs to a state, so that the two are no pair."""
    known = registry().actors.get(person)
    return known is not None and known.type == "person" and state in known.states
