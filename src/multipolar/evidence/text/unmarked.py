"""A text without its marks, as a reader sees it, and where each of its characters stands in the text as read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from multipolar.evidence.text.marks import Mark, marks_of
from multipolar.results.evidence import Span

R = TypeVar("R")


@dataclass(frozen=True)
class Unmarked:
    """A text whose marks are gone.

    Parameters
    ----------
    text : str
        What is left.
    pieces : sequence of (int, int, int)
        For every stretch that is left: where it begins here, where it begins in the text as read, and where it ends there.
    around : sequence of (int, int, int, int)
        For every link and emphasis of the text as read: where its opening mark begins and ends, and its closing one.
    """

    text: str
    pieces: Sequence[tuple[int, int, int]]
    around: Sequence[tuple[int, int, int, int]]

    def place(self, span: Span) -> Span:
        """Where a stretch stands in the text as read; a link or emphasis that it crosses an end of is taken in whole."""
        start, end = self._start(span.start), self._end(span.end)
        for opens, inside, closes, behind in self.around:
            if opens >= end or behind <= start:
                continue
            if inside <= start <= closes < end:
                start = opens
            elif start <= opens and inside < end <= closes:
                end = behind
        return Span(start, end)

    def placed(self, row: R) -> R:
        """A row whose stretches lie in this text, with those of the text as read."""
        moved = {each.name: self._moved(getattr(row, each.name)) for each in fields(row)}  # type: ignore[arg-type]
        return replace(row, **moved)  # type: ignore[type-var]

    def _moved(self, value: Any) -> Any:
        if isinstance(value, Span):
            return self.place(value)
        return tuple(map(self._moved, value)) if isinstance(value, tuple) else value

    def _start(self, at: int) -> int:
        here, there, end = self.pieces[self._piece(at)]
        return min(there + at - here, end)

    def _end(self, at: int) -> int:
        number = self._piece(max(at - 1, 0))
        here, there, end = self.pieces[number]
        last = self.pieces[number + 1][0] if number + 1 < len(self.pieces) else len(self.text)
        return end if at >= last else there + at - here

    def _piece(self, at: int) -> int:
        return max(0, bisect_right(self.pieces, at, key=lambda piece: piece[0]) - 1)


def unmarked(text: str) -> Unmarked | None:
    """A text without its marks; None where it has none."""
    marks = marks_of(text)
    if not marks.each:
        return None
    words: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    here = place = 0
    for mark in (*marks.each, Mark(len(text), len(text))):
        for piece, there, end in ((text[place : mark.start], place, mark.start), (mark.seen, mark.start, mark.end)):
            if piece:
                pieces.append((here, there, end))
                words.append(piece)
                here += len(piece)
        place = mark.end
    return Unmarked("".join(words), pieces, marks.around)
