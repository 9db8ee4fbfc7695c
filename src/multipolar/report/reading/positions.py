"""Who wants what: a table of actors and issues, and the passages behind it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from multipolar.report.naming import issue_name
from multipolar.report.reading.listing import Draft, Listing, listing, surest_first
from multipolar.report.reading.material import Material
from multipolar.report.reading.matrix import Cell, Head, Matrix, busiest, matrix, others
from multipolar.report.reading.names import DIRECTIONS, DOUBTFUL, folded
from multipolar.report.reading.texts import Shown
from multipolar.results.evidence import Position

LIST = "positions-list"
OTHER = "Other issues"

LOOKS: dict[tuple[str, ...], str] = {("support",): "for", ("oppose",): "against", ("demand",): "asked"}
"""Colour of a cell whose positions all point one way; any other mix has its own."""


@dataclass(frozen=True, slots=True)
class PositionsView:
    """What the page shows of positions: how many there are, actors by issues, and the passages by issue."""

    count: int
    matrix: Matrix
    listing: Listing


def positions_view(material: Material, shown: Shown) -> PositionsView:
    """Count positions by actor, issue and direction."""
    return PositionsView(len(material.positions), _matrix(material), _listing(material, shown))


def title_of(issue: str) -> str:
    """An issue as a heading."""
    return issue_name(issue.rpartition(".")[2]) if issue else OTHER


def actors_of(row: Position) -> tuple[str, ...]:
    """Whose position, a government as its state."""
    return tuple(dict.fromkeys(folded(actor) for actor in row.actors)) or ("unknown",)


def _matrix(material: Material) -> Matrix:
    counted: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for row in material.positions:
        for actor in actors_of(row):
            counted[actor, row.issue].append(row)
    actors, more_actors = busiest(actor for row in material.positions for actor in actors_of(row))
    issues, more_issues = busiest(row.issue for row in material.positions)
    issues.sort(key=lambda issue: not issue)
    cells = {
        (_who(actor), _what(issue)): _cell(counted[actor, issue], actor, issue, material)
        for actor in actors
        for issue in issues
        if (actor, issue) in counted
    }
    return matrix(
        cells,
        [Head(_who(actor), material.naming.of(actor)) for actor in actors],
        [Head(_what(issue), title_of(issue)) for issue in issues],
        list_id=LIST,
        caption="Passages by actor, issue and direction",
        corner="actor ↓ issue →",
        left_out=others((more_actors, "actor", "actors"), (more_issues, "issue", "issues")),
    )


def _cell(rows: Sequence[Position], actor: str, issue: str, material: Material) -> Cell:
    counts = Counter[str](row.direction for row in rows)
    found = [(direction, counts[direction]) for direction in DIRECTIONS if counts[direction]]
    text = " ".join(f"{DIRECTIONS[direction][0]}{number}" for direction, number in found)
    said = ", ".join(f"{DIRECTIONS[direction][1]}: {number}" for direction, number in found)
    label = f"{material.naming.of(actor)} on {title_of(issue)}: {said}"
    cell = Cell(text, label, f"{_who(actor)} {_what(issue)}", LOOKS.get(tuple(direction for direction, _ in found), "mixed"))
    return cell.doubted() if all(row.confidence < DOUBTFUL for row in rows) else cell


def _listing(material: Material, shown: Shown) -> Listing:
    by_issue: dict[str, list[Draft]] = defaultdict(list)
    for row in material.positions:
        by_issue[row.issue].append(Draft((row,), [*(_who(actor) for actor in actors_of(row)), _what(row.issue)]))
    ordered = sorted(by_issue, key=lambda issue: (not issue, -len(by_issue[issue])))
    return listing(LIST, [(title_of(issue), surest_first(by_issue[issue])) for issue in ordered], material, shown)


def _who(actor: str) -> str:
    return f"who-{actor}"


def _what(issue: str) -> str:
    return f"what-{issue or 'other'}"
