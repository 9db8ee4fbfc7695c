"""A plain table of text: what stands behind every chart, and what a screen reader or a spreadsheet gets instead."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under a caption.

    Parameters
    ----------
    caption : str
        What the table shows, with its unit and uncertainty.
    columns : tuple of str
        Column heads; the first column names the row.
    rows : tuple of tuple of str
        One text per column.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"table '{self.caption}' has {len(self.columns)} columns, this row {len(row)}: {row!r}.")

    def to_csv(self) -> str:
        """The rows as comma-separated values with one head line."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return text.getvalue()
