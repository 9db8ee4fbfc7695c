"""Groups described before their name: a group calling itself X, a militia known as Y."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.words import Words

_NOUNS = frozenset({"group", "militia", "movement", "organisation", "organization", "faction", "outfit", "network", "coalition", "cell"})
_NAMING = (["calling", "itself"], ["calling", "themselves"], ["known", "as"], ["that", "calls", "itself"], ["which", "calls", "itself"])
_DETERMINERS = frozenset({"a", "an", "the", "one", "another"})
_REACH = 4


def self_named(words: Words, named: Sequence[Naming]) -> list[Naming]:
    """Every such description, with whom the name after it names."""
    by_first = {one.first: one for one in named}
    found: list[Naming] = []
    for index in [index for index, word in enumerate(words.lower) if word in _NOUNS]:
        if words.words[index].islower():
            first, name = _start(words, index), _name(words, index + 1, by_first)
            if first >= 0 and name is not None:
                one = passage(words, first, index, name.actors, "nominal", "actors.self-named", 0.8)
                found.append(replace(one, proposed=name.proposed))
    return found


def _start(words: Words, noun: int) -> int:
    """The determiner before the noun, some words between allowed; -1 without one."""
    for place in range(noun - 1, max(-1, noun - _REACH), -1):
        if words.gap(place + 1) not in (" ", "-"):
            break
        if words.lower[place] in _DETERMINERS:
            return place
    return -1


def _name(words: Words, place: int, by_first: dict[int, Naming]) -> Naming | None:
    for cue in _NAMING:
        after = place + len(cue)
        if words.lower[place:after] == cue:
            return by_first.get(after) or (by_first.get(after + 1) if words.lower[after : after + 1] == ["the"] else None)
    return None
