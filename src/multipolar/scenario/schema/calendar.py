"""Dated and seasonal events that shift a named quantity."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field, model_validator

from multipolar.scenario.schema.basis import Based
from multipolar.scenario.schema.fields import Day, Factor, Id, MonthDay, Signed, Text, Weeks


class CalendarEvent(Based):
    """Something whose date is known: a summit, a commemoration, a season."""

    noun: ClassVar[str] = "a calendar event"

    id: Id
    name: Text | None = None
    on: Day | None = None
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    every: MonthDay | None = Field(default=None, description="Month and day, each year.")
    weeks: Weeks | None = Field(default=None, description="How long it lasts (with on or every); 1 where absent.")
    quantity: str = Field(description="tempo, rounds.<track> or lever.<issue>.")
    times: Factor | None = Field(default=None, description="Multiplies the quantity.")
    plus: Signed | None = Field(default=None, description="Points added to a lever.")

    @model_validator(mode="after")
    def _one_time_and_change(self) -> CalendarEvent:
        if (self.from_ is None) != (self.until is None):
            raise ValueError("'from' and 'until' belong together.")
        if sum(given is not None for given in (self.on, self.from_, self.every)) != 1:
            raise ValueError("an event has one time: 'on: DATE', 'from: DATE' with 'until: DATE', or 'every: MM-DD'.")
        if self.from_ and self.until and self.until <= self.from_:
            raise ValueError(f"'until' ({self.until}) must be later than 'from' ({self.from_}).")
        if self.from_ is not None and self.weeks is not None:
            raise ValueError("'weeks' goes with 'on' or 'every'; 'from' and 'until' say how long already.")
        if (self.times is None) == (self.plus is None):
            raise ValueError("an event changes its quantity by one of 'times' (a factor) and 'plus' (points).")
        if self.plus is not None and not self.quantity.startswith("lever."):
            raise ValueError("'plus' (points) is for levers; use 'times' for tempo and rounds.")
        return self
