"""Which of its entries a name means, where it has several or is unsure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from multipolar.evidence.actors.gazetteer import Hit
from multipolar.evidence.actors.people import People
from multipolar.evidence.actors.registry import Entry
from multipolar.evidence.actors.words import Words

_MEDIA = frozenset({"org:meta", "org:twitter", "org:telegram", "org:truth-social", "org:tiktok"})
"""Platforms, which are seldom actors."""
_NEARLY = 2
"""How many times more the first state may be named than the second."""


def meaning(hit: Hit, people: People) -> Entry | None:
    """The entry meant, where a name has several or is unsure: the one that the document otherwise speaks of."""
    only = hit.entries[0]
    if len(hit.entries) == 1 and not only.ambiguous and only.role in ("name", "demonym", "capital", "seat"):
        return only
    entries = [entry for entry in hit.entries if entry.role not in ("except", "prefix", "family")]
    sure = [entry for entry in entries if not entry.ambiguous and entry.role != "host"]
    if len(sure) == 1:
        return sure[0]
    hosts = [entry for entry in entries if entry.role == "host"]
    if hosts and not sure:
        return _host(hosts, entries, people)
    backed = [entry for entry in sure or entries if people.speaks_of(entry.actors[0]) and not _is_bodys(entry, people)]
    return next(iter(backed or sure), None)


def _is_bodys(entry: Entry, people: People) -> bool:
    """Whether an unsure name is that of a body of a state which the document hardly speaks of (many states have a senate)."""
    actor = people.registry.actors[entry.actors[0]]
    ours = [state for state in actor.states if state.startswith("state:")]
    return entry.ambiguous and actor.type == "organisation" and len(ours) == 1 and ours[0] not in people.leading


def _host(hosts: list[Entry], entries: list[Entry], people: People) -> Entry | None:
    """A city where organisations sit: a bloc where the city is also a capital (Brussels), else only a place."""
    actors, spoken = people.registry.actors, people.full | people.states
    courts = [entry for entry in hosts if actors[entry.actors[0]].kind == "court" and entry.actors[0] in spoken]
    if courts:
        return courts[0]
    blocs = [entry for entry in hosts if actors[entry.actors[0]].kind == "bloc"]
    capital = next((entry for entry in entries if entry.role == "capital" and entry.actors[0] in spoken), None)
    if capital is not None and not blocs:
        return capital  # The Hague, where no court is spoken of
    if blocs and any(entry.role == "capital" for entry in entries):
        return next((entry for entry in blocs if people.speaks_of(entry.actors[0])), blocs[0])
    return replace(hosts[0], actors=(hosts[0].place,), role="name")


def is_medium(words: Words, hit: Hit, entry: Entry) -> bool:
    """Whether a platform is only where something is written (``posted on Facebook``)."""
    return entry.actors[0] in _MEDIA and hit.first > 0 and words.lower[hit.first - 1] in ("on", "via", "through")


def leading(hits: Iterable[Hit]) -> frozenset[str]:
    """The two states that a document names most."""
    first = [hit.entries[0] for hit in hits]
    named = Counter([one.actors[0] for one in first if one.role in ("name", "demonym", "capital") and one.actors[0].startswith("state:")])
    most = named.most_common(2)
    return frozenset([actor for actor, count in most if count * _NEARLY >= most[0][1]])
