"""Extractors: a document with its actors linked in, rows that quote it out.

Each kind of row has a package here with a function ``extract(parsed, …)``; `EXTRACTORS` lists them in their order, with the kinds of rows
that each is given besides the document. Kinds that need a parse are read by `plain` where there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module

from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Row

EXTRACTORS: dict[str, tuple[str, tuple[str, ...]]] = {
    "date": ("dates", ()),
    "claim": ("claims", ()),
    "event": ("likely_events", ("date", "claim")),
    "position": ("likely_positions", ("claim", "event")),
    "relation": ("likely_ties", ("event",)),
    "scenario": ("scenarios", ()),
}
"""By kind of row: the package that finds it, and the kinds it builds on."""


def extract(parsed: ParsedDocument) -> tuple[Row, ...]:
    """Every row of a document but its mentions, kind by kind."""
    found: dict[str, tuple[Row, ...]] = {}
    if not parsed.parses:
        from multipolar.evidence.extractors import plain

        found |= plain.extract(parsed)
    for kind, (package, needs) in EXTRACTORS.items():
        if kind not in found:
            found[kind] = _extractor(package)(parsed, *[found[need] for need in needs])
    return tuple([row for rows in found.values() for row in rows])


@cache
def _extractor(package: str) -> Callable[..., tuple[Row, ...]]:
    extractor: Callable[..., tuple[Row, ...]] = import_module(f"{__name__}.{package}").extract
    return extractor
