"""Domestic politics: what a side at home would ratify, who can block it, and what going back on one's word costs."""

from __future__ import annotations

from multipolar.models.contract import Model
from multipolar.models.domestic.audience import Audience
from multipolar.models.domestic.ratification import Body, Ratification
from multipolar.models.domestic.win_sets import WinSets

__all__ = ["MODELS", "Audience", "Body", "Ratification", "WinSets"]

MODELS: tuple[type[Model], ...] = (WinSets, Ratification, Audience)
"""The models of domestic politics, in the order in which they are shown."""
