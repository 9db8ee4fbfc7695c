"""The rows of a document with those of a language model in place of the rules'."""

from __future__ import annotations

from dataclasses import replace

from multipolar.evidence.model.asking import ModelReading
from multipolar.evidence.read import Found
from multipolar.results.evidence import GROUPS, READ_BY_MODELS, Mention, Row


def led_by(found: Found, reading: ModelReading) -> Found:
    """What was found in a document, with the model's rows where a model gives them whole; as it was, where some of it has no answer."""
    if reading.problem:
        return found
    kept = [row for row in found.rows if not _is_of_models(row)]
    return replace(found, rows=tuple(sorted([*kept, *reading.rows], key=lambda row: row.span)))


def _is_of_models(row: Row) -> bool:
    return row.kind in READ_BY_MODELS or (isinstance(row, Mention) and row.form in GROUPS)
