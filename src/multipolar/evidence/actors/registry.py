"""The registry: who the actors are and what they are called."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Role = Literal["name", "family", "demonym", "capital", "seat", "host", "prefix", "except"]

TYPES = {"state": "state", "gov": "state", "per": "person", "org": "organisation", "grp": "group", "loc": "place"}
"""Prefix of an id to the type of its actor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One entry of the registry.

    Parameters
    ----------
    id : str
        Canonical id.
    name : str
        Usual name.
    type : {"state", "person", "organisation", "group", "place", "other"}
        By the prefix of its id.
    kind : str
        Narrower: ``historical`` for a state, ``forces`` for an organisation.
    gender : {"m", "f", ""}
        Of a person.
    states : tuple of str
        States and organisations that a person or organisation belongs to.
    offices : tuple of str
        Offices a person holds or held, in lower case.
    leads : bool
        Whether the person leads or led a state, government, movement or army.
    in_office : bool
        Whether the registry knows no end of the person's latest office.
    family : str
        Family name of a person.
    given : frozenset of str
        The person's other names, in all spellings.
    """

    id: str
    name: str
    type: str
    kind: str = ""
    gender: str = ""
    states: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    leads: bool = False
    in_office: bool = False
    family: str = ""
    given: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to write one actor.

    Parameters
    ----------
    actors : tuple of str
        Whom it names.
    role : str
        How it names them; a ``host`` is a city where an organisation sits, which may stand for it where it is no state's capital for sure.
    words, between : tuple of str
        Its words and what stands between them.
    place : str
        For a capital or seat: the place's own id.
    ambiguous : bool
        Whether it also means other things, so that the document must name the actor in another way too.
    """

    actors: tuple[str, ...]
    role: Role
    words: tuple[str, ...]
    between: tuple[str, ...]
    place: str = ""
    ambiguous: bool = False


@dataclass(frozen=True)
class Registry:
    """Actors by id, and their names by first word, the longest first.

    Parameters
    ----------
    actors : mapping
        By id.
    index : mapping
        First word of a name to the names that begin with it.
    given : frozenset of str
        Given names of the persons it knows.
    generic : mapping
        Phrases that name no settled set (``world leaders``), in lower case, to the id of their group.
    offices : mapping
        Noun of an office (``foreign minister``) to the offices it may mean; none stands for any that leads.
    leading : frozenset of str
        Offices whose holders lead.
    """

    actors: Mapping[str, Actor]
    index: Mapping[str, tuple[Entry, ...]]
    given: frozenset[str] = frozenset()
    generic: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, frozenset[str]] = field(default_factory=dict)
    leading: frozenset[str] = frozenset()

    @functools.cached_property
    def seconds(self) -> dict[str, frozenset[str]]:
        """First words that are no name by themselves (``the``, ``South``), to the second words of the names that they begin."""
        several = {word: entries for word, entries in self.index.items() if len(entries[-1].words) > 1}
        return {word: frozenset(entry.words[1] for entry in entries) for word, entries in several.items()}

    @functools.cached_property
    def single(self) -> frozenset[str]:
        """Names of one word, unsure ones too."""
        return frozenset(word for word, entries in self.index.items() if len(entries[-1].words) == 1)

    @functools.cached_property
    def office_ends(self) -> frozenset[str]:
        """Last words of the nouns of offices."""
        return frozenset(noun.split()[-1] for noun in self.offices)

    @functools.cached_property
    def _holders(self) -> dict[str, list[Actor]]:
        found: dict[str, list[Actor]] = {}
        for actor in self.actors.values():
            for state in actor.states if actor.type == "person" and actor.in_office else ():
                found.setdefault(state, []).append(actor)
        return found

    @functools.cached_property
    def _capital_of(self) -> dict[str, str]:
        entries = (entry for found in self.index.values() for entry in found if entry.role in ("capital", "seat"))
        return {entry.place: entry.actors[0] for entry in entries}

    def state_of(self, actor: str) -> tuple[str, ...]:
        """The states that an actor is, leads or belongs to; for a capital the state that is governed there."""
        if actor.startswith("state:"):
            return (actor,)
        if actor.startswith("gov:"):
            return ("state:" + actor[4:7],)
        if actor in self._capital_of:
            return (self._capital_of[actor],)
        known = self.actors.get(actor)
        return tuple(one for one in known.states if one.startswith("state:")) if known is not None else ()

    def also(self, actors: Mapping[str, Actor]) -> Registry:
        """The same registry with more actors, or with other things known of some; their names are not looked up."""
        more = replace(self, actors={**self.actors, **actors})
        shared = {name: getattr(self, name) for name in ("single", "office_ends", "_capital_of", "_holders")}
        vars(more).update(shared)
        return more

    def in_office(self, state: str) -> list[Actor]:
        """Persons of a state whose office, as far as the registry knows, has not ended."""
        return self._holders.get(state, [])

    def type_of(self, actor: str) -> str:
        """Type of an actor, known or only proposed."""
        known = self.actors.get(actor)
        return known.type if known else TYPES.get(actor.partition(":")[0], "other")

    def kind_of(self, actor: str) -> str:
        """Kind of an actor (``bloc``, ``armed-group``); empty where it has none, or was only proposed."""
        known = self.actors.get(actor)
        return known.kind if known else ""
