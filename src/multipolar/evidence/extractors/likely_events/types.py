"""The type of an event as weights see it."""

from __future__ import annotations

from multipolar.evidence.extractors.likely_events.prospects import Prospect
from multipolar.evidence.extractors.likely_events.type_features import type_features
from multipolar.evidence.learnt import weights

TABLE = "events-type"

_TURN = 0.75
"""Least likelihood of another type at which it takes the place of the one that a rule gives."""


def likely_type(one: Prospect) -> tuple[str, float]:
    """The likeliest PLOVER type, and how likely it is."""
    table = weights(TABLE)
    likely = table.probabilities(type_features(one.token, one.types))
    best = max(range(len(likely)), key=likely.__getitem__)
    return table.labels[best], likely[best]


def turned_type(one: Prospect, told: str) -> str:
    """The type that a rule gives, or another that weights are sure of."""
    kind, likely = likely_type(one)
    return kind if likely >= _TURN else told
