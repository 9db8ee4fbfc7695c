"""The DuckDB file that holds documents and rows; whole documents are added, in transactions, and nothing is changed afterwards."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multipolar.results.evidence import (
    KINDS,
    Contradiction,
    Document,
    Features,
    Paragraph,
    Row,
    Skipped,
    Span,
    Story,
)
from multipolar.store.evidence.columns import DOCUMENTS, arrow_schema, columns_of, from_record, table_of, to_record
from multipolar.store.evidence.connection import Database
from multipolar.store.evidence.leading import MODEL, of_leader, of_model, of_rules

_FEATURES = ("stems", "named", "states", "minhash")

_AT_ONCE = 5_000
"""Rows that are fetched together; as plain values they take several times the room."""


@dataclass(frozen=True)
class ReadDocument:
    """A document with everything that was found in it.

    Parameters
    ----------
    document : Document
        As read.
    raw : bytes
        Its bytes.
    paragraphs : tuple of Paragraph
        All of them.
    rows : tuple of Row
        All of them.
    features : Features
        What it is about.
    """

    document: Document
    raw: bytes
    paragraphs: tuple[Paragraph, ...]
    rows: tuple[Row, ...]
    features: Features


@dataclass
class EvidenceFile:
    """An evidence file, open. Use as a context manager.

    Parameters
    ----------
    path : Path
        The file.
    writing : bool
        Whether it may be written to; it is made where it is missing.
    lead : str
        Name of a language model whose rows `rows` and `counts` give in place of the rules', in the documents that it has read without a
        problem; empty for the rules' rows alone.

    Raises
    ------
    InputError
        If there is no such file, or it is not one of ours.
    RunError
        If it is damaged or in use, or cannot be written.
    """

    path: Path
    writing: bool = False
    lead: str = ""
    _database: Database = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._database = Database(self.path, writing=self.writing)

    def __enter__(self) -> EvidenceFile:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        import duckdb

        with self._database.damage_told():
            if isinstance(error, duckdb.Error):
                raise error
            self.close()

    def close(self) -> None:
        """Close the file; everything added is on disk."""
        self._database.close()

    # ---- adding ---------------------------------------------------------------------------------------------------------------

    def add(self, batch: Sequence[ReadDocument], reader: str) -> None:
        """Add documents with all their rows, all of them or none.

        Parameters
        ----------
        batch : sequence of ReadDocument
            None of them is in the file yet.
        reader : str
            Version and model that read them.
        """
        with self._database.transaction():
            first = self._database.one("SELECT coalesce(max(number), -1) + 1 FROM documents")
            names = [name for name in DOCUMENTS if name not in ("number", "reader", "raw")]
            self._database.run_many(
                f"INSERT INTO documents VALUES ({', '.join('?' * len(DOCUMENTS))})",  # noqa: S608 - only question marks
                [[*(getattr(r.document, n) for n in names), first + i, reader, r.raw] for i, r in enumerate(batch)],
            )
            self._add_paragraphs(batch)
            self._add_features(batch)
            for kind in KINDS:
                self._add_rows(kind, batch)

    def add_model_rows(self, document: str, model: str, rows: Sequence[Row], *, rejected: int, problem: str) -> None:
        """Add what a language model found in a document, in place of what the same model found before.

        Parameters
        ----------
        document, model : str
            Id of the document, and name of the model.
        rows : sequence of Row
            Their rules begin with ``model:``.
        rejected : int
            How many of the model's rows were not taken over.
        problem : str
            Why the document, or part of it, has no answer; empty where all has. Such a document is asked about again.
        """
        import pyarrow as pa

        text = self.texts({document})[document]
        with self._database.transaction():
            for kind in KINDS:
                self._database.run(f"DELETE FROM {table_of(kind)} WHERE document = ? AND rule = ?", [document, f"{MODEL}{model}"])  # noqa: S608
                records = [to_record(row, text) for row in rows if row.kind == kind]
                if records:
                    self._database.append(table_of(kind), pa.Table.from_pylist(records, schema=arrow_schema(kind)))
            self._database.run("INSERT OR REPLACE INTO model_readings VALUES (?, ?, ?, ?)", [document, model, rejected, problem])

    def note_skipped(self, skipped: Sequence[Skipped], *, read: Collection[str] = ()) -> None:
        """Keep what could not be read, and why; what could not be earlier and was `read` now, by name or address, is left out."""
        if read:
            with self._database.transaction():
                self._database.run("DELETE FROM skipped WHERE list_contains(?, name)", [list(read)])
        if skipped:
            with self._database.transaction():
                self._database.run_many("INSERT OR REPLACE INTO skipped VALUES (?, ?)", [[each.name, each.why] for each in skipped])

    def set_stories(self, stories: Sequence[Story]) -> None:
        """Write which documents tell one story, in place of what was there: it is worked out from all documents anew."""
        rows = [[n, document, s.why, s.likeness] for n, s in enumerate(stories) for document in s.documents]
        with self._database.transaction():
            self._database.run("DELETE FROM stories")
            if rows:
                self._database.insert("stories", ("number", "document", "why", "likeness"), rows)

    def set_contradictions(self, found: Sequence[Contradiction]) -> None:
        """Write what stands against what, in place of what was there."""
        texts = self.texts({each.one_document for each in found} | {each.other_document for each in found})
        rows = [
            [c.kind, c.one_document, _quoted(c.one, texts[c.one_document]), c.other_document, _quoted(c.other, texts[c.other_document]),
             c.about, c.explanation]
            for c in found
        ]  # fmt: skip
        with self._database.transaction():
            self._database.run("DELETE FROM contradictions")
            if rows:
                self._database.run_many("INSERT INTO contradictions VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    # ---- reading --------------------------------------------------------------------------------------------------------------

    def ids(self) -> frozenset[str]:
        """Ids of all documents."""
        return frozenset(row[0] for row in self._database.all("SELECT id FROM documents"))

    def documents(self) -> tuple[Document, ...]:
        """All documents, in the order in which they were read."""
        names = [each.name for each in fields(Document)]
        found = self._database.all(f"SELECT {', '.join(names)} FROM documents ORDER BY number")  # noqa: S608 - names of our own
        return tuple(Document(**dict(zip(names, row, strict=True))) for row in found)

    def names(self) -> dict[str, str]:
        """Name of each document by id."""
        return dict(self._database.all("SELECT id, name FROM documents ORDER BY number"))

    def texts(self, ids: set[str] | None = None) -> dict[str, str]:
        """Text of each document by id; of those named, or of all."""
        if ids is None:
            return dict(self._database.all("SELECT id, text FROM documents ORDER BY number"))
        return dict(
            self._database.all("SELECT id, text FROM documents WHERE id IN (SELECT unnest(?::VARCHAR[])) ORDER BY number", sorted(ids))
        )

    def addresses(self) -> frozenset[str]:
        """Where the documents were read."""
        return frozenset(row[0] for row in self._database.all("SELECT address FROM documents"))

    def raw(self, document: str) -> bytes:
        """The bytes of a document as they were read."""
        return bytes(self._database.one("SELECT raw FROM documents WHERE id = ?", document))

    def paragraphs(self, document: str) -> tuple[Paragraph, ...]:
        """Paragraphs of a document."""
        found = self._database.all('SELECT "index", "start", "end", repeats FROM paragraphs WHERE document = ? ORDER BY "index"', document)
        return tuple(Paragraph(*row) for row in found)

    def read_by(self, model: str) -> frozenset[str]:
        """Ids of the documents that a language model has read without a problem."""
        return frozenset(
            row[0] for row in self._database.all("SELECT document FROM model_readings WHERE model = ? AND problem = ''", model)
        )

    def models(self) -> tuple[str, ...]:
        """Names of the language models that have read a document without a problem."""
        return tuple(row[0] for row in self._database.all("SELECT DISTINCT model FROM model_readings WHERE problem = '' ORDER BY model"))

    def model_rows(self, kind: str, model: str = "") -> tuple[Row, ...]:
        """Rows of a kind that language models found, or one of them, whoever leads."""
        return self._rows(kind, *of_model(model))

    def rule_rows(self, kind: str) -> tuple[Row, ...]:
        """Rows of a kind that the rules found, whoever leads."""
        return self._rows(kind, *of_rules())

    def rows(self, kind: str) -> tuple[Row, ...]:
        """Rows of a kind of the reader that leads, by document in the order of reading and by place in it."""
        return self._rows(kind, *of_leader(kind, self.lead))

    def _rows(self, kind: str, which: str, given: Sequence[str] = ()) -> tuple[Row, ...]:
        names = [f'r."{name}"' for name in columns_of(kind)]
        order = 'd.number, r.span."start", r.span."end", r.rule'
        sql = f"SELECT {', '.join(names)} FROM {table_of(kind)} r JOIN documents d ON d.id = r.document "  # noqa: S608
        sql += f"WHERE {which} ORDER BY {order}"
        columns = tuple(columns_of(kind))
        known: dict[Any, Any] = {}  # ids and rules stand in thousands of rows: one object for each
        found: list[Row] = []
        cursor = self._database.run(sql, list(given))
        while batch := cursor.fetchmany(_AT_ONCE):
            found += (from_record(kind, dict(zip(columns, row, strict=True)), known) for row in batch)
        return tuple(found)

    def features(self) -> tuple[Features, ...]:
        """What every document is about."""
        sql = (
            "SELECT d.id, d.name, f.stems, f.named, f.states, f.minhash, d.published FROM features f JOIN documents d ON d.id = f.document "
            "ORDER BY d.number"
        )
        return tuple(
            Features(i, name, _uint32(stems), _uint32(named), _uint32(states), np.asarray(minhash, np.uint64), day)
            for i, name, stems, named, states, minhash, day in self._database.all(sql)
        )

    def skipped(self) -> tuple[Skipped, ...]:
        """What could not be read, and why."""
        return tuple(Skipped(*row) for row in self._database.all("SELECT name, why FROM skipped ORDER BY name"))

    def stories(self) -> tuple[Story, ...]:
        """Which documents tell one story."""
        sql = (
            "SELECT list(s.document ORDER BY d.number), any_value(s.why), any_value(s.likeness) FROM stories s "
            "JOIN documents d ON d.id = s.document GROUP BY s.number ORDER BY s.number"
        )
        return tuple(Story(tuple(documents), why, likeness) for documents, why, likeness in self._database.all(sql))

    def contradictions(self) -> tuple[Contradiction, ...]:
        """What stands against what."""
        found = self._database.all("SELECT * FROM contradictions")
        return tuple(
            Contradiction(kind=k, one_document=a, one=_span(one), other_document=b, other=_span(other), about=about, explanation=why)
            for k, a, one, b, other, about, why in found
        )

    def counts(self) -> dict[str, int]:
        """How many there are of each kind of thing."""
        found = {
            "documents": self._database.one("SELECT count(*) FROM documents"),
            "stories": self._database.one("SELECT count(DISTINCT number) FROM stories"),
        }
        for kind in KINDS:  # rows of the reader that leads; the others stand beside them
            which, given = of_leader(kind, self.lead)
            found[table_of(kind)] = self._database.one(f"SELECT count(*) FROM {table_of(kind)} r WHERE {which}", *given)  # noqa: S608
        return found | {"contradictions": self._database.one("SELECT count(*) FROM contradictions")}

    def _add_paragraphs(self, batch: Sequence[ReadDocument]) -> None:
        rows = [[r.document.id, p.index, p.start, p.end, p.repeats] for r in batch for p in r.paragraphs]
        if rows:
            self._database.insert("paragraphs", ("document", "index", "start", "end", "repeats"), rows)

    def _add_features(self, batch: Sequence[ReadDocument]) -> None:
        rows = [[r.document.id, *(getattr(r.features, name).tolist() for name in _FEATURES)] for r in batch]
        if rows:
            self._database.insert("features", ("document", *_FEATURES), rows)

    def _add_rows(self, kind: str, batch: Sequence[ReadDocument]) -> None:
        import pyarrow as pa

        records = [to_record(row, r.document.text) for r in batch for row in r.rows if row.kind == kind]
        if records:
            self._database.append(table_of(kind), pa.Table.from_pylist(records, schema=arrow_schema(kind)))


def _uint32(values: Sequence[int]) -> NDArray[np.uint32]:
    return np.asarray(values, dtype=np.uint32)


def _quoted(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "quote": span.quote(text)}


def _span(record: dict[str, Any]) -> Span:
    return Span(record["start"], record["end"])
