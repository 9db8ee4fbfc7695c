"""Tracks of talks: who sits at the table, over what, and who must ratify."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from multipolar.scenario.numbers import Number
from multipolar.scenario.schema.basis import Based
from multipolar.scenario.schema.fields import Amount, Id, Ids, Share, Span, Text, Weeks

Rounds = Annotated[Number, Span(0, 7)]


class Track(Based):
    """One table: comprehensive talks (deal) or short truces (truce)."""

    noun: ClassVar[str] = "a track of talks"

    name: Text | None = None
    kind: Literal["deal", "truce"] = "deal"
    parties: Ids = Field(description="The two actors at the table.")
    settle: Ids = Field(default=(), description="The terms it can settle.")
    ratify: Ids = Field(default=(), description="Actors who can refuse to carry an offer out.")
    rounds_a_week: Rounds = Field(description="Rounds of talks a week.")
    freeze: Share | None = Field(default=None, description="% of rounds that are about a ceasefire only.")
    pressure: Id | None = Field(default=None, description="The lever (kind pressure) that bears on this track.")
    after_collapse: Rounds | None = Field(default=None, description="Rounds a week once a front has collapsed.")
    weeks: Weeks | None = Field(default=None, description="Length of a truce.")
    violations: Amount | None = Field(default=None, description="Violations a week of a truce that each side alleges.")

    @model_validator(mode="after")
    def _fits_kind(self) -> Track:
        if len(self.parties) != 2:
            raise ValueError(f"a track has two parties, not {len(self.parties)}.")
        if self.kind == "deal" and not self.settle:
            raise ValueError("a track of kind 'deal' needs 'settle', the terms it can settle.")
        if self.kind == "truce" and (self.settle or self.ratify or self.weeks is None):
            raise ValueError("a track of kind 'truce' needs 'weeks', and has no 'settle' or 'ratify'.")
        return self
