"""The tables of talks and of days ahead."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from multipolar.evidence.drafting import days, generic
from multipolar.evidence.drafting.numbers import PROPOSED
from multipolar.evidence.drafting.policies import Policies
from multipolar.evidence.drafting.whose_talks import Whose
from multipolar.results.evidence import Event

HORIZON = 104
"""Weeks that a draft looks ahead."""


class TalksTable(Policies):
    """Writes who talks with whom, how often, and when."""

    def _talks(self) -> dict[str, Any]:
        terms = [topic.id for topic in self.topics if not topic.is_lever]
        made: dict[str, Any] = {}
        for patron in self.patrons:
            name = f"{patron}-{self.cast.attacker}"
            made[name] = {
                "name": f"{self.cast.parts[patron].name} with {self.cast.parts[self.cast.attacker].name}",
                "kind": "deal",
                "parties": [patron, self.cast.attacker],
                "settle": terms,
                "ratify": [self.cast.defender],
                **self._rounds(patron, self.cast.attacker),
            }
            pressure = [topic.id for topic in self.topics if topic.lever == "pressure" and topic.decided_by == patron]
            if pressure:
                made[name]["pressure"] = pressure[0]
        made[f"{self.cast.defender}-{self.cast.attacker}"] = {
            "name": f"{self.cast.parts[self.cast.defender].name} with {self.cast.parts[self.cast.attacker].name}",
            "kind": "deal",
            "parties": [self.cast.defender, self.cast.attacker],
            "settle": terms,
            **self._rounds(self.cast.defender, self.cast.attacker),
        }
        return made

    def _rounds(self, one: str, other: str) -> dict[str, Any]:
        met = [event for event in self._rows("event", Event) if self._confer(event, one, other)]
        ids = self._meetings(one, other)
        made: dict[str, Any] = {"rounds_a_week": "0.25 */ 1.6" if met else "0.08 */ 1.8", "freeze": "30 ± 12"}
        if ids:
            made["evidence"] = {"rounds_a_week": ids}
        how = (
            f"{PROPOSED}{len(met)} {'meeting is' if len(met) == 1 else 'meetings are'} told of; one round a month." if met else generic.SAID
        )
        return made | {"judgement": {"rounds_a_week": f"{how}", "freeze": f"{generic.SAID} Three rounds in ten are about a halt only."}}

    def _meetings(self, one: str, other: str) -> list[str]:
        """Passages that tell that two confer, or plan to."""
        met = [event for event in self._rows("event", Event) if self._confer(event, one, other)]
        how = {"actual": "confer", "planned": "plan to confer"}
        return list(
            dict.fromkeys(
                self.passages.cite(e.document, e.span, "event", f"Tells that {one} and {other} {how[e.mode]}.", "direction") for e in met
            )
        )

    def _patron(self, patron: str) -> dict[str, Any]:
        """A patron, with the passages for which it is taken for one."""
        ids = self._meetings(patron, self.cast.attacker)
        return generic.patron() | {"note": f"Taken for a patron because of: {', '.join(ids)}."}

    def _calendar(self) -> list[dict[str, Any]]:
        """Days ahead of talks that documents name: those who confer may use them. Each proposes a livelier fortnight of talks."""
        return [each.cited(self.passages) for each in self._days_of_talks]

    def _days_aside(self) -> list[str]:
        """Days ahead that did not enter the calendar."""
        return days.days_aside(self._days_weighed, self._days_of_talks)

    @cached_property
    def _days_of_talks(self) -> list[days.Day]:
        return days.days_of_talks(self._days_weighed)

    @cached_property
    def _days_weighed(self) -> list[days.Weighed]:
        """Days within the horizon that documents name."""
        attacker, evidence = self.cast.attacker, self.evidence
        parties = {f"{other}-{attacker}": (other, attacker) for other in (*self.patrons, self.cast.defender)}
        whose = Whose(evidence.rows, evidence.texts, self.known, self.cast, parties, next(iter(parties)))
        written = {document: day for document, (day, _) in evidence.days.items()}
        return days.weighed(days.days_ahead(evidence.rows, evidence.texts, self.day, HORIZON, written), whose.track)
