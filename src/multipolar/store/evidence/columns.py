"""Between rows, which are frozen dataclasses, and the columns of their tables."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from multipolar.results.evidence import KINDS, Row, Span

if TYPE_CHECKING:
    import pyarrow as pa

SPAN = 'STRUCT("start" INTEGER, "end" INTEGER, quote VARCHAR)'
"""A stretch of a document with its words, in SQL."""

DOCUMENTS = {
    "id": "VARCHAR PRIMARY KEY",
    "name": "VARCHAR",
    "address": "VARCHAR",
    "text": "VARCHAR",
    "media": "VARCHAR",
    "encoding": "VARCHAR",
    "title": "VARCHAR",
    "publisher": "VARCHAR",
    "published": "DATE",
    "published_basis": "VARCHAR",
    "language": "VARCHAR",
    "number": "INTEGER",
    "reader": "VARCHAR",
    "raw": "BLOB",
}
"""Columns of the table of documents: the fields of `Document`, its place in the order of reading, what read it, and its raw bytes."""


def table_of(kind: str) -> str:
    """Name of the table that holds a kind of row: its plural."""
    return f"{kind}s"


@cache
def columns_of(kind: str) -> dict[str, str]:
    """Column names and SQL types of a kind of row."""
    row = KINDS[kind]
    hints = get_type_hints(row)
    return {each.name: _sql(hints[each.name]) for each in fields(row)}


def to_record(row: Row, text: str) -> dict[str, Any]:
    """A row as plain values; stretches carry their words."""
    return {each.name: _plain(getattr(row, each.name), text) for each in fields(row)}


def from_record(kind: str, record: dict[str, Any], known: dict[Any, Any] | None = None) -> Row:
    """A row again; words and lists of words that are `known` already are not kept twice."""
    row, hints = KINDS[kind], _hints(kind)
    made = {each.name: _typed(record[each.name], hints[each.name]) for each in fields(row)}
    if known is not None:
        made = {name: known.setdefault(value, value) if isinstance(value, (str, tuple)) else value for name, value in made.items()}
    return row(**made)


@cache
def _hints(kind: str) -> dict[str, Any]:
    """Types of the fields of a kind of row; working them out takes longer than reading a row."""
    return get_type_hints(KINDS[kind])


@cache
def arrow_schema(kind: str) -> pa.Schema:
    """The same columns for Arrow."""
    return arrow_schema_of(columns_of(kind))


def arrow_schema_of(columns: dict[str, str]) -> pa.Schema:
    """Columns of any table for Arrow."""
    import pyarrow as pa

    return pa.schema([(name, _arrow(sql)) for name, sql in columns.items()])


def _arrow(sql: str) -> pa.DataType:
    import pyarrow as pa

    if sql.endswith("[]"):
        return pa.list_(_arrow(sql.removesuffix("[]")))
    if sql == SPAN:
        return pa.struct([("start", pa.int32()), ("end", pa.int32()), ("quote", pa.string())])
    return {"VARCHAR": pa.string(), "BOOLEAN": pa.bool_(), "DOUBLE": pa.float64(), "INTEGER": pa.int32(), "DATE": pa.date32()}[sql]


def _sql(hint: Any) -> str:
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (inner for inner in get_args(hint) if inner is not type(None))
    if get_origin(hint) is tuple:
        return f"{_sql(get_args(hint)[0])}[]"
    if get_origin(hint) is Literal:
        return "VARCHAR"
    return {Span: SPAN, str: "VARCHAR", bool: "BOOLEAN", float: "DOUBLE", int: "INTEGER"}[hint]


def _plain(value: Any, text: str) -> Any:
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end, "quote": value.quote(text)}
    return [_plain(each, text) for each in value] if isinstance(value, tuple) else value


def _typed(value: Any, hint: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, dict):
        return Span(value["start"], value["end"])
    return tuple(_typed(each, hint) for each in value) if isinstance(value, list) else value
