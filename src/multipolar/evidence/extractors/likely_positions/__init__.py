"""Positions by rules and by weights: what rules find, how likely it is, and what else a document says likely enough."""

from __future__ import annotations

from multipolar.evidence.extractors.likely_positions.extract import extract

__all__ = ["extract"]
