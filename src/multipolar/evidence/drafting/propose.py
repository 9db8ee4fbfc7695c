"""Puts a case together from evidence: every table of ``scenario.yaml``, each number with its passages or marked generic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from multipolar.errors import InputError
from multipolar.evidence.actors import Registry
from multipolar.evidence.documents.dating import FIRST_YEAR, LAST_YEAR, plausible
from multipolar.evidence.drafting import generic
from multipolar.evidence.drafting.actors_table import ActorsTable
from multipolar.evidence.drafting.beginning import Beginning, beginning, gist_of
from multipolar.evidence.drafting.cast import Cast
from multipolar.evidence.drafting.casting import cast_of
from multipolar.evidence.drafting.doubts import DOUBTS
from multipolar.evidence.drafting.issues_table import IssuesTable
from multipolar.evidence.drafting.material import Evidence
from multipolar.evidence.drafting.no_war import no_war
from multipolar.evidence.drafting.passages import as_of_day, sources_of, written_after
from multipolar.evidence.drafting.remarks_table import RemarksTable
from multipolar.evidence.drafting.sides import War, war_given, war_of
from multipolar.evidence.drafting.talks_table import HORIZON, TalksTable
from multipolar.evidence.issues import IssueLibrary

__all__ = ["Draft", "Evidence", "propose"]


@dataclass(frozen=True)
class Draft:
    """A drafted case, as the tables of its files.

    Parameters
    ----------
    scenario, sources, evidence : dict
        Contents of the files of these names.
    cast : Cast
        Its actors.
    began : Beginning
        When its war began, and what tells it.
    war : War
        Its two sides, and whether documents tell of their fighting.
    readers : dict of str to str
        By id in the case: the language model that read a document; the rules read the others.
    """

    scenario: dict[str, Any]
    sources: dict[str, Any]
    evidence: dict[str, Any]
    cast: Cast
    began: Beginning
    war: War
    readers: dict[str, str] = field(default_factory=dict)


def propose(
    evidence: Evidence,
    library: IssueLibrary,
    known: Registry,
    *,
    title: str,
    as_of: date | None = None,
    sides: Sequence[str] | None = None,
) -> Draft:
    """Propose a case.

    Parameters
    ----------
    evidence : Evidence
        The documents and what was read in them.
    library : IssueLibrary
        Issues that positions may concern.
    known : Registry
        Who the actors are.
    title : str
        Title of the case.
    as_of : date, optional
        Week 0; by default the day after the latest document that tells its day.
    sides : sequence of str, optional
        Names of attacker and defender; by default those of whose fighting the documents tell most often.

    Raises
    ------
    InputError
        If the documents tell of no war and no sides are given, or these are unknown; if they tell of no day and none is given; if one
        states a later day than the one given, or that is centuries off.
    """
    war = war_of(evidence.rows, evidence.texts, known) if sides is None else war_given(sides, evidence.rows, known)
    if war is None:
        raise InputError(no_war(evidence.documents, evidence.rows, known))
    if as_of is not None and not plausible(as_of):
        raise InputError(f"--as-of {as_of}: a case starts on a day from {FIRST_YEAR} to {LAST_YEAR}, such as 2025-05-09.")
    day = as_of or as_of_day(evidence.days)
    if day is None:
        raise InputError("No document tells its day. Say which day the case starts on: --as-of 2025-05-09.")
    if late := written_after(evidence.documents, day):
        raise InputError(
            f"{late[-1].name} is dated {late[-1].published}, after {day}: a case as of that day cannot rest on it. "
            f"Give {late[-1].published} or a later day with --as-of, or read only what was written by {day}."
        )
    return _Drafter(evidence, library, known, cast_of(evidence.rows, known, war), day).draft(title, war)


class _Drafter(ActorsTable, IssuesTable, TalksTable, RemarksTable):
    """One draft in the making; each method gives one table of the file."""

    def draft(self, title: str, war: War) -> Draft:
        """All tables."""
        cast = self.cast
        names = f"{cast.parts[cast.attacker].name} and {cast.parts[cast.defender].name}"
        scenario: dict[str, Any] = {
            "multipolar": 1,
            "title": title,
            "question": f"Which way does the war between {names} go, and when does the fighting stop?",
            "as_of": self.day,
            "horizon": HORIZON,
            "actors": {part.id: self._actor(part) for part in cast.parts.values()},
            "issues": {topic.id: self._issue(topic) for topic in self.topics},
            "positions": {topic.id: self._positions(topic) for topic in self.topics},
            "war": self._war() | ({"note": DOUBTS[war.how]} if war.how in DOUBTS else {}),
            "patrons": {patron: self._patron(patron) for patron in self.patrons},
            "talks": self._talks(),
            "calendar": self._calendar(),
            "ties": {"affinities": self._affinities()},
            "contradictions": self._contradictions(),
            "left_out": [*self._left_out(), *self._led_astray(), *self._days_aside()],
            "paths": self._paths(),
        }
        scenario = {key: value for key, value in scenario.items() if value or key == "positions"}
        self._turn_floors(scenario)
        readers = self.evidence.readers
        documents = sources_of(self.evidence.documents, self.keys, self.evidence.days, self.day, self.evidence.kept, readers)
        sources, cited = {"documents": documents, "data": {}}, dict(sorted(self.passages.cited.items()))
        return Draft(scenario, sources, cited, cast, self.began, war, {self.keys[each]: model for each, model in readers.items()})

    @cached_property
    def began(self) -> Beginning:
        """When the war began."""
        return beginning(self.evidence.rows, self.evidence.texts, self.cast, self.known, self.day)

    def _war(self) -> dict[str, Any]:
        """The war; the day of its first attack with its passage, where a document dates one."""
        made, told = generic.war(self.cast.attacker, self.cast.defender, self.began.day, self.began.reason), self.began.told
        if told is not None:
            cited = self.passages.cite(told.document, told.span, "began", gist_of(self.began.day, told), "stated")
            made["evidence"] = {"began": [cited]}
        return made
