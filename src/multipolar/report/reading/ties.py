"""How actors stand to each other: a table with a sign in every cell, and the passages behind it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from multipolar.report.reading.listing import Draft, Listing, listing, surest_first
from multipolar.report.reading.material import Material
from multipolar.report.reading.matrix import Cell, Head, Matrix, busiest, matrix, others
from multipolar.report.reading.names import DOUBTFUL, SIGNS, folded
from multipolar.report.reading.texts import Shown
from multipolar.results.evidence import Tie

LIST = "ties-list"


@dataclass(frozen=True, slots=True)
class TiesView:
    """What the page shows of ties: how many there are, actors by actors, and the passages by pair."""

    count: int
    matrix: Matrix
    listing: Listing


def ties_view(material: Material, shown: Shown) -> TiesView:
    """Count ties by pair and sign."""
    return TiesView(len(material.ties), _matrix(material), _listing(material, shown))


def ends(row: Tie) -> tuple[str, str]:
    """The two actors, a government as its state."""
    return folded(row.a), folded(row.b)


def _matrix(material: Material) -> Matrix:
    counted: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for row in material.ties:
        a, b = ends(row)
        counted[a, b].append(row)
        if not row.directed and a != b:
            counted[b, a].append(row)
    actors, more = busiest(actor for row in material.ties for actor in dict.fromkeys(ends(row)))
    cells = {(f"from-{a}", f"to-{b}"): _cell(counted[a, b], a, b, material) for a in actors for b in actors if (a, b) in counted}
    return matrix(
        cells,
        [Head(f"from-{actor}", material.naming.of(actor)) for actor in actors],
        [Head(f"to-{actor}", material.naming.of(actor)) for actor in actors],
        list_id=LIST,
        caption="Passages that tell a tie, by pair and sign",
        corner="from ↓ to →",
        left_out=others((more, "actor", "actors")),
    )


def _cell(rows: list[Tie], a: str, b: str, material: Material) -> Cell:
    """Signs with their counts; in brackets where no passage tells the tie as being there now."""
    counts = [(sign, sum(row.sign == sign for row in rows)) for sign in SIGNS]
    found = [(sign, number) for sign, number in counts if number]
    text = " ".join(f"{SIGNS[sign][0]}{number}" for sign, number in found)
    is_there = any(row.status == "actual" for row in rows)
    said = ", ".join(f"{SIGNS[sign][1]}: {number}" for sign, number in found)
    types = ", ".join(dict.fromkeys(row.type for row in rows))
    how = "" if is_there else f"; not told as being there now ({', '.join(dict.fromkeys(row.status for row in rows))})"
    look = "mixed" if len(found) > 1 else "for" if found[0][0] == "+" else "against"
    label = f"{material.naming.of(a)} to {material.naming.of(b)}: {said} ({types}){how}"
    cell = Cell(text if is_there else f"({text})", label, _pair(a, b), look)
    return cell.doubted() if all(row.confidence < DOUBTFUL for row in rows) else cell


def _pair(a: str, b: str) -> str:
    return f"from-{a} to-{b}"


def _listing(material: Material, shown: Shown) -> Listing:
    by_pair: dict[tuple[str, ...], list[Draft]] = defaultdict(list)
    for row in material.ties:
        a, b = ends(row)
        keys = [_pair(a, b)] if row.directed else [f"{_pair(a, b)} {_pair(b, a)}"]
        by_pair[tuple(sorted((a, b)))].append(Draft((row,), keys))
    ordered = sorted(by_pair, key=lambda pair: -len(by_pair[pair]))
    groups = [(" and ".join(material.naming.of(actor) for actor in dict.fromkeys(pair)), surest_first(by_pair[pair])) for pair in ordered]
    return listing(LIST, groups, material, shown)
