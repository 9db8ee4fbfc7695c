"""The day of a case under new documents: it moves on where they were written after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from multipolar.api.updates import MovedDay
from multipolar.errors import InputError
from multipolar.results.evidence import Document

if TYPE_CHECKING:
    from multipolar.api.following import Following
    from multipolar.scenario import Case


def taken_on(case: Case, new: Sequence[Document], as_of: date | None) -> Case:
    """The case on a day by which all of the new documents were written: its own, where they all were by then.

    Raises
    ------
    InputError
        If a document states a day after `as_of`, or something in the case stands against the day that it moves to.
    """
    from multipolar.evidence.drafting.passages import as_of_day, written_after
    from multipolar.scenario.later import moved_on

    if as_of is not None and as_of < case.as_of:
        raise InputError(f"--as-of {as_of} is before {case.as_of}, the day of {case.id}; it can only be taken on to a later day.")
    if as_of is not None and (late := written_after(new, as_of)):
        said = f"{late[-1].name} is dated {late[-1].published}, after --as-of {as_of}: a case as of that day cannot rest on it."
        raise InputError(f"{said} Give {late[-1].published} or a later day, or leave it out.")
    late = written_after(new, case.as_of)
    day = as_of or as_of_day({each.id: (each.published, "") for each in late if each.published})
    if day is None or day == case.as_of:
        return case
    try:
        return moved_on(case, day)
    except InputError as error:
        if as_of is not None:
            raise
        said = f"{late[-1].name} is dated {late[-1].published}, after the day of {case.id}. {error}"
        raise InputError(f"{said} Mend that in {case.id} first, or leave out what was written after {case.as_of}.") from error


def moved_day(case: Case, later: Case, new: Sequence[Document], following: Following) -> MovedDay | None:
    """What was written after the case's day and how the paths follow it; None where the case keeps its day."""
    from multipolar.evidence.drafting.passages import written_after

    if later is case:
        return None
    names = tuple(each.name for each in written_after(new, case.as_of))
    return MovedDay(case.as_of, later.as_of, names, following.to(later))


def undated(new: Sequence[Document], days: Mapping[str, tuple[date, str]], as_of: date) -> tuple[tuple[str, date], ...]:
    """New documents that state no day of their own and name one after the case's, with that day."""
    named = [(each.name, days[each.id][0]) for each in new if each.published is None and each.id in days]
    return tuple((name, day) for name, day in named if day > as_of)
