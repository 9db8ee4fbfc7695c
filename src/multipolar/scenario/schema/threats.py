"""Threats with a deadline."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field, model_validator

from multipolar.scenario.schema.basis import Based
from multipolar.scenario.schema.fields import Day, Factor, Id, Share, Signed, Text, Weeks


class Deed(Based):
    """What is done if a threat is carried out: a lever moves, or the fighting grows."""

    noun: ClassVar[str] = "what a threat does"

    lever: Id | None = None
    plus: Signed | None = Field(default=None, description="Points added to the lever.")
    tempo: Factor | None = Field(default=None, description="Factor on the tempo of fighting.")
    reinforcement: Factor | None = Field(default=None, description="Factor on the author's reinforcement.")
    weeks: Weeks | None = Field(default=None, description="How long tempo and reinforcement stay changed.")
    widen: Share | None = Field(default=None, description="% chance that the war widens.")

    @model_validator(mode="after")
    def _something(self) -> Deed:
        if (self.lever is None) != (self.plus is None):
            raise ValueError("'lever' and 'plus' belong together.")
        fighting = self.tempo is not None or self.reinforcement is not None
        if fighting != (self.weeks is not None):
            raise ValueError("'tempo' or 'reinforcement' and 'weeks' belong together.")
        if not fighting and self.lever is None and self.widen is None:
            raise ValueError("a threat does something: 'lever' with 'plus', 'tempo' or 'reinforcement' with 'weeks', or 'widen'.")
        return self


class Threat(Based):
    """One actor's threat against another; it lapses if fighting has stopped at its deadline."""

    noun: ClassVar[str] = "a threat"

    name: Text | None = None
    by: Id
    against: Id
    deadline: Day
    renew: Weeks | None = Field(default=None, description="Repeats after so many weeks.")
    do: Deed
    weight: Share | None = Field(default=None, description="Utility points on the target before the deadline.")
    credibility: Share | None = Field(default=None, description="0 to 100; the author's own where absent.")
