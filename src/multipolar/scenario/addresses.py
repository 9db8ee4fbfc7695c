"""Every number of a scenario under a dotted address.

========================================  ==========================================================
address                                   number
========================================  ==========================================================
``actors.<id>.<field>``                   an actor's
``issues.<id>.now`` ``.pace``             an issue's; ``.lever.weight``, ``.effect.slope``, ``.effect.strength``
``positions.<issue>.<actor>.<field>``     ideal, floor, salience
``war.<field>``                           the war's; ``war.sides.<actor>.<field>``, ``war.toll.<name>``
``patrons.<actor>.<field>``               a patron's
``talks.<track>.<field>``                 a track's
``calendar.<id>.times`` ``.plus``         a calendar event's
``threats.<id>.<field>``                  a threat's; ``threats.<id>.do.<field>``
``ties.affinities.<a>.<b>``               an affinity, ids sorted
``world.<mechanism>.<parameter>``         a mechanism's parameter
========================================  ==========================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from multipolar.scenario.numbers import Number
from multipolar.scenario.schema import Based, Issue, Scenario

Step = str | int
Steps = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """A mapping that holds numbers directly.

    Parameters
    ----------
    address : str
        What the addresses of its numbers begin with.
    steps : tuple
        The way to it in the model: attributes, ids, indices of sorted lists.
    part : Based
        The mapping itself.
    above : tuple of Based
        Mappings around it whose basis also covers it, nearest first.
    inside : str
        The key it stands under in the nearest of `above`; empty without one.
    """

    address: str
    steps: Steps
    part: Based
    above: tuple[Based, ...] = ()
    inside: str = ""

    def addresses(self) -> Iterator[tuple[str, str, Number]]:
        """Address, field and number of each number in it."""
        for field, number in self.part.own_numbers().items():
            whole = self.steps[:2] == ("ties", "affinities")
            yield (self.address if whole else f"{self.address}.{field}"), field, number


def holders(scenario: Scenario) -> Iterator[Holder]:
    """Every mapping with numbers, in the order of the format, sorted by id within it."""
    yield from _table("actors", scenario.actors)
    for name, issue in scenario.issues.items():
        yield from _issue(name, issue)
    for issue_id, positions in scenario.positions.items():
        yield from _table(f"positions.{issue_id}", positions, ("positions", issue_id))
    war = scenario.war
    yield Holder("war", ("war",), war)
    yield from _table("war.sides", war.sides, ("war", "sides"))
    if war.toll is not None:
        yield Holder("war.toll", ("war", "toll"), war.toll)
    yield from _table("patrons", scenario.patrons)
    yield from _table("talks", scenario.talks)
    for index, event in enumerate(scenario.calendar):
        yield Holder(f"calendar.{event.id}", ("calendar", index), event)
    for name, threat in scenario.threats.items():
        yield Holder(f"threats.{name}", ("threats", name), threat)
        yield Holder(f"threats.{name}.do", ("threats", name, "do"), threat.do, (threat,), "do")
    for index, tie in enumerate(scenario.ties.affinities):
        yield Holder(f"ties.affinities.{'.'.join(tie.between)}", ("ties", "affinities", index), tie)
    yield from _table("world", scenario.world)


def _table(address: str, table: Any, steps: Steps | None = None) -> Iterator[Holder]:
    for name, part in table.items():
        yield Holder(f"{address}.{name}", (*(steps or (address,)), name), part)


def _issue(name: str, issue: Issue) -> Iterator[Holder]:
    address, steps = f"issues.{name}", ("issues", name)
    yield Holder(address, steps, issue)
    if issue.lever is not None:
        yield Holder(f"{address}.lever", (*steps, "lever"), issue.lever, (issue,), "lever")
    for kind in ("front", "guarantees", "limits"):
        part = getattr(issue.effect, kind, None)
        if isinstance(part, Based):
            yield Holder(f"{address}.effect", (*steps, "effect", kind), part, (issue,), "effect")


def replaced(tree: Any, steps: Steps, value: Any) -> Any:
    """A copy of `tree` with `value` at the end of `steps`; everything else is shared with the original."""
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(tree, BaseModel):
        return tree.model_copy(update={str(step): replaced(getattr(tree, str(step)), rest, value)})
    if isinstance(tree, dict):
        return {**tree, step: replaced(tree.get(step), rest, value)}
    index = int(step)
    return (*tree[:index], replaced(tree[index], rest, value), *tree[index + 1 :])


def file_place(steps: Steps, scenario: Scenario, raw: Any) -> Steps:
    """The same way in the file as written, where lists stand in the author's order."""
    if steps[0] == "calendar" and len(steps) > 1:
        wanted = scenario.calendar[int(steps[1])].id
        index = next((i for i, item in enumerate(raw["calendar"]) if item.get("id") == wanted), 0)
        return ("calendar", index, *steps[2:])
    if steps[:2] == ("ties", "affinities") and len(steps) > 2:
        pair = scenario.ties.affinities[int(steps[2])].between
        ties = raw["ties"]["affinities"]
        index = next((i for i, item in enumerate(ties) if tuple(sorted(item.get("between", ()))) == pair), 0)
        return ("ties", "affinities", index, *steps[3:])
    return steps
