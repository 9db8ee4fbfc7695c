"""Cuts a text where rows begin and end, so that rows that overlap can all be shown on the words they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from multipolar.results.evidence import Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that the same rows cover from end to end.

    Parameters
    ----------
    start, end : int
        Offsets into the text.
    rows : tuple of int
        Indices of the rows that cover it, the shortest first; empty where none does.
    begins : tuple of int
        Those of them that begin here.
    """

    start: int
    end: int
    rows: tuple[int, ...]
    begins: tuple[int, ...] = ()


def segments(within: Span, spans: Sequence[Span]) -> tuple[Segment, ...]:
    """Cut `within` at every border of `spans`; what lies outside it, and empty spans, are left out.

    The segments follow each other without a gap and together are `within`. A row that began before `within` begins,
    as far as this stretch is concerned, at its first character.

    Examples
    --------
    >>> for each in segments(Span(0, 9), [Span(0, 6), Span(4, 9)]):
    ...     print(each.start, each.end, each.rows)
    0 4 (0,)
    4 6 (1, 0)
    6 9 (1,)
    """
    cut = {
        index: Span(max(span.start, within.start), min(span.end, within.end))
        for index, span in enumerate(spans)
        if span.meets(within) and span.start < span.end
    }
    opening = sorted((span.start, index) for index, span in cut.items())
    closing = sorted((span.end, index) for index, span in cut.items())
    places = sorted({within.start, within.end, *(at for at, _ in opening), *(at for at, _ in closing)})
    found: list[Segment] = []
    active: set[int] = set()
    first = last = 0
    for start, end in pairwise(places):
        while last < len(closing) and closing[last][0] <= start:
            active.discard(closing[last][1])
            last += 1
        begins = []
        while first < len(opening) and opening[first][0] <= start:
            begins.append(opening[first][1])
            first += 1
        active.update(begins)
        rows = sorted(active, key=lambda index: (spans[index].end - spans[index].start, index))
        found.append(Segment(start, end, tuple(rows), tuple(begins)))
    return tuple(found)
