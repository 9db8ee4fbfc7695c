"""The kinds of field a scenario is made of: ids, dates, numbers in a range, lists of ids."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import inf, isinf
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, StringConstraints
from pydantic_core import core_schema

from multipolar.scenario.numbers import Number

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

T = TypeVar("T")


class Part(BaseModel):
    """One mapping of a file: unknown keys are refused, and it never changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, arbitrary_types_allowed=True)
    noun: ClassVar[str] = "this mapping"


@dataclass(frozen=True, slots=True)
class Span:
    """Marks a `Number` field with the range it may take."""

    low: float = -inf
    high: float = inf

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> core_schema.CoreSchema:
        def read(value: object) -> Number:
            return Number.parse(value, self.low, self.high)

        return core_schema.no_info_plain_validator_function(
            read, serialization=core_schema.plain_serializer_function_ser_schema(number_out)
        )

    def __get_pydantic_json_schema__(self, _schema: object, _handler: object) -> dict[str, Any]:
        number: dict[str, Any] = {"type": "number"}
        if not isinf(self.low):
            number["minimum"] = self.low
        if not isinf(self.high):
            number["maximum"] = self.high
        text = {"type": "string", "description": "60 ± 10 · 40..80 · 40 60 90 · 0.016 */ 1.65"}
        return {"anyOf": [number, text]}


def number_out(number: Number) -> float | str:
    """A number as a file would hold it: plain where it is fixed, else text."""
    if not number.is_fixed:
        return str(number)
    return int(number.a) if number.a.is_integer() else number.a


@dataclass(frozen=True, slots=True)
class _DaySchema:
    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            read_day, serialization=core_schema.plain_serializer_function_ser_schema(date.isoformat)
        )

    def __get_pydantic_json_schema__(self, _schema: object, _handler: object) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


def read_day(value: object) -> date:
    """A date from ``2025-07-01``, as text or already read; a `ValueError` says what is wrong."""
    if type(value) is date:
        return value
    if isinstance(value, str) and re.match(DAY, value):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise ValueError(f"'{value}' is no day of the calendar: {error}.") from None
    raise ValueError(f"{value!r} is not a date; write it as 2025-07-01.")


def _month_day(value: str) -> str:
    try:
        date.fromisoformat(f"2025-{value}")
    except ValueError:
        raise ValueError(f"'{value}' is not a day of every year; write month and day as 05-15.") from None
    return value


def by_id(table: Mapping[str, T]) -> dict[str, T]:
    """The same table sorted by id, so that the order in the file never matters."""
    return dict(sorted(table.items()))


def _sorted_ids(ids: tuple[str, ...]) -> tuple[str, ...]:
    if twice := sorted({name for name in ids if ids.count(name) > 1}):
        raise ValueError(f"'{twice[0]}' stands twice in this list.")
    return tuple(sorted(ids))


Id = Annotated[str, StringConstraints(pattern=ID, max_length=60)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=5000, strip_whitespace=True)]
Day = Annotated[date, _DaySchema()]
MonthDay = Annotated[str, StringConstraints(pattern=r"^[0-9]{2}-[0-9]{2}$"), AfterValidator(_month_day)]
Weeks = Annotated[int, Strict(), Field(ge=1, le=1040)]
Ids = Annotated[tuple[Id, ...], AfterValidator(_sorted_ids)]
"""Ids sorted, none twice: order carries no meaning."""
Cites = tuple[Id, ...]
"""Ids of evidence, in the order of the file."""
Table = Annotated[dict[Id, T], AfterValidator(by_id)]
"""A mapping by id, exposed sorted by id."""

Share = Annotated[Number, Span(0, 100)]
"""0 to 100."""
Amount = Annotated[Number, Span(0)]
"""0 or more."""
Signed = Annotated[Number, Span(-100, 100)]
"""−100 to 100."""
Factor = Annotated[Number, Span(0, 10)]
"""A multiplier, 0 to 10."""
Unit = Annotated[Number, Span(0, 1)]
"""0 to 1."""
Loose = Annotated[Number, Span()]
"""Any number; its range stands elsewhere."""
