"""The tables of an evidence file, as they are written elsewhere: always the same ones, with the same columns, be they empty or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from multipolar.results.evidence import KINDS, Contradiction
from multipolar.store.evidence.columns import SPAN, columns_of, table_of, to_record
from multipolar.store.evidence.database import EvidenceFile

DOCUMENT_COLUMNS = {
    "id": "VARCHAR",
    "name": "VARCHAR",
    "address": "VARCHAR",
    "title": "VARCHAR",
    "publisher": "VARCHAR",
    "published": "DATE",
    "published_basis": "VARCHAR",
    "language": "VARCHAR",
    "media": "VARCHAR",
    "characters": "INTEGER",
}
"""What a table of documents says of each; texts stay in the evidence file."""

STORY_COLUMNS = {"story": "INTEGER", "document": "VARCHAR", "why": "VARCHAR", "likeness": "DOUBLE"}

CONTRADICTION_COLUMNS = {
    "kind": "VARCHAR",
    "one_document": "VARCHAR",
    "one": SPAN,
    "other_document": "VARCHAR",
    "other": SPAN,
    "about": "VARCHAR",
    "explanation": "VARCHAR",
}


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Parameters
    ----------
    name : str
        As in the evidence file.
    columns : dict of str to str
        SQL types by name.
    records : callable
        Gives its rows as plain values.
    """

    name: str
    columns: dict[str, str]
    records: Callable[[], Iterator[dict[str, Any]]]


NAMES = ("documents", "stories", *(table_of(kind) for kind in KINDS), "contradictions")
"""Tables of an export, in the order of `tables_of`; each is a file of that name."""


def columns_by_name() -> dict[str, dict[str, str]]:
    """SQL types of the columns of each table of an export, by its name."""
    ends = {"documents": DOCUMENT_COLUMNS, "stories": STORY_COLUMNS, "contradictions": CONTRADICTION_COLUMNS}
    return ends | {table_of(kind): columns_of(kind) for kind in KINDS}


def tables_of(evidence: EvidenceFile, contradictions: Iterable[Contradiction] | None = None) -> tuple[Table, ...]:
    """Documents, stories, one table a kind of row (those of language models too), contradictions: by default those of the file."""
    against = evidence.contradictions() if contradictions is None else tuple(contradictions)
    texts = evidence.texts()

    def rows(kind: str) -> Callable[[], Iterator[dict[str, Any]]]:
        return lambda: (to_record(row, texts[row.document]) for row in (*evidence.rule_rows(kind), *evidence.model_rows(kind)))

    return (
        Table("documents", DOCUMENT_COLUMNS, lambda: _documents(evidence)),
        Table("stories", STORY_COLUMNS, lambda: _stories(evidence)),
        *(Table(table_of(kind), columns_of(kind), rows(kind)) for kind in KINDS),
        Table("contradictions", CONTRADICTION_COLUMNS, lambda: _contradictions(against, texts)),
    )


def _documents(evidence: EvidenceFile) -> Iterator[dict[str, Any]]:
    for each in evidence.documents():
        yield {name: len(each.text) if name == "characters" else getattr(each, name) for name in DOCUMENT_COLUMNS}


def _stories(evidence: EvidenceFile) -> Iterator[dict[str, Any]]:
    for number, story in enumerate(evidence.stories()):
        for document in story.documents:
            yield {"story": number, "document": document, "why": story.why, "likeness": story.likeness}


def _contradictions(against: Iterable[Contradiction], texts: dict[str, str]) -> Iterator[dict[str, Any]]:
    for found in against:
        yield {name: getattr(found, name) for name in CONTRADICTION_COLUMNS} | {
            side: {"start": span.start, "end": span.end, "quote": span.quote(texts[document])}
            for side, span, document in (("one", found.one, found.one_document), ("other", found.other, found.other_document))
        }
