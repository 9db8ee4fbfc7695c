"""What a text says of the persons it names: the office in the title before a name, and the state that goes with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.registry import Actor, Registry
from multipolar.evidence.actors.words import Words

_LONGEST, _BACK = 3, 6


def introduced(words: Words, named: Sequence[Naming], registry: Registry) -> Registry:
    """The registry with the persons of this document: unknown ones as far as their titles tell, known ones with the title they bear here.

    So that ``both presidents`` and ``the Ruritanian premier`` can be told for persons whom only this text knows.
    """
    found: dict[str, Actor] = {}
    by_last = {one.last: one for one in named}
    by_first = {one.first: one for one in named}
    for one in named:
        if one.form != "name" or len(one.ids) != 1 or not one.ids[0].startswith("per:"):
            continue
        office, start = _office(words, one, registry)
        known = found.get(one.ids[0]) or registry.actors.get(one.ids[0])
        if known is None:
            known = Actor(id=one.ids[0], name=words.text[one.start : one.end], type="person", in_office=True)
            found[known.id] = known
        if not office or (office in known.offices and known.in_office and known.states):
            continue
        state = _state(words, one, start, by_last, by_first)
        states = known.states if known.states or not state else (state,)
        offices = (*known.offices, *sorted(registry.offices[office] - set(known.offices)))
        leads = known.leads or not registry.leading.isdisjoint(registry.offices[office] or registry.leading)
        found[known.id] = replace(known, offices=offices, states=states, leads=leads, in_office=True)
    return registry.also(found) if found else registry


def _office(words: Words, one: Naming, registry: Registry) -> tuple[str, int]:
    """The noun of an office right before a name or its comma, the longest that fits, and the word at which it begins."""
    for size in range(_LONGEST, 0, -1):
        start = one.first - size
        if start < 0 or not all(words.gap(place) in (" ", "-") for place in range(start + 1, one.first)):
            continue
        if words.gap(one.first) not in (" ", ", "):
            break
        noun = " ".join(words.lower[start : one.first])
        if noun in registry.offices:
            return noun, start
    return "", -1


def _state(words: Words, one: Naming, start: int, by_last: Mapping[int, Naming], by_first: Mapping[int, Naming]) -> str:
    """The state before the title (``Ruritanian President N. N.``) or after the name (``President N. N. of Ruritania``)."""
    for naming in _beside(words, one, start, by_last, by_first):
        if naming.ids and naming.ids[0].startswith(("state:", "org:")):
            return naming.ids[0]
    return ""


def _beside(words: Words, one: Naming, start: int, by_last: Mapping[int, Naming], by_first: Mapping[int, Naming]) -> Iterator[Naming]:
    opening = words.sentences[words.sentence(start)]
    for place in range(start - 1, max(opening, start - _BACK) - 1, -1):  # "in the Ruritanian capital, acting President N. N."
        if place in by_last:
            yield by_last[place]
            break
    after = one.last + 1
    if after + 1 < len(words) and words.lower[after] == "of":
        for place in (after + 1, after + 2):
            if place in by_first:
                yield by_first[place]
                break
