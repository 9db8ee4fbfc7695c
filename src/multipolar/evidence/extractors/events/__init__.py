"""Events that a document tells: who did, plans, might do, or is said to have done what to whom."""

from __future__ import annotations

from multipolar.evidence.extractors.events.extract import extract

__all__ = ["extract"]
