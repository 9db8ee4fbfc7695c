"""A people: Afghans, two million Afghans, undocumented Afghans, the Sudanese; it counts as a group and as its state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.spelling import slug
from multipolar.evidence.actors.words import Words

_PLURAL = "s"
_ADJECTIVES = ("ese", "ish", "nch", "tch", "wiss")
"""Ends of adjectives that are a people's name too: the Chinese, the British, the French."""


def peoples(words: Words, named: Sequence[Naming]) -> list[Naming]:
    """All namings; one of a people counts as its state and as a group of persons."""
    gone: set[int] = set()
    found = [_somewhere(words, one, named, index, gone) or one for index, one in enumerate(named)]
    return [_group(words, one) if _is_people(words, one) else one for one in found if one.first not in gone]


def _somewhere(words: Words, one: Naming, named: Sequence[Naming], index: int, gone: set[int]) -> Naming | None:
    """``the Druze in Sweida``: those there of a people without a state."""
    place = named[index + 1] if index + 1 < len(named) else None
    if one.form != "name" or len(one.ids) != 1 or not one.ids[0].startswith("grp:") or place is None or place.form != "name":
        return None
    if words.lower[one.last + 1 : place.first] != ["in"] or not place.ids[0].startswith("loc:") or words.lower[one.first - 1] != "the":
        return None
    gone.add(place.first)
    first = one.first - 1
    return replace(one, first=first, last=place.last, start=words.starts[first], end=place.end, form="nominal")


def _is_people(words: Words, one: Naming) -> bool:
    continent = one.actors[:1] in (("grp:africa",), ("grp:europe",), ("grp:asia",), ("grp:latin-america",))
    if one.form != "demonym" or len(one.actors) != 1 or not (continent or one.actors[0].startswith("state:")):
        return False
    if words.gap(one.first) == "-":
        return False
    after = one.last + 1
    joined = after < len(words) and words.gap(after) == "-"
    plural = words.words[one.last].endswith(_PLURAL) and not words.words[one.last].endswith("ss")  # Swiss
    return not joined and (plural or _is_whole_people(words, one))


def _is_whole_people(words: Words, one: Naming) -> bool:
    """Whether an adjective stands for a people: ``the Lebanese``, with no noun after it."""
    if not words.words[one.last].endswith(_ADJECTIVES) or not one.first or words.lower[one.first - 1] != "the":
        return False
    after, told = one.last + 1, lexicon()
    if after >= len(words) or words.gap(after) != " ":
        return after >= len(words) or words.gap(after) != "'"
    word = words.lower[after]
    return words.words[after].islower() and (word in told.function_words or word in told.acting | {"what", "how", "themselves"})


def _group(words: Words, one: Naming) -> Naming:
    told, first = lexicon(), one.first
    described = told.numbers | told.quantity | told.people_adjectives
    if words.lower[first - 1] == "the" and first and not words.words[one.last].endswith(_PLURAL):
        first -= 1
    while first > 0 and words.gap(first) in (" ", ",", "-") and (words.lower[first - 1] in described or words.lower[first - 1].isdigit()):
        first -= 1
    if first > 1 and words.lower[first - 1] == "of" and words.lower[first - 2] in told.counting:
        first -= 2
    group = "grp:" + slug(words.text[words.starts[one.first] : words.ends[one.last]])
    actors = (*one.actors, group)
    last = one.last
    if words.lower[last + 1 : last + 2] == ["of"] and words.lower[last + 2 : last + 3] in (["every"], ["all"], ["both"]):
        last = min(last + 3, len(words) - 1)  # Chadians of every party
    return replace(
        one,
        first=first,
        last=last,
        start=words.starts[first],
        end=words.ends[last],
        actors=actors,
        form="nominal",
        rule="actors.people",
        confidence=0.8,
    )
