"""Events in time: those with a day by their day, the others by document. How a document presents an event is never lost."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from multipolar.report.figures import Figure
from multipolar.report.reading import timeline
from multipolar.report.reading.cards import days, event_says
from multipolar.report.reading.dating import When, days_of, grouped, when
from multipolar.report.reading.lanes import figure
from multipolar.report.reading.listing import Draft, Listing, listing
from multipolar.report.reading.material import Material
from multipolar.report.reading.names import MODES, short
from multipolar.report.reading.texts import Shown
from multipolar.results.evidence import Event, Row

DATED, UNDATED, NAMED, SCENARIOS = "dated-list", "undated-list", "named-list", "scenarios-list"


@dataclass(frozen=True, slots=True)
class EventsView:
    """What the page shows of events.

    Parameters
    ----------
    modes : list of (str, str, str, int)
        Sign, mode, meaning, and how many passages tell an event so.
    chart : Figure or None
        The dated ones on an axis of time; None without any.
    dated, undated : Listing
        By month or year, and by document.
    named, scenarios : Listing
        Dates that the texts name, and ways that authors say it could go.
    """

    modes: list[tuple[str, str, str, int]]
    chart: Figure | None
    dated: Listing
    undated: Listing
    named: Listing
    scenarios: Listing


def events_view(material: Material, shown: Shown) -> EventsView:
    """Sort the events by whether the text dates them."""
    counts: Counter[str] = Counter(row.mode for row in material.events)
    found = [(row, when(row, material)) for row in material.events]
    dated = grouped([(row, time) for row, time in found if time])
    marks = [timeline.Happening(*time.days, rows[0].mode) for time, rows in dated] + named_dates(material)
    return EventsView(
        modes=[(sign, mode, meaning, counts[mode]) for mode, (sign, meaning) in MODES.items() if counts[mode]],
        chart=figure(marks, len(material.documents)),
        dated=listing(DATED, _by_month(dated, material), material, shown),
        undated=listing(UNDATED, _by_document([row for row, time in found if not time], material), material, shown),
        named=listing(NAMED, _dates_by_year(material), material, shown),
        scenarios=listing(SCENARIOS, _by_document(material.rows["scenario"], material), material, shown),
    )


def named_dates(material: Material) -> list[timeline.Happening]:
    """Dates and deadlines that the texts name, those of one day in one story once."""
    found = {}
    for row in material.dates:
        known = days_of((row.earliest, row.latest)) if row.earliest else None
        if known:
            lane = timeline.DEADLINE if row.deadline else timeline.NAMED
            found[material.story_of[row.document], known, lane] = timeline.Happening(*known, lane)
    return list(found.values())


def _by_month(groups: Sequence[tuple[When, tuple[Event, ...]]], material: Material) -> list[tuple[str, list[Draft]]]:
    found: dict[str, list[Draft]] = defaultdict(list)
    for time, rows in groups:
        lead = f"{days((str(time.days[0]), str(time.days[1])))} · {event_says(rows[0], material)}"
        note = "the day that its passage names" if time.by_passage else ""
        found[_stretch(*time.days)].append(Draft(rows, lead=lead, note=note))
    return list(found.items())


def _stretch(first: date, last: date) -> str:
    """The month that days lie in, or else their year or years: what happened some time in a year did not happen in January."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    return f"Some time in {first.year}" if first.year == last.year else f"Some time from {first.year} to {last.year}"


def _by_document(rows: Sequence[Row], material: Material) -> list[tuple[str, list[Draft]]]:
    found: dict[str, list[Draft]] = defaultdict(list)
    for row in rows:
        found[row.document].append(Draft((row,)))
    return [(short(material.by_id[document].name, 60), drafts) for document, drafts in found.items()]


def _dates_by_year(material: Material) -> list[tuple[str, list[Draft]]]:
    """Deadlines first within a year; what cannot be resolved last."""
    found: dict[str, list[Draft]] = defaultdict(list)
    for row in sorted(material.dates, key=lambda row: (not row.earliest, row.earliest[:4], not row.deadline, row.earliest)):
        found[row.earliest[:4] or "Not resolved"].append(Draft((row,)))
    return list(found.items())
