"""What a case says that can be meant, and probably is not."""

from __future__ import annotations

from collections.abc import Iterator

from multipolar.errors import Problem
from multipolar.scenario.bodies import speakers
from multipolar.scenario.case import Case
from multipolar.scenario.entries import Entry
from multipolar.scenario.floors import silent
from multipolar.scenario.numbers import plain
from multipolar.scenario.origin import SCENARIO_FILE

HUNDREDS = ("salience", "influence", "credibility", "sabotage")
"""Fields on a scale of 100 of which a value up to 1 looks like a share of 1."""


def doubts(case: Case) -> tuple[Problem, ...]:
    """Everything doubtful in a case that can be read, each with its line."""
    return tuple(sorted({*_shares(case), *_silent(case)}, key=lambda problem: (problem.line or 0, problem.address)))


def doubt(case: Case, entry: Entry, said: str, hint: str = "") -> Problem:
    """A doubt about one number, at its line."""
    return Problem(said, f"{case.id}/{entry.file or SCENARIO_FILE}", entry.line or None, entry.address, hint)


def _shares(case: Case) -> Iterator[Problem]:
    """Values up to 1 where the scale goes to 100."""
    for address, entry in case.numbers.items():
        field, value = address.rpartition(".")[2], entry.number.centre
        if not entry.default and address.startswith(("actors.", "positions.")) and field in HUNDREDS and 0.0 < value <= 1.0:
            said = f"{address} is {entry.number}: next to nothing, as {field} runs from 0 to 100."
            yield doubt(case, entry, said, f"If it is meant as a share of 1, write {plain(round(100.0 * value, 6))}.")


def _silent(case: Case) -> Iterator[Problem]:
    """Terms of a table on which somebody who sits there, or must ratify, states no floor."""
    tables: dict[tuple[str, str], list[str]] = {}
    for track, voice, issue in silent(case.origin.scenario):
        tables.setdefault((voice, issue), []).append(track)
    for (voice, issue), tracks in tables.items():
        actor = speakers(case.origin.scenario, voice, issue)[0]
        where = f"positions.{issue}.{actor}"
        said = (
            f"{where}: no floor, though '{voice}' is asked to agree on '{issue}' (talks.{', talks.'.join(tracks)}); "
            "it has said nothing that a deal could fall short of, and pays nothing at home whatever the terms are."
        )
        yield doubt(case, case.numbers[f"{where}.ideal"], said, "If that is not meant, give the least that it says it accepts.")
