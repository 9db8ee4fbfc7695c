"""What is contested: terms of a peace, and levers that somebody decides."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field, Strict, model_validator

from multipolar.scenario.numbers import Number
from multipolar.scenario.schema.basis import Based
from multipolar.scenario.schema.fields import Id, Ids, Part, Share, Span, Text, Unit


class FrontEffect(Based):
    """Territory follows the front."""

    noun: ClassVar[str] = "a front effect"
    slope: Annotated[Number, Span(0, 1000)] = Field(description="Points of the 0–1 scale per share of the country.")


class GuaranteesEffect(Based):
    """Low values guarantee the defender."""

    noun: ClassVar[str] = "a guarantees effect"
    strength: Unit = Field(description="Utility (0 to 1) of the strongest guarantee.")


class LimitsEffect(Based):
    """Limits on the defender's forces."""

    noun: ClassVar[str] = "a limits effect"
    strength: Unit = Field(description="How far the strictest limit lowers the defender's rearming, 0 to 1.")


class Effect(Part):
    """What a term does to the war or the deal, one kind each."""

    noun: ClassVar[str] = "an effect"
    front: FrontEffect | None = None
    guarantees: GuaranteesEffect | None = None
    limits: LimitsEffect | None = None
    relieves: Ids | None = Field(default=None, description="Sanctions levers that this term lifts; its status quo follows from them.")

    @model_validator(mode="after")
    def _one_kind(self) -> Effect:
        kinds = (self.front, self.guarantees, self.limits, self.relieves)
        if sum(kind is not None for kind in kinds) != 1:
            raise ValueError("an effect has exactly one of front, guarantees, limits, relieves.")
        return self


class Lever(Based):
    """What a policy does to the war, and to whom."""

    noun: ClassVar[str] = "a lever"
    kind: Literal["aid", "support", "sanctions", "pressure"]
    to: Id | None = Field(default=None, description="The side it helps (aid, support).")
    on: Id | None = Field(default=None, description="The side it hurts (sanctions, pressure).")
    weight: Share | None = Field(default=None, description="% of reinforcement, or of the reach of all sanctions, at 100.")

    @property
    def target(self) -> str:
        """The side it bears on."""
        return self.to or self.on or ""

    @model_validator(mode="after")
    def _direction(self) -> Lever:
        helps = self.kind in ("aid", "support")
        if (self.to is None) == helps or (self.on is None) != helps:
            wanted, other = ("to", "on") if helps else ("on", "to")
            raise ValueError(f"a lever of kind '{self.kind}' says '{wanted}: <side>' and no '{other}'.")
        if self.weight is None and self.kind != "pressure":
            raise ValueError(f"a lever of kind '{self.kind}' needs a weight.")
        return self


def _described_ends(scale: dict[int, str]) -> dict[int, str]:
    if missing := [end for end in (0, 100) if end not in scale]:
        raise ValueError(f"the scale must describe both ends, 0 and 100; {missing[0]} is missing.")
    return dict(sorted(scale.items()))


def _points(scale: Any) -> Any:
    """Points written as text (``"40"``) are points too."""
    if not isinstance(scale, dict):
        return scale
    return {int(key) if isinstance(key, str) and key.isdecimal() and len(key) < 4 else key: text for key, text in scale.items()}


Point = Annotated[int, Strict(), Field(ge=0, le=100)]
Scale = Annotated[dict[Point, Text], BeforeValidator(_points), AfterValidator(_described_ends)]


class Issue(Based):
    """One question on a scale of 0 to 100 with described points."""

    noun: ClassVar[str] = "an issue"

    question: Text
    scale: Scale
    settles: Literal["war"] | None = Field(default=None, description="Makes it a term of the talks.")
    decided_by: Id | None = Field(default=None, description="Makes it a lever: the actor whose body decides it.")
    now: Share | None = Field(default=None, description="Status quo, 0 to 100.")
    pace: Share | None = Field(default=None, description="Most points a week that a lever moves.")
    effect: Effect | None = None
    lever: Lever | None = None

    @property
    def is_term(self) -> bool:
        """Whether the talks settle it."""
        return self.settles is not None

    @property
    def is_lever(self) -> bool:
        """Whether somebody decides it alone."""
        return self.decided_by is not None

    @model_validator(mode="after")
    def _term_or_lever(self) -> Issue:
        if self.is_term == self.is_lever:
            raise ValueError("an issue is either a term ('settles: war') or a lever ('decided_by' and 'lever').")
        if self.is_term and (self.lever or self.pace):
            raise ValueError("a term has no 'lever' and no 'pace'; these belong to an issue with 'decided_by'.")
        if self.is_lever and self.lever is None:
            raise ValueError("an issue with 'decided_by' needs 'lever: {kind, to or on, weight}'.")
        if self.is_lever and self.effect is not None:
            raise ValueError("a lever has no 'effect'; effects belong to terms.")
        computed = self.effect is not None and self.effect.relieves is not None
        if self.now is None and not computed:
            raise ValueError("'now', the status quo, is missing.")
        return self
