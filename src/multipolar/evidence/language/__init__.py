"""The parser: a spaCy model where one is installed; without one, readers fall back on patterns over plain words."""

from __future__ import annotations

from multipolar.evidence.language.parsed import ParsedDocument
from multipolar.evidence.language.parser import MODELS, Parser, find_parser

__all__ = ["MODELS", "ParsedDocument", "Parser", "find_parser"]
