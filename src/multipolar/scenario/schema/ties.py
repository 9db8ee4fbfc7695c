"""Who stands with whom."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, model_validator

from multipolar.scenario.schema.basis import Based
from multipolar.scenario.schema.fields import Ids, Part, Signed, Table


class Affinity(Based):
    """How two actors stand to one another: −100 enemies, 100 allies."""

    noun: ClassVar[str] = "an affinity"

    between: Ids
    value: Signed

    @model_validator(mode="after")
    def _two(self) -> Affinity:
        if len(self.between) != 2:
            raise ValueError(f"an affinity is between two actors, not {len(self.between)}.")
        return self


def _by_pair(ties: tuple[Affinity, ...]) -> tuple[Affinity, ...]:
    pairs = [tie.between for tie in ties]
    if twice := [pair for pair in pairs if pairs.count(pair) > 1]:
        raise ValueError(f"the affinity between '{twice[0][0]}' and '{twice[0][1]}' is given twice.")
    return tuple(sorted(ties, key=lambda tie: tie.between))


class Ties(Part):
    """Affinities and memberships."""

    noun: ClassVar[str] = "the ties"

    affinities: Annotated[tuple[Affinity, ...], AfterValidator(_by_pair)] = ()
    memberships: Table[Ids] = Field(default={}, description="Organisation → its members.")
