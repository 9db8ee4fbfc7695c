"""An event from a word that likely tells one: who and whom, of what type, how presented, when and where."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from multipolar.evidence.extractors.events.candidates import Candidate
from multipolar.evidence.extractors.events.conditions import is_asked
from multipolar.evidence.extractors.events.extents import clause_extent, noun_extent
from multipolar.evidence.extractors.events.lexicon import Reading, lexicon
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.settings import date_of, dates_of, place_of
from multipolar.evidence.extractors.likely_events.modes import likely_mode
from multipolar.evidence.extractors.likely_events.prospects import Prospect
from multipolar.evidence.extractors.likely_events.setting import setting_at
from multipolar.evidence.extractors.likely_events.types import likely_type, turned_type
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Claim, DateMention, Event

RULE = "events.likely"

_LEAST_TYPE = 0.35
"""Least likelihood of the likeliest type: what is more doubtful than this is left out, for nobody could say what was done."""


_AHEAD = ("before", "until", "till", "pending", "towards", "toward")
"""What stands behind these had not come when the rest happened ("before their talks"), however often it did come."""


def judged(parsed: ParsedDocument, one: Prospect, event: Event, claims: Sequence[Claim]) -> Event:
    """A rule's event in the type and mode that weights are sure of."""
    plover = turned_type(one, event.plover)
    setting = setting_at(parsed, one.scene.block, one.token, claims)
    mode = event.mode if _is_ahead(one) or is_asked(one.token) else likely_mode(event.mode, setting, plover, event.rule)
    return event if (plover, mode) == (event.plover, event.mode) else dataclasses.replace(event, plover=plover, mode=mode)


def described(parsed: ParsedDocument, one: Prospect, likely: float, claims: Sequence[Claim], dates: Sequence[DateMention]) -> Event | None:
    """Make the row of a word that no rule takes; None where its type is in doubt."""
    plover, sure = likely_type(one)
    if sure < _LEAST_TYPE:
        return None
    scene, token = one.scene, one.token
    source, target = one.ends.sure
    first, last = (clause_extent if token.pos_ in ("VERB", "AUX") else noun_extent)(token)
    told = mode_of(token, lexicon())
    mode = told if is_asked(token) else likely_mode(told, setting_at(parsed, scene.block, token, claims), plover, "")
    candidate = Candidate(scene, token, Reading(plover, "one"), source, target, mode, first, last, "likely")
    return Event(
        document=parsed.document.id,
        span=one.span,
        rule=RULE,
        confidence=round(likely, 2),
        source=source,
        target=target,
        plover=plover,
        mode=mode,
        trigger=one.place,
        date=date_of(candidate, dates_of(scene, dates)) if dates else None,
        place=place_of(candidate),
    )


def _is_ahead(one: Prospect) -> bool:
    """Whether an event is told as lying ahead of another, so that weights have no say in whether it came."""
    return one.token.dep_ == "pobj" and one.token.head.lower_ in _AHEAD
