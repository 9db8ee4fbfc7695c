"""Events in time: those with a day by their day, the others by document. How a document presents an event is never lost."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from multipolar.report.figures import Figure
from multipolar.report.reading import timeline
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
        By month, and by document.
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
    counts = Counter(row.mode for row in material.events)
    dated = grouped([row for row in material.events if period(row)])
    marks = [timeline.Happening(*_period(rows[0]), rows[0].mode) for rows in dated] + named_dates(material)
    return EventsView(
        modes=[(sign, mode, meaning, counts[mode]) for mode, (sign, meaning) in MODES.items() if counts[mode]],
        chart=timeline.figure(marks, len(material.documents)) if marks else None,
        dated=listing(DATED, _by_month(dated), material, shown),
        undated=listing(UNDATED, _by_document([row for row in material.events if not period(row)], material), material, shown),
        named=listing(NAMED, _dates_by_year(material), material, shown),
        scenarios=listing(SCENARIOS, _by_document(material.rows["scenario"], material), material, shown),
    )


def named_dates(material: Material) -> list[timeline.Happening]:
    """Dates and deadlines that the texts name, those of one day in one story once."""
    found = {}
    for row in material.dates:
        days = span_of((row.earliest, row.latest)) if row.earliest else None
        if days:
            lane = timeline.DEADLINE if row.deadline else timeline.NAMED
            found[material.story_of[row.document], days, lane] = timeline.Happening(*days, lane)
    return list(found.values())


def period(row: Event) -> tuple[date, date] | None:
    """First and last day, where the text gives a date that can be read as one."""
    return span_of(row.date) if row.date else None


def span_of(days: tuple[str, str]) -> tuple[date, date] | None:
    """ISO days as dates, in order; None where they are none."""
    try:
        first, last = (date.fromisoformat(day) for day in days)
    except ValueError:
        return None
    return (first, last) if first <= last else (last, first)


def grouped(rows: Sequence[Event]) -> list[tuple[Event, ...]]:
    """Events with the same actors, type, mode and days are one, by day; a different mode is never the same event."""
    found: dict[tuple[object, ...], list[Event]] = defaultdict(list)
    for row in rows:
        found[_period(row), row.source, row.target, row.plover, row.mode].append(row)
    return [tuple(same) for _, same in sorted(found.items(), key=lambda pair: _period(pair[1][0]))]


def _period(row: Event) -> tuple[date, date]:
    found = period(row)
    assert found is not None, "only events with a day are grouped by it"  # noqa: S101 - by the callers
    return found


def _by_month(groups: Sequence[tuple[Event, ...]]) -> list[tuple[str, list[Draft]]]:
    found: dict[str, list[Draft]] = defaultdict(list)
    for rows in groups:
        found[f"{_period(rows[0])[0]:%B %Y}"].append((rows, ()))
    return list(found.items())


def _by_document(rows: Sequence[Row], material: Material) -> list[tuple[str, list[Draft]]]:
    found: dict[str, list[Draft]] = defaultdict(list)
    for row in rows:
        found[row.document].append(((row,), ()))
    return [(short(material.by_id[document].name, 60), drafts) for document, drafts in found.items()]


def _dates_by_year(material: Material) -> list[tuple[str, list[Draft]]]:
    """Deadlines first within a year; what cannot be resolved last."""
    found: dict[str, list[Draft]] = defaultdict(list)
    for row in sorted(material.dates, key=lambda row: (not row.earliest, row.earliest[:4], not row.deadline, row.earliest)):
        found[row.earliest[:4] or "Not resolved"].append(((row,), ()))
    return list(found.items())
