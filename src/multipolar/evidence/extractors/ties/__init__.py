"""Ties between actors: allied, hostile, at war, supporting, depending."""

from __future__ import annotations

from multipolar.evidence.extractors.ties.extract import extract

__all__ = ["extract"]
