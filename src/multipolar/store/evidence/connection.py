"""The database behind an evidence file: opened, made, checked, and written to in transactions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from multipolar.errors import InputError, RunError
from multipolar.results.evidence import KINDS
from multipolar.shell import typed
from multipolar.store.evidence.columns import DOCUMENTS, SPAN, columns_of, table_of
from multipolar.store.files import disk_errors

if TYPE_CHECKING:
    import duckdb

FORMAT = "multipolar evidence 1"
"""Written into every file; another value is refused rather than guessed at."""

_OTHERS = {
    "paragraphs": 'document VARCHAR, "index" INTEGER, "start" INTEGER, "end" INTEGER, repeats INTEGER',
    "features": "document VARCHAR, stems UINTEGER[], named UINTEGER[], states UINTEGER[], minhash UBIGINT[]",
    "skipped": "name VARCHAR PRIMARY KEY, why VARCHAR",
    "model_readings": "document VARCHAR, model VARCHAR, rejected INTEGER, problem VARCHAR, PRIMARY KEY (document, model)",
    "stories": "number INTEGER, document VARCHAR, why VARCHAR, likeness DOUBLE",
    "contradictions": f"kind VARCHAR, one_document VARCHAR, one {SPAN}, other_document VARCHAR, other {SPAN}, about VARCHAR, "
    "explanation VARCHAR",
}


@dataclass
class Database:
    """A DuckDB file with the tables of an evidence file.

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
        If it is damaged or in use, or cannot be written.
    """

    path: Path
    writing: bool = False
    _database: duckdb.DuckDBPyConnection = field(init=False, repr=False)

    def __post_init__(self) -> None:
        fresh = not self.path.exists() or (self.path.is_file() and not self.path.stat().st_size)
        if fresh and not self.writing:
            raise InputError(
                f"There is no evidence file {str(self.path)!r}. Make one with: multipolar read DOCUMENTS --out {typed(self.path)}"
            )
        if self.path.is_dir():
            raise InputError(f"{str(self.path)!r} is a folder; an evidence file is a single file such as evidence.duckdb.")
        if fresh:
            with disk_errors(self.path.parent):
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self.path.resolve().unlink(missing_ok=True)  # an empty file is no database
        self._database = self._connected()
        with self.damage_told():
            if fresh or (self.writing and self._is_bare()):  # of a first reading that was cut off before it wrote anything
                self._make()
            self._check()

    def close(self) -> None:
        """Close the file; everything added is on disk."""
        self._database.close()

    def run(self, sql: str, values: Sequence[Any] = ()) -> duckdb.DuckDBPyConnection:
        """Run a statement and return the cursor that holds what it found."""
        return self._database.execute(sql, list(values))

    def run_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run a statement once a row."""
        self._database.executemany(sql, rows)

    def all(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Everything that a statement finds."""
        return self._database.execute(sql, list(values)).fetchall()

    def one(self, sql: str, *values: Any) -> Any:
        """The first value that a statement finds; `values` are named if there is none."""
        found = self._database.execute(sql, list(values)).fetchone()
        if found is None:
            raise InputError(f"{self.path} holds no such document: {', '.join(map(str, values))}.")
        return found[0]

    def insert(self, table: str, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Append rows of plain values to columns of a table."""
        import pyarrow as pa

        self.append(table, pa.table({name: [row[place] for row in rows] for place, name in enumerate(names)}))

    def append(self, table: str, rows: Any) -> None:
        """Append an Arrow table to a table."""
        self._database.register("incoming", rows)
        self._database.execute(f"INSERT INTO {table} SELECT * FROM incoming")  # noqa: S608 - names of our own
        self._database.unregister("incoming")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside it, or none."""
        import duckdb

        self._database.execute("BEGIN")
        try:
            yield
            self._database.execute("COMMIT")
        except BaseException as error:
            self._undo()
            if isinstance(error, duckdb.Error):
                if (
                    isinstance(error, duckdb.InternalException | duckdb.FatalException | duckdb.CatalogException)
                    or "corrupt" in str(error).lower()
                ):
                    raise self._damaged(error) from error
                raise RunError(f"{self.path} cannot be written: {_first_line(error)} What was there before is whole.") from error
            raise

    @contextmanager
    def damage_told(self) -> Iterator[None]:
        """Within this, what the database cannot read is told as damage to the file, with what to do."""
        import duckdb

        try:
            yield
        except (duckdb.ParserException, duckdb.ConversionException, duckdb.OutOfMemoryException):
            raise  # a mistake of ours, or of the machine
        except duckdb.Error as error:
            self._shut()
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> RunError:
        return RunError(
            f"{self.path} is damaged: {_first_line(error).rstrip('.!')}. Put back a copy of it, or read the documents into a new file: "
            "multipolar read DOCUMENTS --out NEW.duckdb"
        )

    def _is_bare(self) -> bool:
        return not self.all("SELECT 1 FROM duckdb_tables() LIMIT 1")

    def _shut(self) -> None:
        import duckdb

        with suppress(duckdb.Error):
            self._database.close()

    def _connected(self) -> duckdb.DuckDBPyConnection:
        import duckdb

        try:
            database = duckdb.connect(str(self.path), read_only=not self.writing)
        except duckdb.IOException as error:
            if "lock" in str(error).lower():
                raise RunError(f"{self.path} is in use by another program. Wait for it, or write to another file.") from error
            raise RunError(f"{self.path} cannot be opened as an evidence file: {_first_line(error)}") from error
        except duckdb.Error as error:
            if "corrupt" in str(error).lower():
                raise self._damaged(error) from error
            raise InputError(f"{self.path} is not an evidence file: {_first_line(error)}") from error
        database.execute("SET enable_progress_bar = false")  # it would be printed amid what is asked for as JSON
        return database

    def _make(self) -> None:
        with self.transaction():
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

        if self._is_bare():
            self._shut()
            raise InputError(f"{self.path} holds nothing yet. Read documents into it: multipolar read DOCUMENTS --out {typed(self.path)}")
        try:
            found = self._database.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        except (duckdb.CatalogException, duckdb.BinderException):  # it has no such table
            found = None
        if found != (FORMAT,):
            self._shut()
            raise InputError(
                f"{self.path} is a database, but not an evidence file of this version ({found[0] if found else 'no format given'}; "
                f"this is {FORMAT!r}). Read the documents into a new file."
            )

    def _undo(self) -> None:
        import duckdb

        try:
            self._database.execute("ROLLBACK")
        except duckdb.Error:
            self._database.close()  # an open transaction of a closed file is undone when it is opened again


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
