"""The scenario format as pydantic models, one small file for each part of it."""

from __future__ import annotations

from multipolar.scenario.schema.actors import Actor, Position
from multipolar.scenario.schema.basis import Amounts, Based, Grounds, Settings
from multipolar.scenario.schema.calendar import CalendarEvent
from multipolar.scenario.schema.checks import Check, Checks
from multipolar.scenario.schema.fields import Part
from multipolar.scenario.schema.issues import Effect, Issue, Lever
from multipolar.scenario.schema.scenario import Contradiction, Earlier, PathSpec, Scenario
from multipolar.scenario.schema.sources import DataSource, DocumentSource, Passage, Passages, Sources
from multipolar.scenario.schema.talks import Track
from multipolar.scenario.schema.threats import Deed, Threat
from multipolar.scenario.schema.ties import Affinity, Ties
from multipolar.scenario.schema.war import Patron, Side, War

__all__ = [
    "Actor",
    "Affinity",
    "Amounts",
    "Based",
    "CalendarEvent",
    "Check",
    "Checks",
    "Contradiction",
    "DataSource",
    "Deed",
    "DocumentSource",
    "Earlier",
    "Effect",
    "Grounds",
    "Issue",
    "Lever",
    "Part",
    "Passage",
    "Passages",
    "PathSpec",
    "Patron",
    "Position",
    "Scenario",
    "Settings",
    "Side",
    "Sources",
    "Threat",
    "Ties",
    "Track",
    "War",
]
