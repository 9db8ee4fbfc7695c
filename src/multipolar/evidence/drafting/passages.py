"""Passages that numbers cite: ids, gists, and the tables of ``evidence.yaml`` and ``sources.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from multipolar.evidence.documents.dating import plausible
from multipolar.evidence.drafting.pool import Reading
from multipolar.results.evidence import Document, Span

_FILE = re.compile(r"[^A-Za-z0-9_.\-]+")


@dataclass
class Passages:
    """Passages in the order in which they are first cited.

    Parameters
    ----------
    keys : mapping of str to str
        Id of each document in the case, by its id in the evidence.
    """

    keys: Mapping[str, str]
    cited: dict[str, dict[str, Any]] = field(default_factory=dict)

    def cite(self, document: str, span: Span, kind: str, gist: str, relation: str) -> str:
        """The id of a passage, added where it is new."""
        name = f"{kind}-{self.keys[document]}-{span.start}-{span.end}"
        self.cited.setdefault(
            name, {"document": self.keys[document], "start": span.start, "end": span.end, "gist": gist, "relation": relation}
        )
        return name

    def of(self, readings: Iterable[Reading]) -> list[str]:
        """Ids of the passages of some readings, each once."""
        return list(dict.fromkeys(self.cite(r.document, r.span, r.kind, r.gist, r.relation) for r in readings))


def keys_of(documents: Sequence[Document]) -> dict[str, str]:
    """Ids for the case: ``d000``, ``d001``, … in the order of reading."""
    return {document.id: f"d{number:03}" for number, document in enumerate(documents)}


def file_of(document: Document) -> str:
    """The file in which the text as read is found: the document's own where that is plain text, else one that the draft writes."""
    name = _FILE.sub("_", document.name).lstrip(".-") or "document"
    return name if is_plain(document) else f"{name}.txt"


def is_plain(document: Document) -> bool:
    """Whether the text as read is the file itself, decoded as UTF-8."""
    return document.media in ("text/plain", "text/markdown") and document.encoding == "utf-8" and "#" not in document.name


def sources_of(
    documents: Sequence[Document], keys: Mapping[str, str], days: Mapping[str, tuple[date, str]], as_of: date, hashes: Mapping[str, str]
) -> dict[str, Any]:
    """The table of documents.

    Parameters
    ----------
    documents : sequence of Document
        All of them.
    keys : mapping of str to str
        Ids in the case.
    days : mapping
        Day and what tells it, for the documents that tell one.
    as_of : date
        Stands in for the others: they were read by then.
    hashes : mapping of str to str
        SHA-256 of the file that `file_of` names.
    """
    table: dict[str, Any] = {}
    for document in documents:
        day, basis = days.get(document.id, (as_of, ""))
        if not plausible(day):
            day, basis = as_of, ""
        stated = bool(basis) and document.published is not None
        entry: dict[str, Any] = {"file": file_of(document), "title": document.title or f"{document.name} (no title is given)"}
        if document.publisher:
            entry["publisher"] = document.publisher
        entry |= {
            "date": min(day, as_of),
            "date_basis": "stated" if stated else "inferred",
            "basis": (f"By {basis}." if basis else "The document gives no date; the case's own day stands in for it."),
            "sha256": hashes[document.id],
        }
        if not is_plain(document):
            entry["note"] = f"Text extracted from {document.name}, {document.media}, SHA-256 {document.id}."
        table[keys[document.id]] = entry
    return {"documents": table, "data": {}}


def as_of_day(days: Mapping[str, tuple[date, str]]) -> date | None:
    """The day after the latest document: what all of them tell was known by then. None where no document tells a day that can be it."""
    told = [day for day, _ in days.values() if plausible(day)]
    return max(told) + timedelta(days=1) if told else None
