"""The tables of talks and of days ahead."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from textwrap import shorten
from typing import Any

from multipolar.evidence.drafting import generic, wording
from multipolar.evidence.drafting.numbers import PROPOSED
from multipolar.evidence.drafting.policies import Policies
from multipolar.results.evidence import DateMention, Event

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
        track = f"{self.patrons[0] if self.patrons else self.cast.defender}-{self.cast.attacker}"
        made: dict[str, dict[str, Any]] = {}
        for row, said in self._days_ahead:
            if not wording.is_of_talks(said):
                continue
            name = f"day-{row.earliest}"
            gist = f"Names {row.earliest}{', a deadline' if row.deadline else ''}: {shorten(said, 200, placeholder=' …')}"
            cited = self.passages.cite(row.document, row.span, "date", gist, "inferred")
            entry = made.setdefault(
                name,
                {
                    "id": name,
                    "name": f"{'Deadline' if row.deadline else 'A day'} that the documents name, {row.earliest}: "
                    f"{shorten(said, 80, placeholder=' …')}",
                    "on": date.fromisoformat(row.earliest),
                    "weeks": 2,
                    "quantity": f"rounds.{track}",
                    "times": "1.2 */ 1.15",
                    "evidence": [],
                    "judgement": f"{PROPOSED}people who talk use such days; say what it is and whether it matters.",
                },
            )
            if cited not in entry["evidence"]:
                entry["evidence"].append(cited)
        return [made[name] for name in sorted(made)]

    def _days_aside(self) -> list[str]:
        """Days ahead that concern no talks, for a person to weigh."""
        aside = {row.earliest: said for row, said in reversed(self._days_ahead) if not wording.is_of_talks(said)}
        words = {day: shorten(aside[day], 160, placeholder=" …") for day in sorted(aside)}
        return [f"A day ahead on which nobody is said to confer, {day}: {said}" for day, said in words.items()]

    @cached_property
    def _days_ahead(self) -> list[tuple[DateMention, str]]:
        """Days within the horizon that documents name, each with its sentence."""
        last, texts = (self.day + timedelta(weeks=HORIZON)).isoformat(), self.evidence.texts
        rows = [row for row in self._rows("date", DateMention) if row.earliest and self.day.isoformat() <= row.earliest <= last]
        return [(row, wording.sentence_of(row.span, texts[row.document])) for row in rows if row.resolution != "vague" and _short(row)]


def _short(row: DateMention) -> bool:
    """Whether a date is a day or a few, not a month or a year."""
    return (date.fromisoformat(row.latest) - date.fromisoformat(row.earliest)).days <= 7
