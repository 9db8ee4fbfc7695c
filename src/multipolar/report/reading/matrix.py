"""A table of counts that leads to what it counts: rows and columns are actors or issues, cells are links into a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

MOST = 12
"""Rows and columns of a table; the list below it and the evidence file have the rest."""


@dataclass(frozen=True, slots=True)
class Head:
    """A row or column: its key in the list below, and its name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell.

    Parameters
    ----------
    text : str
        The figure, short.
    label : str
        The same in words, for everybody who does not see the table's layout.
    keys : str
        Keys that an item of the list must have to be counted here, with blanks between.
    look : str
        Class of its colour; its text says the same without colour.
    """

    text: str
    label: str
    keys: str
    look: str = ""

    def doubted(self) -> Cell:
        """The same cell, marked as one of whose passages none is likely right."""
        return replace(
            self, text=f"{self.text}?", label=f"{self.label}; every one less likely right than wrong", look=f"{self.look} doubted"
        )


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table of cells.

    Parameters
    ----------
    list : str
        Id of the list that the cells lead to.
    caption, corner : str
        What the table shows; what its rows and columns are.
    columns : tuple of Head
        From left to right.
    rows : tuple of (Head, tuple of (Cell or None))
        From top to bottom, a cell a column.
    left_out : str
        What is not in the table for want of room; empty if nothing.
    """

    list: str
    caption: str
    corner: str
    columns: tuple[Head, ...]
    rows: tuple[tuple[Head, tuple[Cell | None, ...]], ...]
    left_out: str = ""


def busiest(names: Iterable[str], most: int = MOST) -> tuple[list[str], int]:
    """The names that occur most, those met first before others as frequent, and how many were left out."""
    counts = Counter(names)
    return [name for name, _ in counts.most_common(most)], max(0, len(counts) - most)


def matrix(
    cells: Mapping[tuple[str, str], Cell],
    rows: Sequence[Head],
    columns: Sequence[Head],
    *,
    list_id: str,
    caption: str,
    corner: str,
    left_out: str = "",
) -> Matrix:
    """Set cells, which are found by the keys of their row and column, into a table; columns and rows without any are dropped."""
    shown = [head for head in columns if any((row.key, head.key) in cells for row in rows)]
    lines = tuple((row, tuple(cells.get((row.key, head.key)) for head in shown)) for row in rows)
    return Matrix(
        list=list_id,
        caption=caption,
        corner=corner,
        columns=tuple(shown),
        rows=tuple((row, line) for row, line in lines if any(line)),
        left_out=left_out,
    )


def shade(number: int, most: int) -> str:
    """Class of a count: s1, the lightest, to s4."""
    return f"s{max(1, min(4, -(-4 * number // max(most, 1))))}"


def others(*left_out: tuple[int, str, str]) -> str:
    """What a table leaves out, as a sentence: numbers, each with its noun for one and for several."""
    parts = [f"{number:,} {one if number == 1 else several}" for number, one, several in left_out if number]
    return f"For want of room the table leaves out {' and '.join(parts)} with fewer passages; the list has them." if parts else ""
