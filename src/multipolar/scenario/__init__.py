"""What is the case? The format of scenarios, how they are read, checked, changed and asked about."""

from __future__ import annotations

from multipolar.scenario.case import Case
from multipolar.scenario.conditions import (
    Condition,
    History,
    MeasureAt,
    Names,
    Question,
    check_paths,
    classify,
    parse_condition,
    parse_measure,
    parse_question,
    taken,
)
from multipolar.scenario.doubts import doubt, doubts
from multipolar.scenario.entries import Basis, Entry
from multipolar.scenario.evidence import CheckReport, Quote, Shelf, check_case, check_folder
from multipolar.scenario.export import json_schema, json_schemas
from multipolar.scenario.load import load
from multipolar.scenario.numbers import Number, NumberError
from multipolar.scenario.schema import Scenario
from multipolar.scenario.targets import Target, WeeksTo, parse_target
from multipolar.scenario.template import new_scenario

__all__ = [
    "Basis",
    "Case",
    "CheckReport",
    "Condition",
    "Entry",
    "History",
    "MeasureAt",
    "Names",
    "Number",
    "NumberError",
    "Question",
    "Quote",
    "Scenario",
    "Shelf",
    "Target",
    "WeeksTo",
    "check_case",
    "check_folder",
    "check_paths",
    "classify",
    "doubt",
    "doubts",
    "json_schema",
    "json_schemas",
    "load",
    "new_scenario",
    "parse_condition",
    "parse_measure",
    "parse_question",
    "parse_target",
    "taken",
]
