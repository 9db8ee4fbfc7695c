"""What all members of a case share: who and what there is, and which dates fall into which week."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from multipolar.scenario.floors import floor_side

if TYPE_CHECKING:
    from multipolar.scenario import Case

FOREVER = 100_000


@dataclass(frozen=True)
class Body:
    """A principal's (or a spoiler's) position on an issue, and the actors who settle it; none keeps a lever where it is.

    `side` says where terms fall short of its stated floor: 1 below it, -1 above, 0 where none is stated.
    """

    voice: str
    issue: str
    actors: tuple[str, ...]
    side: int = 0


@dataclass(frozen=True)
class Structure:
    """A case without its numbers.

    Parameters
    ----------
    scenario : Scenario
        As loaded.
    weeks : int
        Horizon.
    began : float
        Weeks of war before the as-of date.
    season : tuple of float
        Sine of the season by week.
    terms, levers : tuple of str
        Issues that talks settle, and policies.
    effects : tuple of str
        Of each term: "front", "guarantees", "limits", "relieves" or "".
    strengths : tuple of str
        Address of the strength of each term's effect.
    voices : tuple of str
        Everyone whose utility of terms is asked.
    bodies : tuple of Body
        Who settles which position.
    states : tuple of str
        Principals, which have affinities for each other.
    ties : tuple of tuple
        By pair of states, the higher index first: (index, index, address of the affinity, whether they are fellow members).
    dates : tuple of tuple
        By week: (kind of what is moved, its name, address of the number by which).
    """

    scenario: Any
    weeks: int
    began: float
    season: tuple[float, ...]
    terms: tuple[str, ...]
    levers: tuple[str, ...]
    effects: tuple[str, ...]
    strengths: tuple[str, ...]
    voices: tuple[str, ...]
    bodies: tuple[Body, ...]
    states: tuple[str, ...]
    ties: tuple[tuple[int, int, str, bool], ...]
    dates: tuple[tuple[tuple[str, str, str], ...], ...]


def structure_of(case: Case) -> Structure:
    """Read the structure of a case."""
    scenario, weeks = case.scenario, case.horizon
    terms = tuple(name for name, issue in scenario.issues.items() if issue.is_term)
    levers = tuple(name for name, issue in scenario.issues.items() if issue.is_lever)
    voices = _voices(case)
    bodies = [Body(v, k, _members(scenario, v, k), floor_side(case.origin.scenario, v, k)) for v in voices for k in terms]
    owners = [Body(str(scenario.issues[j].decided_by), j, _members(scenario, str(scenario.issues[j].decided_by), j)) for j in levers]
    days = [case.as_of + timedelta(weeks=w) for w in range(weeks)]
    effects = [_effect(scenario.issues[k]) for k in terms]
    states = tuple(voice for voice in voices if scenario.actors[voice].of is None)
    return Structure(
        scenario=scenario,
        weeks=weeks,
        began=max((case.as_of - scenario.war.began).days / 7.0, 0.0),
        season=tuple(math.sin(2.0 * math.pi * (day.timetuple().tm_yday / 7.0 - 14.0) / 52.0) for day in days),
        terms=terms,
        levers=levers,
        effects=tuple(kind for kind, _ in effects),
        strengths=tuple(f"issues.{k}.effect.{field}" for k, (_, field) in zip(terms, effects, strict=True)),
        voices=voices,
        bodies=tuple([body for body in bodies if body.actors] + owners),
        states=states,
        ties=tuple((i, j, *_tie(scenario, states[i], states[j])) for i in range(len(states)) for j in range(i)),
        dates=tuple(_on(case, w) for w in range(weeks)),
    )


def principal(scenario: Any, actor: str) -> str:
    """Return whom an actor speaks for in the end."""
    above = scenario.actors[actor].of
    return actor if above is None else principal(scenario, above)


def _effect(issue: Any) -> tuple[str, str]:
    for kind, field in (("front", "slope"), ("guarantees", "strength"), ("limits", "strength"), ("relieves", "")):
        if issue.effect is not None and getattr(issue.effect, kind) is not None:
            return kind, field
    return "", ""


def _members(scenario: Any, voice: str, issue: str) -> tuple[str, ...]:
    table = scenario.positions.get(issue, {})
    body = sorted(actor for actor in table if actor != voice and principal(scenario, actor) == voice)
    return tuple(body or ([voice] if voice in table else []))


def _voices(case: Case) -> tuple[str, ...]:
    """Principals that have a part in anything, and spoilers with views of their own."""
    scenario = case.scenario
    found = {scenario.war.attacker, scenario.war.defender}
    found |= {actor for track in scenario.talks.values() for actor in (*track.parties, *track.ratify)}
    found |= {str(issue.decided_by) for issue in scenario.issues.values() if issue.is_lever}
    found |= {actor for threat in scenario.threats.values() for actor in (threat.by, threat.against)}
    found |= {actor for tie in scenario.ties.affinities for actor in tie.between}
    speaking = {actor for table in scenario.positions.values() for actor in table}
    spoilers = {actor for actor in speaking if f"actors.{actor}.sabotage" in case.numbers}
    return tuple(sorted({principal(scenario, actor) for actor in found | speaking} | spoilers))


def _tie(scenario: Any, one: str, two: str) -> tuple[str, bool]:
    """Where the affinity of two states is given, and whether one organisation has them both as members."""
    fellows = any({one, two} <= set(members) for members in scenario.ties.memberships.values())
    return f"ties.affinities.{min(one, two)}.{max(one, two)}", fellows


def _on(case: Case, week: int) -> tuple[tuple[str, str, str], ...]:
    """Which calendar events are on in a week: what they move, and the address of the number by which."""
    found = []
    for event in case.scenario.calendar:
        if any(first <= week < until for first, until in _spans(case, event)):
            kind, _, name = event.quantity.partition(".")
            address = f"calendar.{event.id}.{'plus' if kind == 'lever' else 'times'}"
            if address in case.numbers:
                found.append((kind, name, address))
    return tuple(found)


def _spans(case: Case, event: Any) -> list[tuple[int, int]]:
    lasts = event.weeks or 1
    if event.every is not None:
        years = range(case.as_of.year - 1, case.as_of.year + case.horizon // 52 + 3)
        starts = [(date.fromisoformat(f"{year}-{event.every}") - case.as_of).days // 7 for year in years]
        return [(start, start + lasts) for start in starts]
    if event.on is not None:
        start = (event.on - case.as_of).days // 7
        return [(start, start + lasts)]
    first, until = ((day - case.as_of).days // 7 for day in (event.from_, event.until))
    return [(first, max(until, first + 1))]
