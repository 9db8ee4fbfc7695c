"""Bodies described right before their name: a Chilean conglomerate, X; the medical charity X; a consortium led by X."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.words import Words

_DETERMINERS = frozenset({"a", "an", "the", "another", "its", "their"})
_REACH = 5


def described(words: Words, named: Sequence[Naming]) -> tuple[list[Naming], set[int]]:
    """Descriptions that stand for the body named right behind them, and the first words of the names that they swallow."""
    by_first = {one.first: one for one in named}
    by_last = {one.last: one for one in named}
    nouns, found, swallowed = lexicon().described_bodies, list[Naming](), set[int]()
    for index, word in enumerate(words.lower):
        if word not in nouns or not words.words[index].islower() or index + 1 >= len(words):
            continue
        name = by_first.get(index + 1)
        if name is None or words.gap(index + 1) not in (", ", " ") or not name.ids or not name.ids[0].startswith("org:"):
            continue
        first, inside = _start(words, index, by_last)
        if first < 0 or (words.gap(index + 1) == " " and (inside or first == index - 1)):
            continue  # in "the Chilean firm X" the adjective counts by itself
        one = passage(words, first, index, name.actors, "nominal", "actors.described", 0.8)
        found.append(replace(one, proposed=name.proposed))
        swallowed |= inside
    return found, swallowed


def _start(words: Words, noun: int, by_last: dict[int, Naming]) -> tuple[int, set[int]]:
    """The determiner before the noun with what else the description holds, the names inside it; -1 without one."""
    place, inside = noun - 1, set[int]()
    while place > max(-1, noun - _REACH):
        if words.gap(place + 1) not in (" ", "-"):
            break
        owner = by_last.get(place)
        if owner is not None and words.gap(place + 1) == "-":
            break
        if owner is not None:
            inside.add(owner.first)
            place = owner.first - 1
            continue
        if words.lower[place] in _DETERMINERS:
            return place, inside
        if words.lower[place] == "s" and words.gap(place) == "'" and place - 1 in by_last:
            return by_last[place - 1].first, inside  # Chad's largest rebel group
        if not words.words[place].islower() or words.lower[place] in lexicon().function_words:
            break
        place -= 1
    return -1, inside
