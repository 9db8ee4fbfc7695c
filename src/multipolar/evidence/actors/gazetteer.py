"""Looks names up in a text: at each word the longest name that begins there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from multipolar.evidence.actors.registry import Entry, Registry
from multipolar.evidence.actors.words import Words

_ARTICLES = frozenset({"the", "The"})
_SHOUTED = 3
"""A word of at least so many letters in capitals is also looked up as an ordinary one (MOSCOW in a headline)."""


@dataclass(slots=True)
class Hit:
    """A name found; never changed, and not frozen only since that takes twice as long.

    Parameters
    ----------
    first, last : int
        Its first and last word.
    entries : tuple of Entry
        What it may mean: more than one where several actors share the name.
    """

    first: int
    last: int
    entries: tuple[Entry, ...]


def find(words: Words, registry: Registry) -> list[Hit]:
    """Every name in a text, none overlapping another, in order."""
    index = registry.index
    spelt = _spelt(words, index)
    found: list[Hit] = []
    seconds = registry.seconds
    last, count = -1, len(spelt)
    for place in [place for place, word in enumerate(spelt) if word in index]:
        word = spelt[place]
        if place <= last or (word in seconds and (place + 1 == count or spelt[place + 1] not in seconds[word])):
            continue
        hit = _longest(words, spelt, place, index[word])
        if hit is not None and not (word in _ARTICLES and _reaches_further(words, spelt, hit, index)):
            if hit.entries[0].role != "except":
                found.append(hit)
            last = hit.last
    return found


def _spelt(words: Words, index: Mapping[str, tuple[Entry, ...]]) -> list[str]:
    """The words, those in capitals as ordinary names."""
    shouted = [place for place, word in enumerate(words.words) if word.isupper() and len(word) >= _SHOUTED]
    if not shouted:
        return words.words
    spelt = [*words.words]
    for place in shouted:
        spelt[place] = _calm(spelt[place], index)
    for place in shouted:  # the second word of PHNOM PENH begins no name
        if place and spelt[place].isupper() and spelt[place - 1] != words.words[place - 1] and words.touches(place):
            spelt[place] = spelt[place].capitalize()
    return spelt


def _reaches_further(words: Words, spelt: list[str], hit: Hit, index: Mapping[str, tuple[Entry, ...]]) -> bool:
    """Whether the word after an article begins a name that ends later (``the West African bloc`` is not the West)."""
    entries = index.get(spelt[hit.first + 1]) if hit.last > hit.first else None
    other = _longest(words, spelt, hit.first + 1, entries) if entries else None
    return other is not None and other.last > hit.last


def _calm(word: str, index: Mapping[str, tuple[Entry, ...]]) -> str:
    """A word in capitals as an ordinary name, unless it is a known abbreviation; three letters only begin a longer name."""
    calm = word.capitalize()
    if word in index or calm not in index:
        return word
    return calm if len(word) > _SHOUTED or len(index[calm][0].words) > 1 else word


def _longest(words: Words, spelt: list[str], place: int, entries: tuple[Entry, ...]) -> Hit | None:
    length = 0
    fitting: list[Entry] = []
    second = spelt[place + 1] if place + 1 < len(spelt) else ""
    for entry in entries:
        size = len(entry.words)
        if size < length:
            break
        if size > 1 and entry.words[1] != second:
            continue
        if size == 1 or (spelt[place : place + size] == list(entry.words) and _joined(words, place, entry.between)):
            fitting.append(entry)
            length = size
    return Hit(place, place + length - 1, tuple(fitting)) if fitting else None


def _joined(words: Words, place: int, between: tuple[str, ...]) -> bool:
    """Whether what stands between the words is what the name has there; a blank may be a line break, a full stop may miss."""
    for step, wanted in enumerate(between, start=place + 1):
        gap = words.gap(step)
        if gap != wanted and " ".join(gap.split()) != wanted.strip() and gap != wanted.replace(".", ""):
            return False
        if "\n" in gap:
            return False
    return True
