"""Weeks and dates of a run: week 0 is the as-of date, week t lies 7 t days later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from multipolar.errors import QuestionError


@dataclass(frozen=True, slots=True)
class Weeks:
    """The weeks of a history.

    Parameters
    ----------
    as_of : date
        The date of week 0.
    last : int
        The horizon in weeks; a history has ``last + 1`` records.
    """

    as_of: date
    last: int

    @property
    def end(self) -> date:
        """The date of the last record."""
        return self.date_of(self.last)

    @property
    def dates(self) -> list[date]:
        """The date of every record, week 0 first."""
        return [self.date_of(week) for week in range(self.last + 1)]

    def date_of(self, week: int) -> date:
        """The date of `week`."""
        return self.as_of + timedelta(weeks=int(week))

    def week_of(self, day: date) -> int:
        """The last record on or before `day`; QuestionError outside the run's dates."""
        if not self.as_of <= day <= self.end:
            raise QuestionError(
                f"{day} lies outside this run, which covers {self.as_of} to {self.end} ({self.last} weeks). "
                "Ask about a date inside, or run the case with a longer --horizon."
            )
        return (day - self.as_of).days // 7
