"""Events of one document: those of the rules that are likely enough, and what else weights find told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from multipolar.evidence.extractors.events import extract as by_rules
from multipolar.evidence.extractors.events.extract import scenes_of
from multipolar.evidence.extractors.events.scene import Scene
from multipolar.evidence.extractors.likely_events.describing import described, judged
from multipolar.evidence.extractors.likely_events.prospects import Prospect, prospects_of
from multipolar.evidence.extractors.likely_events.told_features import told_features
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.learnt import weights
from multipolar.results.evidence import Claim, DateMention, Event

TABLE = "events-told"

_LEAST = 0.5
"""Least likelihood of an event that no rule finds (judgement: 0.42 found most on texts not seen, and too many on the samples)."""
_KEPT = 0.1
"""Likelihood below which an event of a rule is left out (judgement, on the same texts)."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A word with how likely it tells an event.

    Parameters
    ----------
    one : Prospect
        The word.
    likely : float
        How likely.
    """

    one: Prospect
    likely: float


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
        In the order of the text. Rows that no rule made carry ``events.likely``, and how likely weights hold them as their confidence.
    """
    scenes = scenes_of(parsed)
    found = judge(scenes, by_rules(parsed, dates, claims, scenes))
    rows = [judged(parsed, each.one, each.one.event, claims) for each in found if each.one.event is not None and each.likely >= _KEPT]
    kept = tuple(rows)
    for each in chosen(found):
        row = described(parsed, each.one, each.likely, claims, dates)
        if row is not None and not any(_is_same(row, other) for other in kept):
            rows.append(row)
    return tuple(sorted(rows, key=lambda row: (row.trigger, row.span)))


def judge(scenes: Sequence[Scene], ruled: Sequence[Event]) -> list[Likely]:
    """How likely every word tells an event, by the library's weights."""
    table = weights(TABLE)
    yes = table.labels.index("yes")
    return [Likely(one, table.probabilities(told_features(one))[yes]) for one in prospects_of(scenes, ruled)]


def chosen(found: Sequence[Likely]) -> list[Likely]:
    """Words of no rule that are likely enough, the likeliest first; of two in one passage about the same actors only that one."""
    kept: list[Likely] = []
    for each in sorted(found, key=lambda each: -each.likely):
        if each.likely < _LEAST:
            break
        if each.one.event is None and not any(_is_told_by(each.one, other.one) for other in kept):
            kept.append(each)
    return kept


def _is_told_by(one: Prospect, other: Prospect) -> bool:
    mine, theirs = {*one.ends.source, *one.ends.target}, {*other.ends.source, *other.ends.target}
    inside = other.span.holds(one.place) or one.span.holds(other.place)
    return inside and (mine <= theirs or theirs <= mine)


def _is_same(row: Event, other: Event) -> bool:
    """Whether a rule tells it already: "launched" and "an attack", by the same on the same."""
    inside = row.span.holds(other.trigger) or other.span.holds(row.trigger)
    return inside and row.plover == other.plover and {*row.source, *row.target} <= {*other.source, *other.target}
