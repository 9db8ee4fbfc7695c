"""What is typed or stands in a file, as a model takes it: numbers, lists, tables, words, yes and no, names of a table's rows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from multipolar.errors import InputError
from multipolar.models.calls import Input
from multipolar.models.contract import known
from multipolar.store.matrices import number_of, read_matrix

YES, NO = ("yes", "true", "on", "1"), ("no", "false", "off", "0")

SAYS = {
    "number": "a number",
    "whole": "a whole number",
    "yes-no": "yes or no",
    "word": "a word",
    "words": "words divided by commas",
    "pair": "two numbers divided by a comma",
    "numbers": "a number, a list (1,2,3), rows divided by / (0,1/1,0), or a table (@file.csv, or one column of it: @file.csv:name)",
    "positions": "positions in the table, from 0, or names of its rows, divided by commas",
    "seed": "a whole number",
    "data": "data in a file (--input)",
}
"""What each kind of input is, for messages and pages."""


@dataclass(slots=True)
class Reader:
    """Reads values one after another and keeps the names of rows that it meets in tables.

    Parameters
    ----------
    names : tuple of str
        Names of the rows of the first table that has any.
    """

    names: tuple[str, ...] = field(default=())

    def read(self, item: Input, value: Any) -> Any:
        """`value` as the input takes it: text from the command line, or plain data from a file.

        Raises
        ------
        InputError
            It cannot be that; the message says what would be right.
        """
        if value is None and not item.required:
            return None
        if item.kind in ("number", "whole", "seed"):
            return self._number(item, value)
        if item.kind == "yes-no":
            return _yes(item, value)
        if item.kind == "word":
            return _word(item, value)
        if item.kind == "numbers":
            return self._numbers(item, value)
        if item.kind == "pair":
            return self._pair(item, value)
        if item.kind in ("positions", "words"):
            parts = _parts(item, value)
            return tuple(parts) if item.kind == "words" else [self._position(item, part) for part in parts]
        if isinstance(value, str):
            raise _wrong(item, value)
        return value

    def _number(self, item: Input, value: Any) -> float | int:
        try:
            found = None if isinstance(value, bool) else float(value)
        except (TypeError, ValueError):
            found = None
        if found is None or (item.kind != "number" and not (math.isfinite(found) and found == int(found))):
            raise _wrong(item, value)
        return found if item.kind == "number" else int(found)

    def _pair(self, item: Input, value: Any) -> tuple[float, float]:
        parts = _parts(item, value) if not isinstance(value, list) else value
        if len(parts) != 2:
            raise _wrong(item, value)
        first, second = (float(self._number(replace(item, kind="number"), part)) for part in parts)
        return first, second

    def _numbers(self, item: Input, value: Any) -> Any:
        if isinstance(value, str) and value.startswith("@"):
            return self._table(value[1:])
        if isinstance(value, str):
            rows = [part for part in value.replace(";", "/").split("/") if part.strip()]
            table = [[_cell(item, cell) for cell in row.rstrip(",").split(",")] for row in rows]
            if not table:
                raise _wrong(item, value)
            if len(table) > 1 or "/" in value or ";" in value:
                return _square(item, table)
            return np.array(table[0]) if "," in value else table[0][0]
        if isinstance(value, bool) or not isinstance(value, int | float | list):
            raise _wrong(item, value)
        return _square(item, value) if isinstance(value, list) else value

    def _table(self, text: str) -> Any:
        path, _, column = text.rpartition(":") if not Path(text).exists() and ":" in text else (text, "", "")
        table = read_matrix(Path(path))
        if table.rows and not self.names:
            self.names = table.rows
        if column:
            where = known(column, table.columns, f"column of {Path(path).name}")
            return table.values[:, table.columns.index(where)]
        return table.values[:, 0] if table.values.shape[1] == 1 else table.values

    def _position(self, item: Input, value: Any) -> int:
        if isinstance(value, int) or str(value).isdigit():
            return int(value)
        if not self.names:
            raise _wrong(item, value)
        return self.names.index(known(str(value), self.names, f"row of the table ({item.name})"))


def _cell(item: Input, text: str) -> float:
    found = number_of(text) if text.strip() else None
    if found is None:
        raise InputError(f"{item.name} holds '{text.strip()}', which is no number; it is {SAYS['numbers']}.")
    return found


def _square(item: Input, rows: Sequence[Any]) -> Any:
    if any(isinstance(row, str) for row in rows):
        rows = [_cell(item, row) if isinstance(row, str) else row for row in rows]
    try:
        return np.array(rows, dtype=np.float64)
    except (TypeError, ValueError):
        sizes = sorted({len(row) if isinstance(row, list) else 1 for row in rows})
        why = f"its rows have {' and '.join(map(str, sizes))} entries" if len(sizes) > 1 else "it holds something that is no number"
        raise InputError(f"{item.name} is no table of numbers: {why}.") from None


def _yes(item: Input, value: Any) -> bool:
    text = str(value).strip().lower()
    if text not in YES + NO:
        raise _wrong(item, value)
    return text in YES


def _word(item: Input, value: Any) -> str:
    text = str(value)
    return known(text, item.allowed, f"value of {item.name}") if item.allowed else text


def _parts(item: Input, value: Any) -> list[Any]:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    if isinstance(value, int):
        return [value]
    if isinstance(value, list):
        return [part if isinstance(part, int) else str(part) for part in value]
    raise _wrong(item, value)


def _wrong(item: Input, value: Any) -> InputError:
    takes = f" ({item.takes})" if item.takes else ""
    shown = (value or "empty") if isinstance(value, str) else repr(value)
    return InputError(f"{item.name} is {shown:.80}; it is {SAYS[item.kind]}{takes}.")
