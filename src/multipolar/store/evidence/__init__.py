"""Evidence on disk: one DuckDB file, to which documents are only ever added."""

from __future__ import annotations

from multipolar.store.evidence.database import EvidenceFile, ReadDocument
from multipolar.store.evidence.exports import export_csv, export_jsonl, export_parquet

__all__ = ["EvidenceFile", "ReadDocument", "export_csv", "export_jsonl", "export_parquet"]
