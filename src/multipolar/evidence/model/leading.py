"""The rows of a document with those of a language model in place of the rules'."""

from __future__ import annotations

from dataclasses import replace

from multipolar.evidence.model.asking import ModelReading
from multipolar.evidence.read import Found
from multipolar.results.evidence import led


def led_by(found: Found, reading: ModelReading) -> Found:
    """What was found in a document, led by what a model found in it; as it was, where some of it has no answer."""
    return found if reading.problem else replace(found, rows=tuple(led(found.rows, reading.rows)))
