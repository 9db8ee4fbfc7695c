"""Ties: the affinities that can change, and the toll of the fighting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from multipolar.world import layout as at
from multipolar.world.structure.rows import Numbers, State, ints

if TYPE_CHECKING:
    from multipolar.scenario import Case


def ties_of(case: Case, voices: list[str], levers: list[str], number: Numbers, state: State) -> dict[str, Any]:
    """Fields on affinities between voices, and on the toll."""
    toll = sorted(case.scenario.war.toll.own_numbers()) if case.scenario.war.toll else []
    pairs = [[(f"ties.affinities.{min(a, b)}.{max(a, b)}", _untold(case, a, b)) for b in voices] for a in voices]
    rows = [[number(address, otherwise) for address, otherwise in row] for row in pairs]
    moved = {v for j in levers for v in _ends(case.scenario.issues[j])}
    tied = [i for i, voice in enumerate(voices) if voice in moved or any(row != at.NOTHING for k, row in enumerate(rows[i]) if k != i)]
    return {
        "ties": len(tied),
        "tied": ints(tied),
        "affinity": ints(row for line in rows for row in line),
        "affinity_at": state(len(voices) ** 2),
        "affinity0_at": state(len(voices) ** 2),
        "tolls": len(toll),
        "toll": ints(number(f"war.toll.{name}", at.NOTHING) for name in toll),
        "toll_at": state(len(toll)),
    }


def _ends(issue: Any) -> tuple[str, str]:
    """Return who decides a lever and whom it is aimed at."""
    return str(issue.decided_by), issue.lever.target if issue.lever else ""


def _untold(case: Case, one: str, other: str) -> int:
    """Return the row of an affinity that the case does not give: that of fellow members of an organisation, else none."""
    fellows = one != other and any({one, other} <= set(members) for members in case.scenario.ties.memberships.values())
    return at.parameter("alignment.membership") if fellows else at.NOTHING
