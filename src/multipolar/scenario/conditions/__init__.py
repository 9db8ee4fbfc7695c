"""Conditions on simulated histories: the language of paths, questions and checks."""

from __future__ import annotations

from multipolar.scenario.conditions.history import History
from multipolar.scenario.conditions.names import Names
from multipolar.scenario.conditions.nodes import Condition, MeasureAt, Question
from multipolar.scenario.conditions.parse import parse_condition, parse_measure, parse_question
from multipolar.scenario.conditions.paths import check_paths, classify, taken

__all__ = [
    "Condition",
    "History",
    "MeasureAt",
    "Names",
    "Question",
    "check_paths",
    "classify",
    "parse_condition",
    "parse_measure",
    "parse_question",
    "taken",
]
