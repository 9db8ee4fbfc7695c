"""Which rules and models made the rows, how many each, and how far they can be trusted."""

from __future__ import annotations

from collections import defaultdict

from multipolar.report.reading.material import Material
from multipolar.report.reading.names import KINDS
from multipolar.report.tables import Table


def rules_table(material: Material) -> Table:
    """A row for every kind and rule, the busiest first within a kind."""
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for kind, rows in material.rows.items():
        for row in rows:
            found[kind, row.rule].append(row.confidence)
    kinds = list(KINDS)
    ordered = sorted(found, key=lambda key: (kinds.index(key[0]), -len(found[key]), key[1]))
    return Table(
        caption="Rows by rule",
        columns=("rule", "finds", "rows", "confidence"),
        rows=tuple((rule, KINDS[kind][1], f"{len(found[kind, rule]):,}", _range(found[kind, rule])) for kind, rule in ordered),
    )


def _range(values: list[float]) -> str:
    low, high = min(values), max(values)
    return f"{low:.2f}" if high - low < 0.005 else f"{low:.2f} to {high:.2f}"
