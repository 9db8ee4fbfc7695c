"""What new documents say of the days of a case: days ahead for its calendar, and when its war began where nobody knew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from multipolar.evidence.actors import Registry
from multipolar.evidence.drafting.beginning import Beginning, attacks_between, first_told
from multipolar.evidence.drafting.cast import Cast, cast_of_case
from multipolar.evidence.drafting.days import OFF, Ahead, Day, Weighed, days_ahead, days_aside, days_of_talks, weighed
from multipolar.evidence.drafting.whose_talks import Whose
from multipolar.results.evidence import Row
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
        Days ahead that do not enter, in words, each with the reason.
    began : Beginning or None
        When its war began, and what tells it, where the case has a placeholder for it.
    is_fought : bool
        Whether they tell of an attack between its two sides.
    called_off : tuple of (str, Ahead)
        Entries of its calendar whose days they say are called off or put off: the id, and the passage.
    """

    entries: tuple[Day, ...] = ()
    aside: tuple[str, ...] = ()
    began: Beginning | None = None
    is_fought: bool = False
    called_off: tuple[tuple[str, Ahead], ...] = ()


def new_days(
    case: Case,
    rows: Mapping[str, Sequence[Row]],
    texts: Mapping[str, str],
    known: Registry,
    written: Mapping[str, date] | None = None,
) -> NewDays:
    """Days that new documents bring to a case which stands on the day after them.

    Parameters
    ----------
    case : Case
        On the day of the changed case, since days are ahead of that.
    rows, texts
        What was read in the new documents, and their texts.
    known : Registry
        Who the actors are.
    written : mapping, optional
        The days of documents that tell one.
    """
    cast, scenario = cast_of_case(case, known), case.scenario
    tracks = {name: track.parties for name, track in sorted(scenario.talks.items(), key=lambda each: each[1].kind != "deal")}
    usual = _usual(scenario, tracks)
    taken = {event.id for event in scenario.calendar}
    whose = Whose(rows, texts, known, cast, tracks, usual)
    found = weighed(days_ahead(rows, texts, case.as_of, case.horizon, written), whose.track if tracks else lambda _: "")
    fresh = [each for each in found if not _is_held(each.ahead, scenario)]
    entries = days_of_talks(fresh, taken)
    aside = [said for said in days_aside(fresh, entries) if said not in scenario.left_out]
    is_fought = bool(attacks_between(rows.get("event", ()), cast))
    return NewDays(tuple(entries), tuple(aside), _began(case, rows, texts, cast), is_fought, called_off(found, scenario))


def called_off(found: Sequence[Weighed], scenario: Scenario) -> tuple[tuple[str, Ahead], ...]:
    """Entries of a calendar on days of which passages say that what was due is called off or put off; the author takes them out."""
    on = {(event.id, each.ahead.day): each.ahead for event in scenario.calendar for each in reversed(found)
          if each.why == OFF and event.on is not None and each.ahead.is_on(event.on)}  # fmt: skip
    return tuple((name, ahead) for (name, _), ahead in sorted(on.items()))


def _is_held(each: Ahead, scenario: Scenario) -> bool:
    """Whether the calendar of a case or a deadline of one of its threats has the day already."""
    held = {day for event in scenario.calendar for day in (event.on, event.from_) if day is not None}
    held |= {threat.deadline for threat in scenario.threats.values()}
    return any(each.is_on(day) for day in held)


def _usual(scenario: Scenario, tracks: Mapping[str, Sequence[str]]) -> str:
    """The talks that a day concerns which names nobody: a patron's with the attacker, else the defender's, else the first."""
    attacker, defender = scenario.war.attacker, scenario.war.defender
    for other in (*scenario.patrons, defender):
        for name, parties in tracks.items():
            if {other, attacker} == set(parties):
                return name
    return next(iter(tracks), "")


def _began(case: Case, rows: Mapping[str, Sequence[Row]], texts: Mapping[str, str], cast: Cast) -> Beginning | None:
    """When the war began, by the new documents, where nobody knew."""
    if not is_beginning_placeholder(case):
        return None
    return first_told(rows, texts, cast, case.as_of)
