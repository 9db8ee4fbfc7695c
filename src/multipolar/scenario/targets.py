"""What a check measures: a path, a waiting time, a weekly measure, or a condition."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from multipolar.errors import QuestionError
from multipolar.scenario.conditions import Condition, History, MeasureAt, Names, parse_condition, parse_measure
from multipolar.scenario.names import known_hint

WAIT = "weeks-to."


@dataclass(frozen=True)
class WeeksTo:
    """Weeks until an event first happens; the horizon where it never does."""

    event: str

    def evaluate(self, history: History) -> NDArray[np.float64]:
        """Weeks for each member."""
        week = history.event(self.event).astype(np.float64)
        return np.where(week < 0, float(history.weeks), week)

    def __str__(self) -> str:
        return f"{WAIT}{self.event}"


Target = str | WeeksTo | MeasureAt | Condition


def parse_target(text: str, names: Names, paths: Container[str]) -> Target:
    """Read what is measured.

    ``settlement``
        The share of a path, where the case has one of that name.
    ``weeks-to.deal``
        Weeks until an event; the horizon where it never comes.
    ``war.force.russia on 2026-07-01``, ``war.front at week 52``, ``war.front``
        A weekly measure on a date, in a week, at the horizon.
    anything else
        The share of members that meet a condition.

    Raises
    ------
    QuestionError
        It is none of these.
    """
    text = text.strip()
    if text in paths:
        return text
    if text.startswith(WAIT):
        return _waiting(text.removeprefix(WAIT), names)
    words = text.split()
    if words and words[0] in names.measures and words[1:2] in ([], ["on"], ["at"]):
        return parse_measure(text, names)
    return parse_condition(text, names)


def _waiting(event: str, names: Names) -> WeeksTo:
    if event not in names.events:
        raise QuestionError(f"'{WAIT}{event}': '{event}' is not an event of this case. {known_hint(event, names.events)}".strip())
    return WeeksTo(event)
