"""Evidence as JSON Lines, CSV and Parquet, each file written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from multipolar.results.evidence import KINDS, Claim, Event, Mention, Position, Row, Span, Tie
from multipolar.store.evidence.columns import arrow_schema, columns_of, table_of, to_record
from multipolar.store.evidence.database import EvidenceFile
from multipolar.store.files import disk_errors, write_whole


def export_jsonl(evidence: EvidenceFile, path: Path, *, models: bool = False) -> Path:
    """Write all rows as JSON Lines, in the form that annotated articles are scored in.

    One object a line: ``mention``, ``claim``, ``position``, ``event``, ``relation``, ``date``, ``scenario`` with document, offsets and
    quotes; ``duplicate`` for a paragraph that repeats another, ``cluster`` for documents that tell one story, ``contradiction``.
    With `models`, the rows of language models too.
    """
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in _records(evidence, models=models))
    with disk_errors(path):
        write_whole(path, lines.encode())
    return path


def export_csv(evidence: EvidenceFile, folder: Path) -> tuple[Path, ...]:
    """Write one CSV file a kind of row; a stretch becomes three columns (start, end, quote), a list is joined with ``|``."""
    written = []
    names = {document.id: document.name for document in evidence.documents()}
    texts = evidence.texts()
    for kind in KINDS:
        records = [
            _flat(to_record(row, texts[row.document]) | {"name": names[row.document]})
            for row in (*evidence.rows(kind), *evidence.model_rows(kind))
        ]
        if records:
            text = io.StringIO()
            writer = csv.DictWriter(text, fieldnames=list(dict.fromkeys(key for record in records for key in record)))
            writer.writeheader()
            writer.writerows(records)
            written.append(_whole(folder / f"{table_of(kind)}.csv", text.getvalue().encode()))
    return tuple(written)


def export_parquet(evidence: EvidenceFile, folder: Path) -> tuple[Path, ...]:
    """Write one Parquet file a kind of row, with nested columns."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    written = []
    texts = evidence.texts()
    for kind in KINDS:
        table = pa.Table.from_pylist(
            [to_record(row, texts[row.document]) for row in (*evidence.rows(kind), *evidence.model_rows(kind))], schema=arrow_schema(kind)
        )
        sink = io.BytesIO()
        pq.write_table(table, sink, compression="zstd")
        written.append(_whole(folder / f"{table_of(kind)}.parquet", sink.getvalue()))
    return tuple(written)


def _whole(path: Path, data: bytes) -> Path:
    with disk_errors(path):
        write_whole(path, data)
    return path


def _records(evidence: EvidenceFile, *, models: bool) -> Iterator[dict[str, Any]]:
    documents = {document.id: document for document in evidence.documents()}
    for kind in KINDS:
        for row in (*evidence.rows(kind), *(evidence.model_rows(kind) if models else ())):
            if (record := _record(row, documents[row.document].text)) is not None:
                yield {"doc": documents[row.document].name, "kind": kind, **record, "rule": row.rule, "confidence": row.confidence}
    for document in documents.values():
        yield from _repeats(evidence, document.id, document.name)
    for story in evidence.stories():
        if len(story.documents) > 1:
            yield {"kind": "cluster", "docs": [documents[each].name for each in story.documents], "why": story.why}
    for found in evidence.contradictions():
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


def _record(row: Row, text: str) -> dict[str, Any] | None:
    """A row in the annotation's words; None for what the annotation does not list (pronouns)."""
    if isinstance(row, Mention):
        actors = list(row.actors) or ([row.proposed] if row.proposed else [])
        return {**_span(row.span, text), "actor": actors, "form": row.form} if row.form != "pronoun" and actors else None
    record = {key: value for key, value in to_record(row, text).items() if key not in ("document", "rule", "confidence")}
    if isinstance(row, Claim):
        record["contest_span"] = record.pop("contest")
    elif isinstance(row, Position):
        record["actor"] = record.pop("actors")
    elif isinstance(row, (Event, Tie)):
        record = dict(record)
    return record


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "quote": span.quote(text)}


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {"name": record.pop("name")}
    for key, value in record.items():
        if isinstance(value, dict):
            flat |= {(inner if key == "span" else f"{key}_{inner}"): each for inner, each in value.items()}
        elif isinstance(value, list):
            flat[key] = "|".join(each["quote"] if isinstance(each, dict) else str(each) for each in value)
        else:
            flat[key] = value
    return flat


__all__ = ["columns_of", "export_csv", "export_jsonl", "export_parquet"]
