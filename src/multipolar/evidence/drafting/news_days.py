"""What new documents say of the days of a case: days ahead for its calendar, and when its war began where nobody knew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from multipolar.evidence.actors import Registry
from multipolar.evidence.drafting.beginning import attacks_between, first_told
from multipolar.evidence.drafting.cast import Cast, cast_of_case
from multipolar.evidence.drafting.days import Ahead, Day, days_ahead, days_aside, days_of_talks, track_named
from multipolar.results.evidence import Event, Row
from multipolar.scenario import Case
from multipolar.scenario.placeholders import is_beginning_placeholder
from multipolar.scenario.schema import Scenario


@dataclass(frozen=True)
class NewDays:
    """What new documents say of the days of a case.

    Parameters
    ----------
    entries : tuple of Day
        Days of talks that its calendar does not hold.
    aside : tuple of str
        Days ahead on which nobody is said to confer, in words.
    began : tuple of (date, Event) or None
        When its war began, and what tells it, where the case has a placeholder for it.
    is_fought : bool
        Whether they tell of an attack between its two sides.
    """

    entries: tuple[Day, ...] = ()
    aside: tuple[str, ...] = ()
    began: tuple[date, Event] | None = None
    is_fought: bool = False


def new_days(case: Case, rows: Mapping[str, Sequence[Row]], texts: Mapping[str, str], known: Registry) -> NewDays:
    """Days that new documents bring to a case which stands on the day after them.

    Parameters
    ----------
    case : Case
        On the day of the changed case, since days are ahead of that.
    rows, texts
        What was read in the new documents, and their texts.
    known : Registry
        Who the actors are.
    """
    cast, scenario = cast_of_case(case, known), case.scenario
    ahead = [each for each in days_ahead(rows, texts, case.as_of, case.horizon) if not _is_held(each, scenario)]
    tracks = {name: track.parties for name, track in sorted(scenario.talks.items(), key=lambda each: each[1].kind != "deal")}
    usual = _usual(scenario, tracks)
    taken = {event.id for event in scenario.calendar}
    entries = days_of_talks(ahead, lambda each: track_named(each, rows, known, cast, tracks, usual), taken) if tracks else []
    aside = [said for said in days_aside(ahead) if said not in scenario.left_out]
    is_fought = bool(attacks_between(rows.get("event", ()), cast))
    return NewDays(tuple(entries), tuple(aside), _began(case, rows, cast), is_fought)


def _is_held(each: Ahead, scenario: Scenario) -> bool:
    """Whether the calendar of a case or a deadline of one of its threats has the day already."""
    held = {day for event in scenario.calendar for day in (event.on, event.from_) if day is not None}
    held |= {threat.deadline for threat in scenario.threats.values()}
    return any(each.row.earliest <= day.isoformat() <= each.row.latest for day in held)


def _usual(scenario: Scenario, tracks: Mapping[str, Sequence[str]]) -> str:
    """The talks that a day concerns which names nobody: a patron's with the attacker, else the defender's, else the first."""
    attacker, defender = scenario.war.attacker, scenario.war.defender
    for other in (*scenario.patrons, defender):
        for name, parties in tracks.items():
            if {other, attacker} == set(parties):
                return name
    return next(iter(tracks), "")


def _began(case: Case, rows: Mapping[str, Sequence[Row]], cast: Cast) -> tuple[date, Event] | None:
    """When the war began, by the new documents, where nobody knew."""
    if not is_beginning_placeholder(case):
        return None
    return first_told(rows.get("event", ()), cast, case.as_of)
