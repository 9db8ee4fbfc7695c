"""Extractors: a document with its actors linked in, rows that quote it out.

Each kind of row has a package here with a function ``extract(parsed, …)``; `EXTRACTORS` lists them in their order, with the kinds of rows
that each is given besides the document.
"""

from __future__ import annotations

from importlib import import_module

from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Row

EXTRACTORS: dict[str, tuple[str, tuple[str, ...]]] = {
    "claim": ("claims", ()),
    "event": ("events", ()),
    "position": ("positions", ("claim",)),
    "relation": ("ties", ("event",)),
    "date": ("dates", ()),
    "scenario": ("scenarios", ()),
}
"""By kind of row: the package that finds it, and the kinds it builds on."""


def extract(parsed: ParsedDocument) -> tuple[Row, ...]:
    """Every row of a document but its mentions, kind by kind."""
    found: dict[str, tuple[Row, ...]] = {}
    for kind, (package, needs) in EXTRACTORS.items():
        extractor = import_module(f"{__name__}.{package}").extract
        found[kind] = extractor(parsed, *(found[need] for need in needs))
    return tuple(row for rows in found.values() for row in rows)
