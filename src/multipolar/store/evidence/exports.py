"""Evidence as JSON Lines, CSV and Parquet, each file written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from multipolar.results.evidence import KINDS, Claim, Contradiction, Mention, Position, Row, Span
from multipolar.store.evidence.columns import SPAN, arrow_schema_of, to_record
from multipolar.store.evidence.database import EvidenceFile
from multipolar.store.evidence.tables import Table, tables_of
from multipolar.store.files import disk_errors, write_whole


def export_jsonl(evidence: EvidenceFile, path: Path, contradictions: Iterable[Contradiction] | None = None) -> Path:
    """Write all rows as JSON Lines, in the form that annotated articles are scored in.

    One object a line: ``mention``, ``claim``, ``position``, ``event``, ``relation``, ``date``, ``scenario`` with document, offsets and
    quotes; ``pronoun`` and ``unlinked`` for mentions that annotations do not list, pronouns and names of nobody known; ``duplicate`` for a
    paragraph that repeats another, ``cluster`` for documents that tell one story, ``contradiction``. Rows are those of the reader that
    leads; `contradictions` are those that its rows give, by default those of the file.
    """
    against = evidence.contradictions() if contradictions is None else contradictions
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in _records(evidence, against))
    with disk_errors(path):
        write_whole(path, lines.encode())
    return path


def export_csv(evidence: EvidenceFile, folder: Path, contradictions: Iterable[Contradiction] | None = None) -> tuple[Path, ...]:
    """Write every table as a CSV file; a stretch becomes three columns (start, end, quote), a list is joined with ``|``.

    The contradictions are those given, by default those of the file.
    """
    names = evidence.names()
    return tuple(_whole(folder / f"{table.name}.csv", _csv(table, names)) for table in tables_of(evidence, contradictions))


def export_parquet(evidence: EvidenceFile, folder: Path, contradictions: Iterable[Contradiction] | None = None) -> tuple[Path, ...]:
    """Write every table as a Parquet file, with nested columns; the contradictions are those given, by default those of the file."""
    return tuple(_whole(folder / f"{table.name}.parquet", _parquet(table)) for table in tables_of(evidence, contradictions))


def header_of(name: str, columns: dict[str, str]) -> bytes:
    """The first line of a table as a CSV file."""
    text = io.StringIO()
    csv.writer(text).writerow(_flat_columns(Table(name, columns, lambda: iter(()))))
    return text.getvalue().encode()


def _csv(table: Table, names: Mapping[str, str]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=_flat_columns(table))
    writer.writeheader()
    for record in table.records():
        writer.writerow(_flat(record, table) | {_name_of(column): names[record[column]] for column in _documents_in(table)})
    return text.getvalue().encode()


def _parquet(table: Table) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(table.records()), schema=arrow_schema_of(table.columns)), sink, compression="zstd")
    return sink.getvalue()


def _whole(path: Path, data: bytes) -> Path:
    with disk_errors(path):
        write_whole(path, data)
    return path


def _records(evidence: EvidenceFile, contradictions: Iterable[Contradiction]) -> Iterator[dict[str, Any]]:
    documents = {document.id: document for document in evidence.documents()}
    for kind in KINDS:
        for row in evidence.rows(kind):
            document = documents[row.document]
            yield {
                "doc": document.name, "kind": _kind(row), **_record(row, document.text), "rule": row.rule, "confidence": row.confidence
            }  # fmt: skip
    for document in documents.values():
        yield from _repeats(evidence, document.id, document.name)
    for story in evidence.stories():
        if len(story.documents) > 1:
            yield {"kind": "cluster", "docs": [documents[each].name for each in story.documents], "why": story.why}
    for found in contradictions:
        one, other = documents[found.one_document], documents[found.other_document]
        yield {
            "kind": "contradiction",
            "type": found.kind,
            "doc_a": one.name,
            "a": _span(found.one, one.text),
            "doc_b": other.name,
            "b": _span(found.other, other.text),
            "explain": found.explanation,
        }


def _repeats(evidence: EvidenceFile, document: str, name: str) -> Iterator[dict[str, Any]]:
    paragraphs = evidence.paragraphs(document)
    for paragraph in paragraphs:
        if paragraph.repeats is not None:
            first = paragraphs[paragraph.repeats]
            yield {"doc": name, "kind": "duplicate", "start": paragraph.start, "end": paragraph.end, "dup_start": first.start}


def _kind(row: Row) -> str:
    """What the annotation calls a row; mentions that it does not list have a name of their own, so that they are not scored."""
    if isinstance(row, Mention) and row.form == "pronoun":
        return "pronoun"
    return "unlinked" if isinstance(row, Mention) and not row.actors and not row.proposed else row.kind


def _record(row: Row, text: str) -> dict[str, Any]:
    """A row in the annotation's words."""
    if isinstance(row, Mention):
        return {**_span(row.span, text), "actor": list(row.actors) or ([row.proposed] if row.proposed else []), "form": row.form}
    record = {key: value for key, value in to_record(row, text).items() if key not in ("document", "rule", "confidence")}
    if isinstance(row, Claim):
        record["contest_span"] = record.pop("contest")
    elif isinstance(row, Position):
        record["actor"] = record.pop("actors")
    return record


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "quote": span.quote(text)}


def _documents_in(table: Table) -> list[str]:
    return [column for column in table.columns if column.endswith("document")]


def _name_of(column: str) -> str:
    return column.removesuffix("document") + "name"


def _flat_columns(table: Table) -> list[str]:
    """Columns of a table in a CSV file: names of documents first, for ids tell a reader nothing."""
    flat = [name for column, sql in table.columns.items() for name in _parts(table, column, sql)]
    return [*map(_name_of, _documents_in(table)), *flat]


def _parts(table: Table, column: str, sql: str) -> tuple[str, ...]:
    """What a column becomes; a row's own name must not be taken for its document's."""
    if sql == SPAN:
        return tuple(part if column == "span" else f"{column}_{part}" for part in ("start", "end", "quote"))
    return (table.name.removesuffix("s") if column == "name" and _documents_in(table) else column,)


def _flat(record: dict[str, Any], table: Table) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for column, sql in table.columns.items():
        value, parts = record[column], _parts(table, column, sql)
        if sql == SPAN:
            flat |= zip(parts, value.values() if value else ("", "", ""), strict=True)
        elif isinstance(value, (list, tuple)):
            flat[parts[0]] = "|".join(each["quote"] if isinstance(each, dict) else str(each) for each in value)
        else:
            flat[parts[0]] = value
    return flat


__all__ = ["export_csv", "export_jsonl", "export_parquet", "header_of"]
