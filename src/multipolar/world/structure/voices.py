"""Who takes part: principals and spoilers with a view of their own, and whose positions make up theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.scenario.bodies import speakers

if TYPE_CHECKING:
    from multipolar.scenario import Case


def voices_of(case: Case) -> list[str]:
    """Principals that take part, and spoilers with a view of their own, sorted by id."""
    scenario = case.scenario
    taking_part = {scenario.war.attacker, scenario.war.defender}
    for track in scenario.talks.values():
        taking_part |= {*track.parties, *track.ratify}
    taking_part |= {issue.decided_by for issue in scenario.issues.values() if issue.decided_by}
    for threat in scenario.threats.values():
        taking_part |= {threat.by, threat.against}
    for tie in scenario.ties.affinities:
        taking_part |= set(tie.between)
    taking_part |= {principal_of(case, actor) for table in scenario.positions.values() for actor in table}
    spoilers = {actor for actor in scenario.actors if f"actors.{actor}.sabotage" in case.numbers}
    with_view = {actor for table in scenario.positions.values() for actor in table}
    return sorted({principal_of(case, actor) for actor in taking_part} | (spoilers & with_view))


def principal_of(case: Case, actor: str) -> str:
    """Return the actor at the top of the body to which `actor` belongs: itself, if to none."""
    above = case.scenario.actors[actor].of
    return actor if above is None else principal_of(case, above)


def members_of(case: Case, voice: str, issue: str) -> list[str]:
    """The actors whose positions make up a voice's on an issue: its body's, else its own."""
    return speakers(case.scenario, voice, issue)
