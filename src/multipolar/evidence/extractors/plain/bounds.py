"""Where sentences begin, by full stops that end no abbreviation."""

from __future__ import annotations

from collections.abc import Collection, Sequence

_SHORT = frozenset((
    "mr", "mrs", "ms", "dr", "gen", "col", "lt", "maj", "sgt", "sen", "rep", "gov", "st", "prof", "adm", "capt", "no", "vs", "jr",
    "brig", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "u", "e", "i", "a", "p",
))  # fmt: skip
_STOPS = frozenset((".", "!", "?", "\u2026"))
_CLOSING = frozenset(('"', "'", ")", "]"))
_OPENERS = frozenset((
    "the", "a", "an", "it", "he", "she", "they", "we", "in", "on", "at", "as", "but", "and", "yet", "for", "this", "that", "these",
    "those", "there", "while", "when", "if", "its", "his", "her", "their", "such", "neither", "both", "according", "after", "before",
))  # fmt: skip


def bounds_of(made: Sequence[str], starts: Sequence[int], ends: Sequence[int], mentions: Collection[int]) -> list[int]:
    """Where sentences begin: behind a full stop that ends no abbreviation, closing marks included."""
    bounds = [0]
    count = len(made)
    stops = [at for at, word in enumerate(made) if word in _STOPS]
    short = [at for at in mentions if made[at][-1] == "." and at + 1 < count and _opens(made[at + 1])]  # "… the U.S. But …"
    for at in sorted((*stops, *short)) if short else stops:
        if made[at] == "." and at and made[at - 1].lower() in _SHORT and at - 1 not in mentions:
            continue
        behind = at + 1
        while behind < count and made[behind] in _CLOSING and starts[behind] == ends[behind - 1]:
            behind += 1
        if behind < count and starts[behind] > ends[behind - 1] and not made[behind][0].islower():
            bounds.append(behind)
    bounds.append(count)
    return bounds


def _opens(word: str) -> bool:
    """Whether a word (of an actor the first) begins a sentence behind "U.S."."""
    return word[0].isupper() and word.partition(" ")[0].lower() in _OPENERS
