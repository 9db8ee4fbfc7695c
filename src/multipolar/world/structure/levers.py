"""Levers: what they do, who decides them and whom they are aimed at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from multipolar.world import layout as at
from multipolar.world.structure.rows import Numbers, State, ints
from multipolar.world.structure.voices import members_of

if TYPE_CHECKING:
    from multipolar.scenario import Case


def levers_of(case: Case, voices: list[str], levers: list[str], number: Numbers, state: State) -> dict[str, Any]:
    """Fields on levers, in the order in which the case lists them."""
    issues = [case.scenario.issues[j] for j in levers]
    kinds = [issue.lever.kind if issue.lever else "aid" for issue in issues]
    targets = [issue.lever.target if issue.lever else "" for issue in issues]
    groups = sum(1 for v in voices for k, i in case.scenario.issues.items() if i.is_term and members_of(case, v, k))
    pressers = [voices.index(str(i.decided_by)) for i, kind in zip(issues, kinds, strict=True) if kind == "pressure"]
    return {
        "presser": pressers[0] if pressers else -1,
        "levers": len(levers),
        "lever_kind": ints(at.LEVERS.index(kind) for kind in kinds),
        "lever_owner": ints(voices.index(str(issue.decided_by)) for issue in issues),
        "lever_other": ints(voices.index(target) for target in targets),
        "lever_group": ints(groups + j for j in range(len(levers))),
        "lever_now": ints(number(f"issues.{j}.now", at.NOTHING) for j in levers),
        "lever_pace": ints(number(f"issues.{j}.pace", at.UNIT) for j in levers),
        "lever_weight": ints(number(f"issues.{j}.lever.weight", at.NOTHING) for j in levers),
        "lever_at": state(len(levers)),
        "shift_at": state(len(levers)),
        "hold_at": state(len(levers)),
    }
