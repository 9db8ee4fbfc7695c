"""Groups and governments without a name of their own: officials of a state, a leader's administration, critics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from multipolar.evidence.actors.group_ids import slug_of
from multipolar.evidence.actors.group_meant import ids_of, is_none
from multipolar.evidence.actors.group_names import leaders, leaders_of, look_after, members, named_beside
from multipolar.evidence.actors.group_phrase import GroupPhrase
from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.words import Words

_AUDIENCE = frozenset({"reporters", "journalists", "correspondents"})


def groups(words: Words, named: Sequence[Naming], registry: Registry) -> tuple[list[Naming], set[int]]:
    """Nominal groups and governments, and the first words of the names that they swallow.

    An adjective or a noun before the head (``Chadian officials``) is part of the group and no name by itself; an owner (``the president's
    administration``) is both.
    """
    told = lexicon()
    heads = _heads()
    by_last = {one.last: one for one in named}
    by_first = {one.first: one for one in named}
    covered = {place for one in named for place in range(one.first, one.last + 1)}
    found: list[Naming] = []
    swallowed: set[int] = set()
    seen: set[str] = set()
    unsure: list[GroupPhrase] = []
    end = -1
    for index in [index for index, word in enumerate(words.lower) if word in heads and index not in covered]:
        if index <= end:
            continue
        phrase = GroupPhrase(words, index, by_last, told)
        look_after(phrase, by_first)
        rulers, last = leaders_of(phrase, by_first, named, registry)
        if rulers:
            end = last
            found.append(passage(words, phrase.first, last, rulers, "collective", "actors.group", 0.8))
            continue
        ids = () if phrase.is_part_of_more else ids_of(phrase, registry, seen)
        if not ids:
            unsure.append(phrase)
            continue
        seen.add(phrase.noun)
        end = phrase.last
        found.append(_naming(phrase, ids, by_first, named, registry))
        swallowed |= _swallowed(phrase, by_last)
    found += [
        _plain(phrase, registry) for phrase in unsure if phrase.noun in seen and phrase.noun in told.group_heads_alone and _is_plain(phrase)
    ]
    return _longest(found), swallowed


def _naming(
    phrase: GroupPhrase, ids: tuple[str, ...], by_first: Mapping[int, Naming], named: Sequence[Naming], registry: Registry
) -> Naming:
    """The phrase as a passage: of the persons who are named beside it or lead what it names, where there are such."""
    person = named_beside(phrase, by_first) if phrase.kind == "speaker" or phrase.membership else ()
    theirs = leaders(phrase, named, registry) or members(phrase)
    one = passage(phrase.words, phrase.first, phrase.last, theirs or person or ids, "nominal", "actors.group", 0.8)
    return replace(one, form="collective") if theirs else one


def _longest(found: Sequence[Naming]) -> list[Naming]:
    """Without those with which a longer one begins (``relatives`` in ``relatives of hostages``)."""
    ends: dict[int, int] = {}
    for one in found:
        ends[one.first] = max(ends.get(one.first, 0), one.last)
    return [one for one in found if one.last == ends[one.first]]


@cache
def _heads() -> frozenset[str]:
    """Nouns that may head a group."""
    told = lexicon()
    qualified = told.group_heads | told.group_heads_qualified
    return qualified | told.government_heads | told.military_heads | told.one_craft | told.speakers | told.bodies


def _swallowed(phrase: GroupPhrase, by_last: Mapping[int, Naming]) -> set[int]:
    """Names that are no mentions of their own beside the group: an owner without ``'s``, a place after ``in``."""
    after = by_last.get(phrase.last) if phrase.last > phrase.head else None
    gone = {after.first} if after is not None and phrase.reaches_place else set()
    gone |= {one.first for one in phrase.joint}
    if phrase.leaning is not None:
        gone.add(phrase.leaning.first)
    owner = phrase.owner
    if owner is not None and (owner.form == "nominal" or not (phrase.possessive or owner.ids[0].startswith("per:"))):
        gone.add(owner.first)
    if owner is not None and phrase.noun in phrase.told.kin and not phrase.possessive:
        gone.add(owner.first)
    return gone


def _is_plain(phrase: GroupPhrase) -> bool:
    """Whether it is a bare plural (``the inspectors``), so that it means what the same noun means elsewhere in the document."""
    if phrase.noun in _AUDIENCE or _is_among(phrase):
        return False
    alone = phrase.owner is None and not phrase.kinds and not phrase.is_part_of_more
    return alone and not is_none(phrase) and "many" not in phrase.words.lower[phrase.first : phrase.head]


def _plain(phrase: GroupPhrase, registry: Registry) -> Naming:
    return passage(phrase.words, phrase.first, phrase.head, (slug_of(phrase, registry),), "nominal", "actors.group", 0.7)


def _is_among(phrase: GroupPhrase) -> bool:
    """Whether somebody is only counted among them, or compared with them (``among the closest friends``, ``through clerics``)."""
    return phrase.word_before in ("among", "through", "than", "as", "like", "while", "of", "for")
