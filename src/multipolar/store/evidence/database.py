"""The DuckDB file that holds documents and rows; whole documents are added, in transactions, and nothing is changed afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from multipolar.errors import InputError, RunError
from multipolar.results.evidence import KINDS, Contradiction, Document, Features, Paragraph, Row, Skipped, Span, Story
from multipolar.store.evidence.columns import DOCUMENTS, SPAN, arrow_schema, columns_of, from_record, table_of, to_record
from multipolar.store.files import disk_errors

if TYPE_CHECKING:
    import duckdb

MODEL = "model:"
"""How the rule of a row begins that a language model found."""

FORMAT = "multipolar evidence 1"
"""Written into every file; another value is refused rather than guessed at."""

_FEATURES = ("stems", "named", "states", "minhash")

_AT_ONCE = 5_000
"""Rows that are fetched together; as plain values they take several times the room."""

_OTHERS = {
    "paragraphs": 'document VARCHAR, "index" INTEGER, "start" INTEGER, "end" INTEGER, repeats INTEGER',
    "features": "document VARCHAR, stems UINTEGER[], named UINTEGER[], states UINTEGER[], minhash UBIGINT[]",
    "skipped": "name VARCHAR PRIMARY KEY, why VARCHAR",
    "model_readings": "document VARCHAR, model VARCHAR, rejected INTEGER, problem VARCHAR, PRIMARY KEY (document, model)",
    "stories": "number INTEGER, document VARCHAR, why VARCHAR, likeness DOUBLE",
    "contradictions": f"kind VARCHAR, one_document VARCHAR, one {SPAN}, other_document VARCHAR, other {SPAN}, about VARCHAR, "
    "explanation VARCHAR",
}


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

    Raises
    ------
    InputError
        If there is no such file, or it is not one of ours.
    RunError
        If it is in use, or cannot be written.
    """

    path: Path
    writing: bool = False
    _database: duckdb.DuckDBPyConnection = field(init=False, repr=False)

    def __post_init__(self) -> None:
        fresh = not self.path.exists()
        if fresh and not self.writing:
            raise InputError(f"There is no evidence file {str(self.path)!r}. Make one with: multipolar read DOCUMENTS --out {self.path}")
        if self.path.is_dir():
            raise InputError(f"{str(self.path)!r} is a folder; an evidence file is a single file such as evidence.duckdb.")
        if fresh:
            with disk_errors(self.path.parent):
                self.path.parent.mkdir(parents=True, exist_ok=True)
        self._database = self._connected()
        if fresh:
            self._make()
        self._check()

    def __enter__(self) -> EvidenceFile:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
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
        with self._transaction():
            first = self._one("SELECT coalesce(max(number), -1) + 1 FROM documents")
            names = [name for name in DOCUMENTS if name not in ("number", "reader", "raw")]
            self._database.executemany(
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
        with self._transaction():
            for kind in KINDS:
                self._database.execute(f"DELETE FROM {table_of(kind)} WHERE document = ? AND rule = ?", [document, f"{MODEL}{model}"])  # noqa: S608
                records = [to_record(row, text) for row in rows if row.kind == kind]
                if records:
                    self._append(table_of(kind), pa.Table.from_pylist(records, schema=arrow_schema(kind)))
            self._database.execute("INSERT OR REPLACE INTO model_readings VALUES (?, ?, ?, ?)", [document, model, rejected, problem])

    def note_skipped(self, skipped: Sequence[Skipped]) -> None:
        """Keep what could not be read, and why."""
        if skipped:
            with self._transaction():
                self._database.executemany("INSERT OR REPLACE INTO skipped VALUES (?, ?)", [[each.name, each.why] for each in skipped])

    def set_stories(self, stories: Sequence[Story]) -> None:
        """Write which documents tell one story, in place of what was there: it is worked out from all documents anew."""
        rows = [[n, document, s.why, s.likeness] for n, s in enumerate(stories) for document in s.documents]
        with self._transaction():
            self._database.execute("DELETE FROM stories")
            if rows:
                self._insert("stories", ("number", "document", "why", "likeness"), rows)

    def set_contradictions(self, found: Sequence[Contradiction]) -> None:
        """Write what stands against what, in place of what was there."""
        texts = self.texts({each.one_document for each in found} | {each.other_document for each in found})
        rows = [
            [c.kind, c.one_document, _quoted(c.one, texts[c.one_document]), c.other_document, _quoted(c.other, texts[c.other_document]),
             c.about, c.explanation]
            for c in found
        ]  # fmt: skip
        with self._transaction():
            self._database.execute("DELETE FROM contradictions")
            if rows:
                self._database.executemany("INSERT INTO contradictions VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    # ---- reading --------------------------------------------------------------------------------------------------------------

    def ids(self) -> frozenset[str]:
        """Ids of all documents."""
        return frozenset(row[0] for row in self._all("SELECT id FROM documents"))

    def documents(self) -> tuple[Document, ...]:
        """All documents, in the order in which they were read."""
        names = [each.name for each in fields(Document)]
        found = self._all(f"SELECT {', '.join(names)} FROM documents ORDER BY number")  # noqa: S608 - names of our own
        return tuple(Document(**dict(zip(names, row, strict=True))) for row in found)

    def names(self) -> dict[str, str]:
        """Name of each document by id."""
        return dict(self._all("SELECT id, name FROM documents ORDER BY number"))

    def texts(self, ids: set[str] | None = None) -> dict[str, str]:
        """Text of each document by id; of those named, or of all."""
        found = self._all("SELECT id, text FROM documents ORDER BY number")
        return {name: text for name, text in found if ids is None or name in ids}

    def raw(self, document: str) -> bytes:
        """The bytes of a document as they were read."""
        return bytes(self._one("SELECT raw FROM documents WHERE id = ?", document))

    def paragraphs(self, document: str) -> tuple[Paragraph, ...]:
        """Paragraphs of a document."""
        found = self._all('SELECT "index", "start", "end", repeats FROM paragraphs WHERE document = ? ORDER BY "index"', document)
        return tuple(Paragraph(*row) for row in found)

    def read_by(self, model: str) -> frozenset[str]:
        """Ids of the documents that a language model has read without a problem."""
        return frozenset(row[0] for row in self._all("SELECT document FROM model_readings WHERE model = ? AND problem = ''", model))

    def model_rows(self, kind: str) -> tuple[Row, ...]:
        """Rows of a kind that language models found; the rules' rows are given by `rows`."""
        return self._rows(kind, "LIKE")

    def rows(self, kind: str) -> tuple[Row, ...]:
        """Rows of a kind that the rules found, by document in the order of reading and by place in it."""
        return self._rows(kind, "NOT LIKE")

    def _rows(self, kind: str, likeness: str) -> tuple[Row, ...]:
        names = [f'r."{name}"' for name in columns_of(kind)]
        order = 'd.number, r.span."start", r.span."end", r.rule'
        sql = f"SELECT {', '.join(names)} FROM {table_of(kind)} r JOIN documents d ON d.id = r.document "  # noqa: S608
        sql += f"WHERE r.rule {likeness} '{MODEL}%' ORDER BY {order}"
        columns = tuple(columns_of(kind))
        known: dict[Any, Any] = {}  # ids and rules stand in thousands of rows: one object for each
        found: list[Row] = []
        cursor = self._database.execute(sql)
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
            for i, name, stems, named, states, minhash, day in self._all(sql)
        )

    def skipped(self) -> tuple[Skipped, ...]:
        """What could not be read, and why."""
        return tuple(Skipped(*row) for row in self._all("SELECT name, why FROM skipped ORDER BY name"))

    def stories(self) -> tuple[Story, ...]:
        """Which documents tell one story."""
        sql = (
            "SELECT list(s.document ORDER BY d.number), any_value(s.why), any_value(s.likeness) FROM stories s "
            "JOIN documents d ON d.id = s.document GROUP BY s.number ORDER BY s.number"
        )
        return tuple(Story(tuple(documents), why, likeness) for documents, why, likeness in self._all(sql))

    def contradictions(self) -> tuple[Contradiction, ...]:
        """What stands against what."""
        found = self._all("SELECT * FROM contradictions")
        return tuple(
            Contradiction(kind=k, one_document=a, one=_span(one), other_document=b, other=_span(other), about=about, explanation=why)
            for k, a, one, b, other, about, why in found
        )

    def counts(self) -> dict[str, int]:
        """How many there are of each kind of thing."""
        found = {
            "documents": self._one("SELECT count(*) FROM documents"),
            "stories": self._one("SELECT count(DISTINCT number) FROM stories"),
        }
        for kind in KINDS:  # the rules' rows; a model's stand beside them and are counted apart
            found[table_of(kind)] = self._one(f"SELECT count(*) FROM {table_of(kind)} WHERE rule NOT LIKE '{MODEL}%'")  # noqa: S608
        return found | {"contradictions": self._one("SELECT count(*) FROM contradictions")}

    # ---- inside ---------------------------------------------------------------------------------------------------------------

    def _connected(self) -> duckdb.DuckDBPyConnection:
        import duckdb

        try:
            database = duckdb.connect(str(self.path), read_only=not self.writing)
        except duckdb.IOException as error:
            if "lock" in str(error).lower():
                raise RunError(f"{self.path} is in use by another program. Wait for it, or write to another file.") from error
            raise RunError(f"{self.path} cannot be opened as an evidence file: {_first_line(error)}") from error
        except duckdb.Error as error:
            raise InputError(f"{self.path} is not an evidence file: {_first_line(error)}") from error
        database.execute("SET enable_progress_bar = false")  # it would be printed amid what is asked for as JSON
        return database

    def _make(self) -> None:
        with self._transaction():
            self._database.execute("CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR)")
            self._database.execute("INSERT INTO meta VALUES ('format', ?)", [FORMAT])
            self._database.execute(f"CREATE TABLE documents ({', '.join(f'{name} {sql}' for name, sql in DOCUMENTS.items())})")
            for kind in KINDS:
                columns = ", ".join(f'"{name}" {sql}' for name, sql in columns_of(kind).items())
                self._database.execute(f"CREATE TABLE {table_of(kind)} ({columns})")
            for name, columns in _OTHERS.items():
                self._database.execute(f"CREATE TABLE {name} ({columns})")

    def _check(self) -> None:
        import duckdb

        try:
            found = self._database.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        except duckdb.Error:
            found = None
        if found != (FORMAT,):
            self._database.close()
            raise InputError(
                f"{self.path} is a database, but not an evidence file of this version ({found[0] if found else 'no format given'}; "
                f"this is {FORMAT!r}). Read the documents into a new file."
            )

    def _add_paragraphs(self, batch: Sequence[ReadDocument]) -> None:
        rows = [[r.document.id, p.index, p.start, p.end, p.repeats] for r in batch for p in r.paragraphs]
        if rows:
            self._insert("paragraphs", ("document", "index", "start", "end", "repeats"), rows)

    def _add_features(self, batch: Sequence[ReadDocument]) -> None:
        rows = [[r.document.id, *(getattr(r.features, name).tolist() for name in _FEATURES)] for r in batch]
        if rows:
            self._insert("features", ("document", *_FEATURES), rows)

    def _add_rows(self, kind: str, batch: Sequence[ReadDocument]) -> None:
        import pyarrow as pa

        records = [to_record(row, r.document.text) for r in batch for row in r.rows if row.kind == kind]
        if records:
            self._append(table_of(kind), pa.Table.from_pylist(records, schema=arrow_schema(kind)))

    def _insert(self, table: str, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        import pyarrow as pa

        self._append(table, pa.table({name: [row[place] for row in rows] for place, name in enumerate(names)}))

    def _append(self, table: str, rows: Any) -> None:
        self._database.register("incoming", rows)
        self._database.execute(f"INSERT INTO {table} SELECT * FROM incoming")  # noqa: S608 - names of our own
        self._database.unregister("incoming")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        import duckdb

        self._database.execute("BEGIN")
        try:
            yield
            self._database.execute("COMMIT")
        except BaseException as error:
            self._undo()
            if isinstance(error, duckdb.Error):
                raise RunError(f"{self.path} cannot be written: {_first_line(error)} What was there before is whole.") from error
            raise

    def _undo(self) -> None:
        import duckdb

        try:
            self._database.execute("ROLLBACK")
        except duckdb.Error:
            self._database.close()  # an open transaction of a closed file is undone when it is opened again

    def _all(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return self._database.execute(sql, list(values)).fetchall()

    def _one(self, sql: str, *values: Any) -> Any:
        found = self._database.execute(sql, list(values)).fetchone()
        if found is None:
            raise InputError(f"{self.path} holds no such document: {', '.join(map(str, values))}.")
        return found[0]


def _uint32(values: Sequence[int]) -> NDArray[np.uint32]:
    return np.asarray(values, dtype=np.uint32)


def _quoted(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "quote": span.quote(text)}


def _span(record: dict[str, Any]) -> Span:
    return Span(record["start"], record["end"])


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
