"""A document's text: a plain twin of the same length, what is left without marks, and its paragraphs."""

from __future__ import annotations

from multipolar.evidence.text.normal import plain
from multipolar.evidence.text.paragraphs import Block, blocks_of, levelled, paragraphs_of
from multipolar.evidence.text.tables import table_rows
from multipolar.evidence.text.unmarked import Unmarked, unmarked

__all__ = ["Block", "Unmarked", "blocks_of", "levelled", "paragraphs_of", "plain", "table_rows", "unmarked"]
