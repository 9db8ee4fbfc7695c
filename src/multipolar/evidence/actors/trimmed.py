"""What of a name found in the registry counts as the name: without titles and labels, not inside compounds; the North and the South."""

from __future__ import annotations

from dataclasses import replace

from multipolar.evidence.actors.gazetteer import Hit
from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.people import People
from multipolar.evidence.actors.words import Words

_PREFIXES = frozenset({"near", "sub", "trans", "pan", "inter", "cross"})
_KOREAS = {"North": "state:PRK", "South": "state:KOR"}


def without_label(words: Words, hit: Hit) -> Hit:
    """A name without what only says what it is: the title before it, ``rebels`` after it."""
    first, last, told = hit.first, hit.last, lexicon()
    if hit.entries[0].role != "name":
        return hit
    while last > first and words.lower[last] in told.labels and words.words[last].islower():
        last -= 1
    if hit.entries[0].actors[0].startswith("per:"):
        while first < last and words.lower[first] in told.titles:
            first += 1
    if first == last and words.lower[first] == "the":
        return hit
    return replace(hit, first=first, last=last) if (first, last) != (hit.first, hit.last) else hit


def links_regions(words: Words, hits: list[Hit], place: int) -> bool:
    """Whether a region only stands in a compound before a noun (``the Africa-Europe cable``)."""
    hit = hits[place]
    if not hit.entries[0].actors[0].startswith(("grp:", "loc:")) or hit.entries[0].role != "name":
        return False
    after, before = hit.last + 1, hit.first
    joined = after < len(words) and words.gap(after) == "-" and words.words[after][0].isupper()
    near = before > 0 and words.gap(before) == "-" and words.lower[before - 1] in _PREFIXES  # a near-Arctic power
    return joined or near or (before > 0 and words.gap(before) == "-" and words.words[before - 1][0].isupper())


def halves(words: Words, people: People) -> list[Naming]:
    """``the North`` and ``the South`` where the document speaks of both Koreas."""
    if not people.states.issuperset(_KOREAS.values()):
        return []
    return [
        passage(words, place - 1, place, (_KOREAS[word],), "name", "actors.name", 0.9)
        for place, word in enumerate(words.words)
        if word in _KOREAS and place and words.words[place - 1] in ("the", "The") and not _capital_follows(words, place)
    ]


def _capital_follows(words: Words, place: int) -> bool:
    return place + 1 < len(words) and words.gap(place + 1) in (" ", "-") and words.words[place + 1][0].isupper()
