"""What reading gives: documents, and rows that each quote one."""

from __future__ import annotations

from multipolar.results.evidence.contradictions import Contradiction
from multipolar.results.evidence.documents import Document, Paragraph, Skipped
from multipolar.results.evidence.leading import GROUPS, READ_BY_MODELS, led
from multipolar.results.evidence.rows import (
    KINDS,
    Claim,
    DateMention,
    Event,
    Mention,
    NamedScenario,
    Position,
    Row,
    Span,
    Tie,
)
from multipolar.results.evidence.stories import Features, Story, Witnessed

__all__ = [
    "GROUPS",
    "KINDS",
    "READ_BY_MODELS",
    "Claim",
    "Contradiction",
    "DateMention",
    "Document",
    "Event",
    "Features",
    "Mention",
    "NamedScenario",
    "Paragraph",
    "Position",
    "Row",
    "Skipped",
    "Span",
    "Story",
    "Tie",
    "Witnessed",
    "led",
]
