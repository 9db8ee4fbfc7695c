"""Positions: who wants, backs, refuses or demands what."""

from __future__ import annotations

from multipolar.evidence.extractors.positions.extraction import extract

__all__ = ["extract"]
