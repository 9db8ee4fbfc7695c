"""On which days an event is placed: its own date, or else the one date that its own passage names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from multipolar.report.reading.material import Material
from multipolar.results.evidence import Event

Days: TypeAlias = tuple[date, date]

LONGEST = 62
"""Days of a stretch that places an event by the passage alone: "last year" in a sentence says little of when the event was."""


@dataclass(frozen=True, slots=True)
class When:
    """First and last day of an event, and whether only its passage names them."""

    days: Days
    by_passage: bool = False


def when(row: Event, material: Material) -> When | None:
    """The days of an event; None where the text gives none that can be told."""
    own = days_of(row.date) if row.date else None
    if own:
        return When(own)
    named = {days_of((each.earliest, each.latest)) for each in material.dates_in(row.document, row.span) if each.earliest}
    only = next(iter(named)) if len(named) == 1 else None
    return When(only, by_passage=True) if only and (only[1] - only[0]).days <= LONGEST else None


def days_of(pair: tuple[str, str]) -> Days | None:
    """ISO days as dates, in order; None where they are none."""
    try:
        first, last = (date.fromisoformat(day) for day in pair)
    except ValueError:
        return None
    return (first, last) if first <= last else (last, first)


def grouped(rows: Sequence[tuple[Event, When]]) -> list[tuple[When, tuple[Event, ...]]]:
    """Events with the same actors, type, mode and days are one, in order of days; another mode is never the same event.

    Of what two do together it makes no difference which of them a passage names first, or whether it names them as one.
    """
    found: dict[tuple[object, ...], list[tuple[Event, When]]] = {}
    for row, time in rows:
        ends: tuple[object, ...] = (frozenset((*row.source, *row.target)),) if is_joint(row) else (row.source, row.target)
        found.setdefault((time.days, ends, row.plover, row.mode), []).append((row, time))
    ordered = sorted(found.values(), key=lambda same: same[0][1].days)
    return [(min((time for _, time in same), key=lambda time: time.by_passage), tuple(row for row, _ in same)) for same in ordered]


def is_joint(row: Event) -> bool:
    """Whether its actors do it together: told as reciprocal, the same at both ends, or several at one end who do it with each other."""
    return row.reciprocal or set(row.source) == set(row.target) or (not row.target and len(row.source) > 1)
