"""From loose rows to a table: every number read, in its range, once."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from multipolar.errors import Problem, TableError
from multipolar.scenario.numbers import Number, NumberError, plain, span
from multipolar.store.bargaining_tables.rows import Loose, Row
from multipolar.store.bargaining_tables.table import BargainingTable, Issue, Quantity, SalienceScale

MOST_PROBLEMS = 20
DEFAULT_LOW, DEFAULT_HIGH = 0.0, 100.0


@dataclass(slots=True)
class _Reader:
    """Reads cells and keeps what is wrong with them."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, line: int, message: str) -> None:
        self.problems.append(Problem(message, self.file, line))

    def number(self, text: str, line: int, what: str, low: float, high: float, hint: str = "") -> Number | None:
        if not text:
            self.wrong(line, f"the {what} is missing; it is a number, {span(low, high)}.{hint}")
            return None
        try:
            return Number.parse(text, low, high)
        except NumberError as error:
            if "outside its range" in str(error):
                self.wrong(line, f"the {what} is {text}; it is a number, {span(low, high)}.{hint}")
            else:
                comma = " Write a decimal point, as in 0.8." if "," in text and text.replace(",", "", 1).isdecimal() else ""
                self.wrong(line, f"the {what} is {text[:60]}: {error}{comma}")
            return None


def checked(loose: Loose, *, source: str, file: str, scale: SalienceScale | None = None) -> BargainingTable:
    """The table that `loose` holds.

    Parameters
    ----------
    source, file : str
        How the table is called in results, and in messages.
    scale : {"share", "percent"}, optional
        What the saliences are; by default shares where none exceeds 1, percent otherwise.

    Raises
    ------
    TableError
        With everything that is wrong, up to 20 problems.
    """
    reader = _Reader(file)
    actors, issues = _names(loose.rows, reader)
    bounds = {name: _bounds(name, [row for row in loose.rows if row.issue == name], reader) for name in issues}
    found, said = _salience_scale(loose.rows, scale)
    cells: dict[tuple[str, str], tuple[Quantity | None, Quantity | None]] = {}
    powers: dict[str, tuple[Number | None, int]] = {}
    alone = len(issues) == 1
    for row in loose.rows:
        if not row.actor or not row.issue:
            continue
        on = "" if alone else f" on {row.issue}"
        issue, top = bounds[row.issue], 1.0 if found == "share" else 100.0
        own = issue.low, issue.high
        hint = "" if row.low is not None else " For another scale give the issue's ends in columns issue_lower and issue_upper."
        place = reader.number(row.position, row.line, f"position of '{row.actor}'{on}", *own, hint)
        care = reader.number(row.salience, row.line, f"salience of '{row.actor}'{on}", 0.0, top, _other_scale(found, scale))
        cells[row.actor, row.issue] = (
            Quantity(f"position of {row.actor}{on}", place) if place is not None else None,
            Quantity(f"salience of {row.actor}{on}", care) if care is not None else None,
        )
        _power(row, powers, reader)
    if reader.problems:
        raise TableError(_sorted(reader.problems))
    gaps = sum((actor, issue) not in cells for actor in actors for issue in issues)
    missing = (f"{gaps} of {len(actors) * len(issues)} positions are left out: those actors take no part on those issues",) if gaps else ()
    table = [[cells.get((actor, issue), (None, None)) for issue in issues] for actor in actors]
    return BargainingTable(
        source=source,
        actors=tuple(actors),
        issues=tuple(bounds[name] for name in issues),
        position=tuple(tuple(cell[0] for cell in row) for row in table),
        salience=tuple(tuple(cell[1] for cell in row) for row in table),
        capability=tuple((Quantity(f"capability of {actor}", number),) for actor in actors if (number := powers[actor][0])),
        salience_scale=found,
        said=(*loose.said, said, _positions_said(list(bounds.values())), *missing),
    )


def _names(rows: tuple[Row, ...], reader: _Reader) -> tuple[list[str], list[str]]:
    """Actors and issues in the order of the file; blanks and pairs that stand twice are problems."""
    seen: dict[tuple[str, str], int] = {}
    one_issue = len({row.issue for row in rows}) == 1
    for row in rows:
        for text, what in ((row.actor, "actor"), (row.issue, "issue")):
            if not text:
                reader.wrong(row.line, f"the name of the {what} is missing.")
        first = seen.setdefault((row.actor, row.issue), row.line)
        if first != row.line and row.actor:
            pair = f"actor '{row.actor}'" if one_issue else f"actor '{row.actor}' on issue '{row.issue}'"
            reader.wrong(row.line, f"{pair} stands on line {first} already; each has one row.")
    actors = list(dict.fromkeys(row.actor for row in rows if row.actor))
    return actors, list(dict.fromkeys(row.issue for row in rows if row.issue))


