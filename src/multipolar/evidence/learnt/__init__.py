"""Weights that were fitted to annotated articles: where rules have no word for it, they say how likely something is."""

from __future__ import annotations

from multipolar.evidence.learnt.weights import Features, Weights, weights

__all__ = ["Features", "Weights", "weights"]
