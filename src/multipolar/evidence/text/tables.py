"""Rows of tables: their cells are no sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*|\s*\|\s*:?-+:?\s*\|\s*")
"""The line below the head of a Markdown table."""
_FEWEST = 3
"""Lines with as many cells each that are a table even without a rule below its head."""


def table_rows(text: str) -> Iterator[tuple[int, int]]:
    """First and last character (plus one) of each line that is part of a table."""
    lines = [hit.span() for hit in _LINE.finditer(text) if "|" in hit[0] or "\t" in hit[0].strip()]
    for run in _runs(text, lines):
        yield from _rows(text, run)


def _runs(text: str, lines: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Lines that stand right below each other."""
    run = lines[:1]
    for before, after in pairwise(lines):
        between = text[before[1] : after[0]]
        if between not in ("\n", "\r\n", "\r"):
            yield run
            run = []
        run.append(after)
    if run:
        yield run


def _rows(text: str, run: list[tuple[int, int]]) -> list[tuple[int, int]]:
    words = [text[start:end] for start, end in run]
    ruled = next((at for at, line in enumerate(words) if _RULE.fullmatch(line)), None)
    if ruled is not None:
        return run[max(0, ruled - 1) :]
    found: list[tuple[int, int]] = []
    for cells, group in groupby(zip(words, run, strict=True), key=lambda each: _cells(each[0])):
        rows = [place for _, place in group]
        if cells and len(rows) >= _FEWEST:
            found += rows
    return found


def _cells(line: str) -> int:
    """How many marks part the cells of a line: two or more."""
    bars, tabs = line.count("|"), line.strip().count("\t")
    return bars if bars > 1 else tabs if tabs > 1 else 0
