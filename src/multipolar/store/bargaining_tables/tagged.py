"""Exchange tables whose rows begin with a tag: ``#A`` actor, ``#P`` issue, ``#M`` meaning of a position, ``#D`` a position."""

from __future__ import annotations

from multipolar.errors import Problem, TableError
from multipolar.store.bargaining_tables.delimited import REMARKS, Line
from multipolar.store.bargaining_tables.rows import Loose, Row

TAGS = (*REMARKS, "#A", "#P", "#M", "#D")


def is_tagged(lines: list[Line]) -> bool:
    """Whether the first line begins with a tag."""
    return lines[0][1][0].startswith(TAGS)


def read_tagged(lines: list[Line], file: str) -> Loose:
    """The positions (``#D`` actor, issue, position, salience, power); an issue's ends are its lowest and highest ``#M``.

    Raises
    ------
    TableError
        A row has too few cells, a meaning has no number, or there is no position.
    """
    problems: list[Problem] = []
    meanings: dict[str, list[float]] = {}
    lines = [(line, cells) for line, cells in lines if not cells[0].startswith(REMARKS)]
    for line, cells in lines:
        if cells[0] not in TAGS:
            problems.append(Problem(f"'{cells[0][:40]}' is no tag; rows begin with {', '.join(TAGS)}.", file, line))
        elif cells[0] == "#D" and len(cells) < 6:
            problems.append(Problem(f"this row has {len(cells)} cells; '#D' has actor, issue, position, salience, power.", file, line))
        elif cells[0] == "#M" and len(cells) > 2:
            try:
                meanings.setdefault(cells[1], []).append(float(cells[2]))
            except ValueError:
                problems.append(Problem(f"'{cells[2][:40]}' is not a number; '#M' has issue, position, meaning.", file, line))
    rows = [(line, cells) for line, cells in lines if cells[0] == "#D"]
    if not rows and not problems:
        missing = "there is no position; write rows '#D', actor, issue, position, salience, power."
        problems.append(Problem(missing, file, lines[-1][0] if lines else 1))
    if problems:
        raise TableError(problems)
    ends = {issue: (str(min(found)), str(max(found))) for issue, found in meanings.items() if min(found) < max(found)}
    said = ["read as a tagged exchange table"]
    if ends:
        said.append("each issue runs from its lowest to its highest described position")
    return Loose(
        tuple(Row(line, cells[1], cells[2], cells[5], cells[3], cells[4], *ends.get(cells[2], (None, None))) for line, cells in rows),
        tuple(said),
    )
