"""The war: two sides, the front, forces, and what the fighting costs."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from multipolar.scenario.numbers import Number
from multipolar.scenario.schema.basis import Amounts, Based
from multipolar.scenario.schema.fields import Amount, Day, Id, Share, Signed, Span, Table


class Side(Based):
    """One belligerent's forces, economy and patience."""

    noun: ClassVar[str] = "a side of the war"

    force: Annotated[Number, Span(0.001, 1000)] = Field(description="Force at the start; 1 is the attacker's.")
    reinforcement: Share = Field(description="% of 1 unit of force a week.")
    loss_rate: Share = Field(description="% of force a week at tempo 1.")
    cost: Share = Field(description="Utility points (0 to 100) of fighting on.")
    growth: Signed | None = Field(default=None, description="% a year by which its war economy grows.")
    slack: Share | None = Field(default=None, description="Points that it forgives when it ratifies.")
    economy_share: Share | None = Field(default=None, description="% of reinforcement that follows its economy.")


class War(Based):
    """One war between an attacker and a defender."""

    noun: ClassVar[str] = "the war"

    attacker: Id
    defender: Id
    began: Day
    area: Annotated[Number, Span(1, 2e7)] = Field(description="Area of the country, km².")
    held: Share = Field(description="% of the country held by the attacker at the as-of date.")
    advance: Amount = Field(description="km² a month when the attacker is overwhelmingly stronger.")
    jitter: Amount = Field(description="km², standard deviation of a month's change around that.")
    advantage: Annotated[Number, Span(0.1, 10)] = Field(description="Force ratio at which the defender holds.")
    sides: Table[Side]
    substitution: Share | None = Field(default=None, description="% of sanctioned trade that the attacker replaces without help.")
    toll: Amounts | None = Field(default=None, description="Thousand people a week at tempo 1, by name.")


class Patron(Based):
    """A patron of the defender who may negotiate over its head."""

    noun: ClassVar[str] = "a patron"

    cost: Share = Field(description="Utility points of staying in.")
    blame: Share = Field(description="Utility points if the client collapses.")
    abandon: Share = Field(description="% of its aid and guarantees that leave after a pressed deal.")
