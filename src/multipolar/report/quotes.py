"""The words of a passage, read from the documents a reader has at hand and never carried by the project."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multipolar.scenario.schema import DocumentSource, Passage


def quote_of(source: DocumentSource, passage: Passage, documents: Path) -> str:
    """The passage's text; a note in square brackets where the document is missing, changed or too short."""
    path = documents / source.file
    try:
        content = path.read_bytes()
    except OSError:
        return "[document not at hand]"
    if hashlib.sha256(content).hexdigest() != source.sha256:
        return "[the document at hand differs from the one that was read]"
    text = content.decode("utf-8", errors="replace")
    return text[passage.start : passage.end] or "[the passage lies outside the document]"
