"""Rows as they stand in a file, before anything is believed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One actor on one issue, every cell as text, with the line it stands on.

    `low`, `high` and `reference` are those of the issue; None where the file has no such column.
    """

    line: int
    actor: str
    issue: str
    capability: str
    position: str
    salience: str
    low: str | None = None
    high: str | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Loose:
    """The rows of a file and how they were read."""

    rows: tuple[Row, ...]
    said: tuple[str, ...] = ()
