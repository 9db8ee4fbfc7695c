"""Behaviour that the authors of a case believe: paired experiments and what they should show."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, RootModel, Strict, StrictFloat, StrictInt, StrictStr, model_validator

from multipolar.scenario.schema.fields import Part, Text, Weeks

Value = StrictInt | StrictFloat | StrictStr
"""A number as a file writes it."""
Switch = Annotated[str, Field(pattern=r"^[a-z][a-z-]*$")]


class Arm(Part):
    """What differs from the case as it stands."""

    noun: ClassVar[str] = "a check"

    name: Text
    change: dict[str, Value] = Field(default={}, description="Address: value, in the changed arm.")
    without: tuple[Switch, ...] = Field(default=(), description="Mechanisms switched off in the changed arm.")
    horizon: Weeks | None = Field(default=None, description="Weeks simulated in the changed arm.")
    from_: dict[str, Value] = Field(default={}, alias="from", description="Address: value, in the base arm.")


class Check(Arm):
    """One experiment: a change, what is measured, and the effect it should have."""

    measure: Text = Field(description="A path, a condition, or a weekly measure ('war.front on 2026-07-01', '… at week 52').")
    given: Text | None = Field(default=None, description="Count only members in which this condition holds.")
    effect: Literal["lowers", "raises", "never-lowers", "never-raises", "largest", "zero"]
    members: Annotated[int, Strict(), Field(ge=1, le=1_000_000)] = 4000
    note: Text | None = None

    @model_validator(mode="after")
    def _compares_something(self) -> Check:
        alone = self.effect in ("largest", "zero")
        if not alone and not (self.change or self.without or self.horizon or self.from_):
            raise ValueError("nothing is changed: give 'change', 'without', 'horizon' or 'from'.")
        return self


class Checks(RootModel[tuple[Check, ...]]):
    """``checks.yaml``."""

    noun: ClassVar[str] = "checks.yaml"


__all__ = ["Check", "Checks", "Value"]
