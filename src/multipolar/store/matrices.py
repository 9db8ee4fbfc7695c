"""A table of numbers in a text file, with or without names for its rows and columns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from multipolar.errors import Problem, TableError
from multipolar.store.bargaining_tables.delimited import Line, lines_of, read_text

WORDS = {"true": 1.0, "yes": 1.0, "false": 0.0, "no": 0.0, "": float("nan"), "nan": float("nan"), "na": float("nan")}
"""What stands for a number: yes and no, and a cell where nothing was observed."""


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """Numbers in rows and columns.

    Parameters
    ----------
    values : array, (rows, columns)
        NaN where a cell is empty.
    rows, columns : tuple of str
        Their names; empty where the file gives none.
    """

    values: NDArray[np.float64]
    rows: tuple[str, ...]
    columns: tuple[str, ...]


def number_of(text: str) -> float | None:
    """The number that a cell holds; None where it holds none."""
    if text.strip().lower() in WORDS:
        return WORDS[text.strip().lower()]
    try:
        return float(text)
    except ValueError:
        return None


def read_matrix(path: Path) -> Matrix:
    """Read a table of numbers; a first line, or a first column, in which some cell is no number holds names.

    Raises
    ------
    TableError
        A cell is no number, or a line has more or fewer cells than the first; every such line is named.
    InputError
        There is no such file, or it is no text.
    """
    lines = lines_of(read_text(path), path.name)
    head = any(number_of(cell) is None for cell in lines[0][1][1:] or lines[0][1])
    body = lines[1:] if head else lines
    if not body:
        raise TableError([Problem("there is a line of names and no line of numbers below it.", path.name, lines[0][0])])
    named = any(number_of(cells[0]) is None for _, cells in body)
    width = len(lines[0][1])
    problems = [problem for line in body if (problem := _wrong(line, width, int(named), path.name))]
    if problems:
        raise TableError(problems)
    values = np.array([[number_of(cell) for cell in cells[int(named) :]] for _, cells in body], dtype=np.float64)
    rows = tuple(cells[0] for _, cells in body) if named else ()
    return Matrix(values, rows, tuple(lines[0][1][int(named) :]) if head else ())


def _wrong(line: Line, width: int, skip: int, file: str) -> Problem | None:
    at, cells = line
    if len(cells) != width:
        return Problem(f"this line has {len(cells)} cells, the first one {width}.", file, at)
    bad = next(((place, cell) for place, cell in enumerate(cells[skip:], skip + 1) if number_of(cell) is None), None)
    return Problem(f"'{bad[1]}' in column {bad[0]} is not a number.", file, at) if bad else None
