"""Abbreviations that a text gives in brackets behind a known name: the Ruritanian National Front (RNF)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.words import Words

_SHORTEST, _LONGEST = 2, 7
_MINISTRIES = frozenset({"Ministry", "ministry"})
_LINKING = frozenset({"of", "the", "and", "for", "in", "de", "du", "des", "la", "le"})


def bracketed(words: Words, named: Sequence[Naming]) -> list[Naming]:
    """Every place of such an abbreviation, as another name of what stands before the brackets.

    Abbreviations of two letters mean too many things for the registry; within one article they mean what it says.
    """
    covered = {place for one in named for place in range(one.first, one.last + 1)}
    short: dict[str, Naming] = {}
    for one in named:
        following = one.last + 1
        if one.form not in ("name", "nominal") or len(one.ids) != 1 or not one.ids[0].startswith("org:"):
            continue
        if following not in covered and _is_abbreviation(words, following):
            short.setdefault(words.words[following], one)
    if not short:
        return []
    return [
        passage(words, place, place, short[word].actors, "name", "actors.bracketed", 0.9, short[word].proposed)
        for place, word in enumerate(words.words)
        if word in short and place not in covered and not _is_hyphened(words, place)
    ]


def _is_abbreviation(words: Words, place: int) -> bool:
    """Whether a word in capitals stands by itself in brackets."""
    if place >= len(words) or words.gap(place) != " (" or not words.gaps[place + 1].startswith(")"):
        return False
    word = words.words[place]
    letters = sum(letter.isupper() for letter in word)
    return _SHORTEST <= len(word) <= _LONGEST and letters > len(word) / 2 and word.lower() not in lexicon().no_actor


def otherwise_known(words: Words, named: Sequence[Naming]) -> set[int]:
    """First words of abbreviations that mean another body here than they commonly do.

    The text spells them out behind a name of its own: the Ruritanian Security Forces (RSF) are no force of Sudan.
    """
    others: set[str] = set()
    for one in named:
        place, word = one.first, words.words[one.first]
        if one.last != place or words.gap(place) != " (" or not one.ids[0].startswith("org:") or not _is_abbreviation(words, place):
            continue
        before = range(place - 1, max(-1, place - 1 - 2 * len(word)), -1)
        spelled = list(itertools.takewhile(lambda at: words.words[at][0].isupper() or words.lower[at] in _LINKING, before))
        initials = "".join(words.words[at][0] for at in reversed(spelled) if words.words[at][0].isupper())
        known = any(other.last == place - 1 and other.ids == one.ids for other in named)
        if len(initials) >= len(word) > 2 and initials.endswith(word.upper()) and not known:
            others.add(word)
    return {one.first for one in named if one.first == one.last and words.words[one.first] in others} if others else set()


def _is_hyphened(words: Words, place: int) -> bool:
    """Whether a digit follows after a hyphen (``AA-12``): a thing's name."""
    after = place + 1
    return after < len(words) and words.gap(after) == "-" and words.words[after].isdigit()


def of_ministries(words: Words, named: Sequence[Naming]) -> list[Naming]:
    """Every place of the abbreviation of a ministry (``the Ministry of Foreign Affairs (MFA)``), as whom the ministry speaks for."""
    short = short_ministries(words)
    if not short:
        return []
    taken = {place for one in named for place in range(one.first, one.last + 1)}
    over = {place: one for one in named if one.form == "nominal" for place in range(one.first, one.last + 1)}
    return [
        passage(words, place, place, over[noun].actors, "nominal", "actors.bracketed", 0.9)
        for place, word in enumerate(words.words)
        if (noun := short.get(word, -1)) in over and place not in taken
    ]


def short_ministries(words: Words) -> dict[str, int]:
    """The abbreviations that stand in brackets behind a ministry, to where the word ``ministry`` stands."""
    if "ministry" not in words.lower:
        return {}
    short: dict[str, int] = {}
    for noun in [place for place, word in enumerate(words.words) if word in _MINISTRIES]:
        place = noun + 1
        while (
            place < len(words) and words.gap(place) in (" ", ", ") and (words.words[place][0].isupper() or words.lower[place] in _LINKING)
        ):
            place += 1
        if _is_abbreviation(words, place):
            short.setdefault(words.words[place], noun)
    return short
