"""Who acts: states, their leaders and factions, organisations."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from multipolar.scenario.schema.basis import Based
from multipolar.scenario.schema.fields import Amount, Id, Share, Text


class Actor(Based):
    """Somebody with positions; a principal, or a member of a principal's body."""

    noun: ClassVar[str] = "an actor"

    name: Text
    kind: Literal["state", "leader", "faction", "organisation"]
    of: Id | None = Field(default=None, description="The principal in whose body it sits; without it the actor is a principal.")
    iso3: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    capability: Amount | None = Field(
        default=None,
        description="Relative means, 0 or more, for `multipolar bargain`. No mechanism of a run reads it: what fights is in war.sides.",
    )
    influence: Share | None = Field(default=None, description="Weight inside its principal's decision, 0 to 100.")
    volatility: Amount | None = Field(default=None, description="How far its ideals wander, points a year.")
    credibility: Share | None = Field(default=None, description="How far its threats and pledges are believed, 0 to 100.")
    sabotage: Share | None = Field(default=None, description="Its weight as a spoiler, 0 to 100.")


class Position(Based):
    """What an actor wants on an issue, and how much it cares."""

    noun: ClassVar[str] = "a position"

    ideal: Share = Field(description="What it wants, 0 to 100 on the issue's scale.")
    floor: Share | None = Field(
        default=None,
        description="The least it says it accepts, 0 to 100. Without one it has said nothing that a deal could fall short of.",
    )
    salience: Share = Field(description="How much it cares, 0 to 100.")