def _bounds(name: str, rows: list[Row], reader: _Reader) -> Issue:
    """The ends of an issue, the same on each of its rows; 0 and 100 where the file gives none."""
    first = rows[0]
    for row in rows[1:]:
        if (row.low, row.high, row.reference) != (first.low, first.high, first.reference):
            reader.wrong(row.line, f"issue '{name}' has other ends or another reference than on line {first.line}; an issue has one scale.")
            break
    low, high = DEFAULT_LOW, DEFAULT_HIGH
    if first.low is not None and first.high is not None:
        ends = [reader.number(text, first.line, f"{which} end of issue '{name}'", -1e12, 1e12) for text, which in
                ((first.low, "lower"), (first.high, "upper"))]  # fmt: skip
        if all(end is not None and end.is_fixed for end in ends):
            low, high = (end.centre for end in ends if end is not None)
        if not low < high:
            reader.wrong(first.line, f"issue '{name}' runs from {plain(low)} to {plain(high)}; the lower end must lie below the upper one.")
            low, high = DEFAULT_LOW, DEFAULT_HIGH
    reference = reader.number(first.reference, first.line, f"reference of issue '{name}'", low, high) if first.reference else None
    return Issue(name, low, high, reference.centre if reference is not None else None)


def _power(row: Row, powers: dict[str, tuple[Number | None, int]], reader: _Reader) -> None:
    """One capability an actor; the same on each of its rows."""
    if row.actor not in powers:
        powers[row.actor] = (reader.number(row.capability, row.line, f"capability of '{row.actor}'", 0.0, math.inf), row.line)
        return
    number, line = powers[row.actor]
    again = reader.number(row.capability, row.line, f"capability of '{row.actor}'", 0.0, math.inf)
    if number is not None and again is not None and number != again:
        reader.wrong(row.line, f"the capability of '{row.actor}' is {again} here and {number} on line {line}; an actor has one.")


def _salience_scale(rows: tuple[Row, ...], scale: SalienceScale | None) -> tuple[SalienceScale, str]:
    if scale is not None:
        return scale, f"salience read as {_scale_name(scale)}, as asked"
    tops = [top for row in rows if (top := _top(row.salience)) is not None]
    if any(top > 1.0 for top in tops):
        return "percent", "salience read as percent (0–100): at least one value exceeds 1"
    return "share", "salience read as shares (0–1): no value exceeds 1"


def _top(text: str) -> float | None:
    """The highest value written in a cell, None where it is no number; a spread is not a value."""
    try:
        number = Number.parse(text)
    except NumberError:
        return None
    return {"uniform": number.b, "triangular": number.c}.get(number.kind, number.a)


def _scale_name(scale: SalienceScale) -> str:
    return "shares (0–1)" if scale == "share" else "percent (0–100)"


def _other_scale(found: SalienceScale, asked: SalienceScale | None) -> str:
    return " --salience-scale percent reads saliences as 0 to 100." if asked and found == "share" else ""


def _positions_said(issues: list[Issue]) -> str:
    if all((issue.low, issue.high) == (DEFAULT_LOW, DEFAULT_HIGH) for issue in issues):
        return "positions read on 0–100"
    own = [f"{issue.name} {plain(issue.low)}–{plain(issue.high)}" for issue in issues if (issue.low, issue.high) != (0.0, 100.0)]
    return f"positions read on 0–100, except {', '.join(own)}" if len(own) < len(issues) else f"positions read on {', '.join(own)}"


def _sorted(problems: list[Problem]) -> list[Problem]:
    """In the order of the lines, each once; after the first 20 only how many there are."""
    found = sorted(dict.fromkeys(problems), key=lambda problem: problem.line or 0)
    more = len(found) - MOST_PROBLEMS
    return found if more <= 0 else [*found[:MOST_PROBLEMS], Problem(f"{more} more problems follow.", found[-1].file)]
