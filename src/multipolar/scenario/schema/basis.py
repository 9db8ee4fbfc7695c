"""What the numbers of a mapping rest on: evidence, data, or somebody's judgement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import Field
from pydantic_core import core_schema

from multipolar.scenario.numbers import Number
from multipolar.scenario.schema.fields import Amount, Loose, Part, Text

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grounds:
    """One of the keys `evidence`, `data`, `judgement`: for the whole mapping, or field by field.

    Parameters
    ----------
    whole : tuple of str
        Applies to every number of the mapping that has no entry of its own.
    fields : mapping of str to tuple of str
        Applies to the number of that name alone.
    """

    whole: Texts = ()
    fields: Mapping[str, Texts] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.whole or self.fields)


@dataclass(frozen=True, slots=True)
class _GroundsSchema:
    ids: bool

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self._read, serialization=core_schema.plain_serializer_function_ser_schema(grounds_out)
        )

    def __get_pydantic_json_schema__(self, _schema: object, _handler: object) -> dict[str, Any]:
        text: dict[str, Any] = {"type": "string"}
        one = {"anyOf": [text, {"type": "array", "items": text}]}
        return {"anyOf": [*one["anyOf"], {"type": "object", "additionalProperties": one}]}

    def _read(self, value: object) -> Grounds:
        if isinstance(value, Grounds):
            return value
        if isinstance(value, dict):
            return Grounds(fields={str(key): self._texts(item) for key, item in sorted(value.items(), key=str)})
        return Grounds(whole=self._texts(value))

    def _texts(self, value: object) -> Texts:
        what = "an id or a list of ids" if self.ids else "the reason in words"
        items = value if isinstance(value, list | tuple) else [value]
        if not items or not all(isinstance(item, str) and item.strip() for item in items):
            raise ValueError(f"{value!r} does not say what the numbers rest on; write {what}, or a mapping from a field to {what}.")
        return tuple(str(item).strip() for item in items)


def grounds_out(grounds: Grounds) -> Any:
    """`Grounds` as a file would hold them."""
    if grounds.fields:
        return {name: list(texts) for name, texts in grounds.fields.items()}
    return list(grounds.whole)


Evidence = Annotated[Grounds, _GroundsSchema(ids=True)]
Judgement = Annotated[Grounds, _GroundsSchema(ids=False)]

KINDS = ("evidence", "data", "judgement")


class Based(Part):
    """A mapping with numbers, and what these numbers rest on."""

    evidence: Evidence = Field(default=Grounds(), description="Ids of evidence.yaml, for all numbers or field by field.")
    data: Evidence = Field(default=Grounds(), description="Ids of data in sources.yaml, for all numbers or field by field.")
    judgement: Judgement = Field(default=Grounds(), description="The reason in words, for all numbers or field by field.")
    note: Text | None = Field(default=None, description="A remark for readers; the program does not use it.")

    def own_numbers(self) -> dict[str, Number]:
        """The numbers that stand directly in this mapping, by field."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        found = {**fields, **(self.model_extra or {})}
        return {name: value for name, value in found.items() if isinstance(value, Number)}

    def own_days(self) -> dict[str, date]:
        """The days that stand directly in this mapping, by field: they need no grounds, and can be given some."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return {name: value for name, value in fields.items() if isinstance(value, date)}


class Amounts(Based, extra="allow"):
    """Numbers under names of the author's choice, each 0 or more."""

    noun: ClassVar[str] = "this table of amounts"
    __pydantic_extra__: dict[str, Amount] = Field(init=False)


class Settings(Based, extra="allow"):
    """Parameters of one mechanism; their ranges stand in the list of parameters."""

    noun: ClassVar[str] = "the parameters of a mechanism"
    __pydantic_extra__: dict[str, Loose] = Field(init=False)
