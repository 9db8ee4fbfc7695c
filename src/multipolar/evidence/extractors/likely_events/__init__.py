"""Events by rules and by weights: what rules find, how each is presented, and what else a document says likely enough."""

from __future__ import annotations

from multipolar.evidence.extractors.likely_events.extract import extract

__all__ = ["extract"]
