"""The events, states and measures that a case's conditions may name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from math import inf

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


BOUNDS: tuple[tuple[str, float, float, str], ...] = (
    ("war.front", 0.0, 100.0, "% of the country held by the attacker"),
    ("war.tempo", 0.0, inf, "1 is the usual tempo"),
    ("war.force.", 0.0, inf, "1 is the attacker's median start"),
    ("war.economy.", 0.05, 20.0, "1 at the as-of date"),
    ("war.losses.", 0.0, inf, "% of the starting force, cumulative"),
    ("belief.", -inf, inf, "log ratio of forces"),
    ("violations", 0.0, inf, "alleged, cumulative"),
    ("lever.", 0.0, 100.0, "points of its scale"),
    ("affinity.", -100.0, 100.0, "points"),
    ("toll.", 0.0, inf, "thousand people, cumulative"),
    ("range.", 0.0, 1.0, "1 open, 0 closed"),
)
"""Beginnings of measures, the range that no week of any history leaves, and their unit."""


def bounds(measure: str) -> tuple[float, float, str]:
    """Lowest and highest value that a measure can have in any week, and its unit."""
    return next((low, high, unit) for start, low, high, unit in BOUNDS if measure.startswith(start))


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
