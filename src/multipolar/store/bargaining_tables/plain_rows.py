"""Plain tables: one row an actor, or one row an actor and issue."""

from __future__ import annotations

from multipolar.errors import Problem, TableError
from multipolar.store.bargaining_tables.columns import find_columns
from multipolar.store.bargaining_tables.delimited import Line
from multipolar.store.bargaining_tables.rows import Loose, Row

ONE_ISSUE = "outcome"
"""What the issue is called in a table that names none."""


def read_plain(lines: list[Line], file: str) -> Loose:
    """The rows below a line of column names.

    Raises
    ------
    TableError
        Columns are missing, a row has too many or too few cells, or there is no row.
    """
    (number, titles), body = lines[0], [line for line in lines[1:] if not line[1][0].startswith("#")]
    columns = find_columns(titles, file, number)
    if not body:
        raise TableError([Problem("there is a line of column names and no row below it; write one row for each actor.", file, number)])
    problems = [
        Problem(f"this row has {len(cells)} cells, the line of column names {len(titles)}.", file, line)
        for line, cells in body
        if len(cells) != len(titles) and (len(cells) < len(titles) or any(cells[len(titles) :]))
    ]
    if problems:
        raise TableError(problems)

    def cell(cells: list[str], ours: str) -> str | None:
        return cells[columns.at[ours]] if ours in columns.at else None

    rows = tuple(
        Row(
            line=line,
            actor=cell(cells, "actor") or "",
            issue=ONE_ISSUE if "issue" not in columns.at else cell(cells, "issue") or "",
            capability=cell(cells, "capability") or "",
            position=cell(cells, "position") or "",
            salience=cell(cells, "salience") or "",
            low=cell(cells, "low"),
            high=cell(cells, "high"),
            reference=cell(cells, "reference"),
        )
        for line, cells in body
    )
    said = (f"columns not used: {', '.join(columns.unused)}",) if columns.unused else ()
    return Loose(rows, said)
