"""Tells a changed copy of a document whose words are not at hand, by the places of the passages that were cited from it."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from multipolar.results.evidence import Span

FEWEST, SHARE = 3, 0.5
"""Pairs of neighbouring passages that two texts must have alike, and their share of all pairs that were cited (judgement). A pair is alike
where both passages are as long and stand as far from each other, to the letter: texts of different authors hardly ever have one such pair
in common, and a copy in which a word was changed loses only the pairs around it."""

SHORTEST = 20
"""Passages shorter than this, in characters, are left out: names and pronouns have the same length everywhere (judgement)."""


def is_changed_copy(cited: Collection[Span], found: Collection[Span]) -> bool:
    """Whether a text seems a copy of another, few words changed, judged by where passages stand in each.

    Parameters
    ----------
    cited : collection of Span
        Passages that a case cites from the text that is not at hand.
    found : collection of Span
        Passages found in the other text.
    """
    there = {span for span in found if span.end - span.start >= SHORTEST}
    by_length: dict[int, list[int]] = {}
    for span in there:
        by_length.setdefault(span.end - span.start, []).append(span.start)
    pairs = list(pairwise(sorted({span for span in cited if span.end - span.start >= SHORTEST})))
    alike = sum(_is_there(one, other, there, by_length) for one, other in pairs)
    return alike >= FEWEST and alike >= SHARE * len(pairs)


def _is_there(one: Span, other: Span, there: Collection[Span], by_length: dict[int, list[int]]) -> bool:
    gap, length = other.start - one.start, other.end - other.start
    return any(Span(start + gap, start + gap + length) in there for start in by_length.get(one.end - one.start, ()))
