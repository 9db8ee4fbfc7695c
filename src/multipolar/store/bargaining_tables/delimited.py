"""Lines and cells of a text file with columns."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from multipolar.errors import InputError, Problem, RunError, TableError

MOST_BYTES = 50_000_000
REMARKS = ("#/", "#0")
"""How remarks begin in tagged tables."""
Line = tuple[int, list[str]]
"""A line's number, from 1, and its cells without the spaces around them."""


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, with or without a byte order mark.

    Raises
    ------
    InputError
        There is no such file, it is a folder, it is no text, or it is far too large for a table.
    """
    if not path.exists():
        raise InputError(f"there is no file '{path}'.")
    if path.is_dir():
        raise InputError(f"'{path}' is a folder; a table of actors and positions is one file (.csv or .xml).")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(f"'{path}' has {path.stat().st_size:,} bytes; a table has at most {MOST_BYTES:,}.")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise TableError([Problem("this is not text in UTF-8. Save the table as CSV in UTF-8.", path.name, line)]) from None
    except OSError as error:
        raise RunError(f"{path}: {error.strerror or error}.") from error


def lines_of(text: str, file: str) -> list[Line]:
    """The lines that hold something, as cells; the separator (tab, semicolon or comma) is that of the first line.

    Raises
    ------
    TableError
        Nothing is there, or a quotation never ends.
    """
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith(REMARKS)), "")
    mark = max("\t;,", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, skipinitialspace=True, strict=True)
    found: list[Line] = []
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                found.append((reader.line_num, stripped))
    except csv.Error as error:
        raise TableError([Problem(f"this line cannot be read as columns: {error}.", file, reader.line_num)]) from None
    if not found:
        raise TableError([Problem("the file is empty; it needs a line of column names and a row for each actor.", file, 1)])
    return found
