"""What the places on the scales of a case mean: every issue with its question and its described points, in the case's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.report.naming import actor_name, issue_name
from multipolar.scenario.names import with_article

if TYPE_CHECKING:
    from multipolar.scenario import Case


@dataclass(frozen=True, slots=True)
class Scale:
    """An issue: what it is called, what it asks, who settles it, and what the described points of 0 to 100 mean."""

    id: str
    name: str
    question: str
    settled: str
    points: tuple[tuple[int, str], ...]


def scales(case: Case) -> tuple[Scale, ...]:
    """Every issue of the case, the terms of talks before the levers."""
    found = [
        Scale(
            id=issue,
            name=issue_name(issue, case),
            question=item.question,
            settled="a term of the talks" if item.decided_by is None else f"decided by {with_article(actor_name(case, item.decided_by))}",
            points=tuple(sorted(item.scale.items())),
        )
        for issue, item in case.scenario.issues.items()
    ]
    return tuple(sorted(found, key=lambda scale: scale.settled != "a term of the talks"))


def ends(case: Case, issue: str) -> tuple[str, str]:
    """What 0 and 100 mean on an issue."""
    scale = case.scenario.issues[issue].scale
    return scale[0], scale[100]
