"""A document's text: a plain twin of the same length, and its paragraphs."""

from __future__ import annotations

from multipolar.evidence.text.normal import plain
from multipolar.evidence.text.paragraphs import Block, blocks_of, levelled, paragraphs_of

__all__ = ["Block", "blocks_of", "levelled", "paragraphs_of", "plain"]
