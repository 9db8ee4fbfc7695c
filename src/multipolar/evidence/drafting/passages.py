"""Passages that numbers cite: ids, gists, and the tables of ``evidence.yaml`` and ``sources.yaml``."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from multipolar.evidence.documents.dating import plausible
from multipolar.evidence.drafting.pool import Reading
from multipolar.results.evidence import Document, Span

_FILE = re.compile(r"[^A-Za-z0-9_.\-]+")

OWN_FILES = ("scenario.yaml", "sources.yaml", "evidence.yaml", "checks.yaml", "history.yaml", "README.md")
"""Names in the folder of a case that no document can have there."""


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


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the text of a document as read is found.

    Parameters
    ----------
    file : str
        Its file.
    sha256 : str
        That file's hash.
    text : bytes or None
        What the case must keep under that name; None where the document's own file is the text.
    """

    file: str
    sha256: str
    text: bytes | None = None


def kept_texts(documents: Sequence[Document], taken: Collection[str] = ()) -> dict[str, Kept]:
    """By document id, where its text is found: in its own file where that is plain text under a name that is free, else in the case.

    Parameters
    ----------
    documents : sequence of Document
        All of them.
    taken : collection of str
        Names that stand for other documents already.
    """
    names = {name.casefold() for name in (*OWN_FILES, *taken)}
    kept: dict[str, Kept] = {}
    for document in documents:
        name = _FILE.sub("_", document.name).lstrip(".-") or "document"
        if is_plain(document) and name.casefold() not in names:
            kept[document.id] = Kept(name, document.id)
        else:
            data = document.text.encode()
            name = _free(name if is_plain(document) else f"{name}.txt", names)
            kept[document.id] = Kept(name, hashlib.sha256(data).hexdigest(), data)
        names.add(name.casefold())
    return kept


def _free(name: str, taken: Collection[str]) -> str:
    """The name, or with a number before its ending where it stands for something else."""
    stem, dot, ending = name[-180:].rpartition(".")
    names = (
        name[-180:],
        *(f"{stem or ending}-{number}{dot if stem else ''}{ending if stem else ''}" for number in range(2, len(taken) + 3)),
    )
    return next(each for each in names if each.casefold() not in taken)


def is_plain(document: Document) -> bool:
    """Whether the text as read is the file itself, decoded as UTF-8."""
    return document.media in ("text/plain", "text/markdown") and document.encoding == "utf-8" and "#" not in document.name


def sources_of(
    documents: Sequence[Document],
    keys: Mapping[str, str],
    days: Mapping[str, tuple[date, str]],
    as_of: date,
    kept: Mapping[str, Kept],
    readers: Mapping[str, str],
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
    kept : mapping of str to Kept
        Where their texts are found.
    readers : mapping of str to str
        The language model that read it, for those that one did.
    """
    table: dict[str, Any] = {}
    for document in documents:
        entry: dict[str, Any] = {"file": kept[document.id].file, "title": document.title or f"{document.name} (no title is given)"}
        if document.publisher:
            entry["publisher"] = document.publisher
        told = days.get(document.id)
        known = told if told is not None and plausible(told[0]) else None
        entry |= {**_dated(document, known, as_of), "sha256": kept[document.id].sha256}
        if document.id in readers:
            entry["reader"] = readers[document.id]
        if not is_plain(document):
            entry["note"] = f"Text extracted from {document.name}, {document.media}, SHA-256 {document.id}."
        table[keys[document.id]] = entry
    return table


def _dated(document: Document, told: tuple[date, str] | None, as_of: date) -> dict[str, Any]:
    """The day of a document and how it is known: a stated day is never changed, an inferred one cannot lie after the case's."""
    if document.published is not None and plausible(document.published):
        return {"date": document.published, "date_basis": "stated", "basis": f"By {document.published_basis or 'publication date'}."}
    if told is None:
        return {"date": as_of, "date_basis": "inferred", "basis": "The document gives no date; the case's own day stands in for it."}
    day, basis = told
    if day > as_of:
        said = f"The document states no day; {basis}, {day}, may lie ahead of it. The case's own day stands in for it."
        return {"date": as_of, "date_basis": "inferred", "basis": said}
    return {"date": day, "date_basis": "inferred", "basis": f"By {basis}."}


def written_after(documents: Sequence[Document], day: date) -> list[Document]:
    """Documents that state a day after this one, the latest last."""
    told = [(document.published, document) for document in documents if document.published is not None and plausible(document.published)]
    return [document for published, document in sorted(told, key=lambda each: each[0]) if published > day]


def as_of_day(days: Mapping[str, tuple[date, str]]) -> date | None:
    """The day after the latest document: what all of them tell was known by then. None where no document tells a day that can be it."""
    told = [day for day, _ in days.values() if plausible(day)]
    return max(told) + timedelta(days=1) if told else None
