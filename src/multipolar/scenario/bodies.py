"""Principals, their bodies, and who speaks for whom."""

from __future__ import annotations

from multipolar.scenario.schema import Scenario


def principal(scenario: Scenario, actor: str) -> str:
    """The actor at the top of the body that `actor` belongs to; itself if it belongs to none."""
    seen = {actor}
    while (above := scenario.actors[actor].of if actor in scenario.actors else None) is not None and above not in seen:
        seen.add(above)
        actor = above
    return actor


def speakers(scenario: Scenario, voice: str, issue: str) -> list[str]:
    """The actors whose positions make up a voice's on an issue: its body's, else its own."""
    table = scenario.positions.get(issue, {})
    body = sorted(actor for actor in table if actor != voice and principal(scenario, actor) == voice)
    return body or ([voice] if voice in table else [])


def taking_part(scenario: Scenario) -> list[str]:
    """Principals that wage the war, talk, ratify, decide, threaten, have ties or hold a position; sorted by id."""
    found = {scenario.war.attacker, scenario.war.defender}
    for track in scenario.talks.values():
        found |= {*track.parties, *track.ratify}
    found |= {issue.decided_by for issue in scenario.issues.values() if issue.decided_by}
    for threat in scenario.threats.values():
        found |= {threat.by, threat.against}
    for tie in scenario.ties.affinities:
        found |= set(tie.between)
    found |= {actor for table in scenario.positions.values() for actor in table}
    return sorted({principal(scenario, actor) for actor in found if actor in scenario.actors})
