"""Groups by weights: noun phrases that annotated texts make likely groups, beside those that rules find."""

from __future__ import annotations

from multipolar.evidence.actors.likely_groups.adding import with_likely_groups

__all__ = ["with_likely_groups"]
