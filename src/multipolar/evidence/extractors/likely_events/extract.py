"""Events of one document: those of the rules, in the mode that weights find where they are sure of another."""

from __future__ import annotations

from collections.abc import Sequence

from multipolar.evidence.extractors.events import extract as by_rules
from multipolar.evidence.extractors.likely_events.modes import in_mode
from multipolar.evidence.extractors.likely_events.setting import settings_of
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Claim, DateMention, Event


def extract(parsed: ParsedDocument, dates: Sequence[DateMention] = (), claims: Sequence[Claim] = ()) -> tuple[Event, ...]:
    """Find the events that a document tells.

    Parameters
    ----------
    parsed : ParsedDocument
        With its parses and its actors linked.
    dates : sequence of DateMention
        Dates of the document; without them the events have none.
    claims : sequence of Claim
        Claims of the document: somebody else's words tell otherwise than the author's.

    Returns
    -------
    tuple of Event
        In the order of the text.
    """
    ruled = by_rules(parsed, dates, claims)
    return tuple([in_mode(event, setting) for event, setting in settings_of(parsed, ruled, claims)])
