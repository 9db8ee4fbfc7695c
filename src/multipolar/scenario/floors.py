"""Stated floors: who has said what it would accept at least, and on which side of it a deal falls short.

A floor is the least an actor says it accepts: terms that lie beyond it, seen from its ideal, fall short. Which way that is belongs to the
actor and the issue, and is read from the file once: no draw, no drift and no value set for a run turns it round.

- The two at war guard themselves against each other: the one whose ideal is higher than its enemy's falls short below its floor, the other
  above.
- Anybody else (a patron, a ratifier, a side whose enemy wants the same) falls short on the far side of its floor, seen from its ideal.
  Where it accepts nothing but its ideal, it guards itself against the belligerent whose ideal is farther away.

Ideal and floor of a body are the means of its members', weighted by influence and salience; members that state no floor are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from multipolar.scenario.bodies import principal, speakers
from multipolar.scenario.schema import Scenario

BELOW = 1
"""Terms below the floor fall short: its holder wants high values."""
ABOVE = -1
"""Terms above the floor fall short: its holder wants low values."""
NONE_STATED = 0
"""Its holder has said nothing of which a deal could fall short."""
MIDDLE = 50.0

Field = Literal["ideal", "floor"]


@dataclass(frozen=True, slots=True)
class Stance:
    """A floor of one of the two at war, whose side is known from the enemy's ideal.

    Parameters
    ----------
    issue, actor : str
        Whose floor.
    ideal, floor : float
        Centres, as in the file.
    side : int
        `BELOW` or `ABOVE`.
    """

    issue: str
    actor: str
    ideal: float
    floor: float
    side: int

    @property
    def gives(self) -> float:
        """Points by which it says it would give way; below 0 it would refuse what it wants, which nobody can mean."""
        return self.side * (self.ideal - self.floor)


def floor_side(scenario: Scenario, voice: str, issue: str) -> int:
    """The side of its floor on which terms fall short for `voice`: `BELOW`, `ABOVE` or `NONE_STATED`."""
    ideal, floor = stated(scenario, voice, issue, "ideal"), stated(scenario, voice, issue, "floor")
    if ideal is None or floor is None:
        return NONE_STATED
    enemy = enemy_of(scenario, voice)
    wanted = [stated(scenario, side, issue, "ideal") for side in ([enemy] if enemy else [scenario.war.attacker, scenario.war.defender])]
    farthest = max((each for each in wanted if each is not None), key=lambda each: abs(each - ideal), default=ideal)
    for against in (farthest, floor) if enemy else (floor, farthest):
        if against != ideal:
            return BELOW if ideal > against else ABOVE
    return BELOW if ideal >= MIDDLE else ABOVE


def stances(scenario: Scenario) -> Iterator[Stance]:
    """The floors of the two at war, on issues on which their ideals differ: of these, and only these, the enemy's ideal gives the side."""
    for issue, positions in scenario.positions.items():
        for actor, position in positions.items():
            voice = principal(scenario, actor)
            enemy = enemy_of(scenario, voice)
            if enemy is None or position.floor is None or actor not in speakers(scenario, voice, issue):
                continue
            if stated(scenario, enemy, issue, "ideal") in (None, stated(scenario, voice, issue, "ideal")):
                continue
            yield Stance(issue, actor, position.ideal.centre, position.floor.centre, floor_side(scenario, voice, issue))


def silent(scenario: Scenario) -> Iterator[tuple[str, str, str]]:
    """Track, party or ratifier, and a term that the track settles on which it has a position and states no floor."""
    for name, track in scenario.talks.items():
        for voice in dict.fromkeys((*track.parties, *track.ratify)):
            for issue in track.settle:
                if stated(scenario, voice, issue, "ideal") is not None and stated(scenario, voice, issue, "floor") is None:
                    yield name, voice, issue


def enemy_of(scenario: Scenario, voice: str) -> str | None:
    """The other of the two at war; None for everybody else."""
    war = scenario.war
    return {war.attacker: war.defender, war.defender: war.attacker}.get(voice)


def stated(scenario: Scenario, voice: str, issue: str, field: Field) -> float | None:
    """The centre of an ideal or a floor, of the whole body where `voice` has one; None where nobody gives one."""
    total = weights = 0.0
    for actor in speakers(scenario, voice, issue):
        position, influence = scenario.positions[issue][actor], scenario.actors[actor].influence if actor in scenario.actors else None
        if (number := getattr(position, field)) is not None:
            weight = (100.0 if influence is None else influence.centre) * position.salience.centre + 1e-6
            total, weights = total + weight * number.centre, weights + weight
    return total / weights if weights else None
