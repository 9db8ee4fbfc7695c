"""A case taken to a later day, or given days: week 0 moves, and everything that hangs on the day must still make sense."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from multipolar.errors import InputError
from multipolar.scenario.case import Case
from multipolar.scenario.origin import Origin
from multipolar.scenario.schema import CalendarEvent, Scenario
from multipolar.scenario.validate.histories import check_checks, check_dates, check_paths_of
from multipolar.scenario.validate.report import Findings


def moved_on(case: Case, day: date) -> Case:
    """The same case with week 0 on a later day; its numbers are taken to hold on that day too.

    Raises
    ------
    InputError
        If the case is set back to an earlier day than its own, or something in it lies before the new day that must lie ahead: a
        threat's deadline, a day in a path's condition.
    """
    own = case.origin.scenario
    if case.as_of != own.as_of:
        said = f"{case.id} is set back to {case.as_of} and cannot be taken on to {day}; its own day is {own.as_of}."
        raise InputError(f"{said} Set it back to a later day, or leave documents written after {case.as_of} out.")
    origin = replace(case.origin, scenario=own.model_copy(update={"as_of": day}))
    if said := _no_longer(origin):
        raise InputError(f"{case.id} cannot be taken on from {own.as_of} to {day}: {said}")
    return Case(origin, horizon=case.horizon, changes=case.changes)


def with_event(case: Case, event: CalendarEvent) -> Case:
    """The same case with one more day in its calendar."""
    own = case.origin.scenario
    calendar = tuple(sorted((*own.calendar, event), key=lambda each: each.id))
    return _with(case, own.model_copy(update={"calendar": calendar}))


def with_beginning(case: Case, day: date) -> Case:
    """The same case with another first day of its war."""
    own = case.origin.scenario
    return _with(case, own.model_copy(update={"war": own.war.model_copy(update={"began": day})}))


def _with(case: Case, scenario: Scenario) -> Case:
    return Case(replace(case.origin, scenario=scenario), horizon=case.horizon, changes=case.changes)


def _no_longer(origin: Origin) -> str:
    """What does not make sense on the day of a case, in words; empty where everything does."""
    findings = Findings(origin, {}, complete=True)
    check_dates(findings)
    check_paths_of(findings)
    check_checks(findings)
    return " ".join(f"{each.message} {each.hint}".strip() for each in findings.problems)
