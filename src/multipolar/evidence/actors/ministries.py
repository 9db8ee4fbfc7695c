"""Ministries told by their field: where the field ends, and whose the text says the ministry is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence

from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.words import Words

MINISTRY = "ministry"
_OPENS = frozenset({"of", "for"})
_LONGEST = 8
"""Words of a field at the most."""


def end_of_field(words: Words, noun: int, covered: Container[int]) -> int:
    """Last word of the field (``of Foreign Affairs``, ``of economy and trade``); the noun itself where none follows.

    Parameters
    ----------
    words : Words
        Of the document.
    noun : int
        Where ``ministry`` stands.
    covered : container of int
        Words of names, which end a field.
    """
    if words.lower[noun + 1 : noun + 2] not in (["of"], ["for"]) or words.gap(noun + 1) != " ":
        return noun
    last = noun
    for place in range(noun + 2, min(noun + 2 + _LONGEST, len(words))):
        if place in covered or words.gap(place) not in (" ", ", ", "-", " & "):
            break
        if _is_field(words, place, after_name=last == place - 1):
            last = place
        elif words.lower[place] not in ("the", "and"):
            break
    return last


def _is_field(words: Words, place: int, *, after_name: bool) -> bool:
    """Whether a word is one of a field: any with a capital behind ``of`` or another, behind ``and`` or a comma only one known."""
    told, word = lexicon(), words.lower[place]
    if word in told.fields:
        return words.gap(place) != ", " or words.words[place][0].isupper()
    if not words.words[place][0].isupper() or words.gap(place) != " " or word in told.titles | told.speakers:
        return False
    return after_name or (words.lower[place - 1] in _OPENS and words.words[place - 2][0].isupper())


def owner_behind(words: Words, last: int, named: Sequence[Naming], firsts: Sequence[int]) -> Naming | None:
    """The name behind ``of`` or ``in`` (``the Ministry of Health of Chad``, ``in Gaza``), if there is one.

    Parameters
    ----------
    words : Words
        Of the document.
    last : int
        Last word of the field.
    named : sequence of Naming
        What is named, in order.
    firsts : sequence of int
        First words of these.
    """
    place = last + 1
    if words.lower[place : place + 1] not in (["of"], ["in"]) or words.gap(place) != " ":
        return None
    place += 1 + (words.lower[place + 1 : place + 2] == ["the"])
    at = bisect_left(firsts, place)
    return named[at] if at < len(named) and firsts[at] == place and named[at].ids else None
