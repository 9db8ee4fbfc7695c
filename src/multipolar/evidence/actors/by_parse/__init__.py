"""References that only grammar tells from other words: the administration, the government, the enemy, the two."""

from __future__ import annotations

from multipolar.evidence.actors.by_parse.counted import counted
from multipolar.evidence.actors.by_parse.references import references

__all__ = ["counted", "references"]
