"""Days that new documents bring to a case: entries of its calendar, one by one, and the day on which its war began."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from multipolar.api.quoting import quoted
from multipolar.api.updates import Began, Entered
from multipolar.results.evidence import Document

if TYPE_CHECKING:
    from multipolar.api.following import Following
    from multipolar.api.new_documents import NewDocuments
    from multipolar.evidence.drafting.news_days import NewDays
    from multipolar.scenario import Case

MOST_DAYS = 25
"""Days whose effect on the paths is simulated one by one; later ones are simulated together."""


def brought_days(case: Case, read: NewDocuments) -> NewDays:
    """What the new documents say of the days of a case; nothing where none is new."""
    from multipolar.evidence.actors import registry
    from multipolar.evidence.drafting.news_days import NewDays, new_days

    if not read.new:
        return NewDays()
    written = {each.id: each.published for each in read.new if each.published}
    return new_days(case, read.rows(), {each.id: each.text for each in read.new}, registry(), written)


def called_off(days: NewDays, documents: Mapping[str, Document]) -> tuple[dict[str, Any], ...]:
    """Entries of the calendar that new documents call off, each with the passage that does."""
    return tuple(
        {"id": name, **quoted(documents[each.row.document], each.row.span), "sentence": each.sentence} for name, each in days.called_off
    )


def steps_of(days: NewDays) -> int:
    """How many ensembles it takes to follow them."""
    return min(len(days.entries), MOST_DAYS) + (days.began is not None)


def began_then(case: Case, days: NewDays, documents: Mapping[str, Document], following: Following) -> tuple[Began | None, Case]:
    """The case with the day on which its war began, where it had a placeholder for it and a new document tells it."""
    from multipolar.evidence.drafting.beginning import gist_of
    from multipolar.scenario.later import with_beginning

    if days.began is None or days.began.told is None:
        return None, case
    day, told = days.began.day, days.began.told
    now = with_beginning(case, day)
    why = ({**quoted(documents[told.document], told.span), "says": gist_of(day, told)},)
    return Began(case.scenario.war.began, day, why, following.to(now)), now


def entered(case: Case, days: NewDays, documents: Mapping[str, Document], following: Following) -> tuple[tuple[Entered, ...], Case]:
    """Enter the days into the calendar one after the other and see after each how the paths follow."""
    from multipolar.scenario.later import with_event
    from multipolar.scenario.schema import CalendarEvent

    made, now = [], case
    for number, day in enumerate(days.entries):
        now = with_event(now, CalendarEvent.model_validate(day.entry()))
        shown = number < MOST_DAYS - 1 or number == len(days.entries) - 1
        why = tuple(
            {**quoted(documents[each.row.document], each.row.span), "sentence": each.sentence, "says": each.gist} for each in day.told
        )
        made.append(Entered(day, why, following.to(now) if shown else ()))
    return tuple(made), now
