"""The events, states and measures that a case's conditions may name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from multipolar.scenario.bodies import taking_part
from multipolar.scenario.schema import Scenario

EVENTS = (
    "deal",
    "deal-broke",
    "ceasefire",
    "ceasefire-broke",
    "truce",
    "truce-broke",
    "lull",
    "lull-broke",
    "pressed",
    "pressed-broke",
    "refused",
    "imposed",
    "widened",
    "fighting-stopped",
)
"""Events of every case; the rest carry the name of a side, a track or a threat."""

STATES = ("at-war", "deal-in-force", "ceasefire-in-force", "lull-in-force", "collapsed")
"""States, in the order of their status codes: see `STATE_CODES`."""

STATE_CODES = {"at-war": 0, "lull-in-force": 1, "ceasefire-in-force": 2, "deal-in-force": 3, "collapsed": 4}

RANGES = ("range.open", "range.no-commitment", "range.no-optimism", "range.no-audience", "range.no-friction", "range.none")


@dataclass(frozen=True)
class Names:
    """What may be asked of one case, and between which dates.

    Parameters
    ----------
    events, states, measures : tuple of str
        Known names.
    start, end : date or None
        First and last day simulated; dates outside are refused. None: not checked.
    """

    events: tuple[str, ...]
    states: tuple[str, ...]
    measures: tuple[str, ...]
    start: date | None = None
    end: date | None = None

    @classmethod
    def of(cls, scenario: Scenario) -> Names:
        """The names that `scenario` gives rise to."""
        sides = (scenario.war.attacker, scenario.war.defender)
        events = [*EVENTS, *(f"collapse-of-{side}" for side in sides)]
        for name, track in scenario.talks.items():
            events += [f"deal.{name}", f"ceasefire.{name}"] if track.kind == "deal" else []
        for threat in scenario.threats:
            events += [f"threat.{threat}", f"bluff.{threat}"]
        end = scenario.as_of + timedelta(weeks=scenario.horizon)
        return cls(tuple(events), STATES, _measures(scenario, sides), scenario.as_of, end)


def _measures(scenario: Scenario, sides: tuple[str, str]) -> tuple[str, ...]:
    found = ["war.front", "war.tempo", "violations", *RANGES]
    for side in sides:
        found += [f"war.{kind}.{side}" for kind in ("force", "economy", "losses")] + [f"belief.{side}"]
    found += [f"lever.{name}" for name, issue in scenario.issues.items() if issue.is_lever]
    found += [f"affinity.{first}.{second}" for first, second in combinations(taking_part(scenario), 2)]
    if scenario.war.toll is not None:
        found += [f"toll.{name}" for name in scenario.war.toll.own_numbers()]
    return tuple(found)
