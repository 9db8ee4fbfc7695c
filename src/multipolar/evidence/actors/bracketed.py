"""Abbreviations that a text gives in brackets behind a known name: the Ruritanian National Front (RNF)."""

from __future__ import annotations

from collections.abc import Sequence

from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.words import Words

_SHORTEST, _LONGEST = 2, 7


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


def _is_hyphened(words: Words, place: int) -> bool:
    """Whether a digit follows after a hyphen (``AA-12``): a thing's name."""
    after = place + 1
    return after < len(words) and words.gap(after) == "-" and words.words[after].isdigit()
