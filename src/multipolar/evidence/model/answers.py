"""What a model may answer: one description of each kind of row, for the schema it is given and for the check of what it gives."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from multipolar.results.evidence.rows import PLOVER, Attribution, Basis, Certainty, Direction, Mode, Polarity, Sign, TieStatus, TieType

GroupForm = Literal["nominal", "collective"]
_THOUGHT = re.compile(r"^\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
"""What some models think aloud before they answer."""

ActorType = Literal["person", "state", "organisation", "group", "place"]


def _lower(value: object) -> object:
    return value.strip().lower().replace("\u2212", "-") if isinstance(value, str) else value


def _plover(value: str) -> str:
    if value.strip().upper() not in PLOVER:
        raise PydanticCustomError("literal_error", "not one of the sixteen types")
    return value.strip().upper()


class Answer(BaseModel):
    """A row as a model gives it. What a looser server leaves out or sets to null takes its default."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _without_nulls(cls, data: object) -> object:
        return {name: value for name, value in data.items() if value is not None} if isinstance(data, dict) else data


class Quoting(Answer):
    """A row that quotes a sentence."""

    sentence: int = Field(description="number of the sentence that the quote is copied from")
    quote: str = Field(description="the clause or noun phrase that says it, copied letter for letter")


class ActorAnswer(Answer):
    """Somebody or something with a name, or a group that a row names."""

    name: str = Field(description="as the document writes it")
    type: Annotated[ActorType, BeforeValidator(_lower)] = "group"


class GroupAnswer(Quoting):
    """A noun phrase stands for actors without naming them."""

    form: Annotated[GroupForm, BeforeValidator(_lower)] = Field("nominal", description="collective where it means several told elsewhere")
    actors: tuple[str, ...] = Field((), description="for whom it stands, names as in the document; empty where it is a group of its own")


class ClaimAnswer(Quoting):
    """Somebody other than the author says, believes, accuses or suggests something."""

    source: tuple[str, ...] = Field((), description="whose claim, names as in the document; empty where it is not told")
    source_words: str = Field("", description="words of the quote that name the source, copied; empty where none do")
    cue: str = Field("", description="the words of saying, copied: a verb with its auxiliaries, or a noun")
    content: str = Field(description="what is claimed, copied, without the words of saying")
    polarity: Annotated[Polarity, BeforeValidator(_lower)] = "affirm"
    certainty: Annotated[Certainty, BeforeValidator(_lower)] = "asserted"
    hedges: tuple[str, ...] = Field((), description="words that weaken it, copied")
    contested: bool = Field(False, description="whether the document itself signals dispute, lack of evidence or a denial")
    contested_by: str = Field("", description="words of the document that signal it, copied; empty where it is not contested")
    attribution: Annotated[Attribution, BeforeValidator(_lower)] = "explicit"


class PositionAnswer(Quoting):
    """Somebody wants, supports, refuses or demands something in a matter of dispute."""

    actors: tuple[str, ...] = Field(description="whose position, names as in the document")
    direction: Annotated[Direction, BeforeValidator(_lower)]
    basis: Annotated[Basis, BeforeValidator(_lower)] = "reported"
    condition: str = Field("", description="words of a condition, copied; empty where there is none")
    hedged: bool = Field(False, description="whether the document weakens it")
    target: tuple[str, ...] = Field((), description="of whom it is demanded, names as in the document")


class EventAnswer(Quoting):
    """Somebody does something to or with somebody."""

    trigger: str = Field(description="the word or words of the quote that tell the event, copied")
    source: tuple[str, ...] = Field((), description="who does it, names as in the document")
    target: tuple[str, ...] = Field((), description="to whom or with whom, names as in the document")
    type: Annotated[
        str, AfterValidator(_plover), WithJsonSchema({"type": "string", "enum": list(PLOVER)}), Field(description="PLOVER type")
    ]
    mode: Annotated[Mode, BeforeValidator(_lower)]
    when: str = Field("", description="words that date it, copied; empty where none do")
    reciprocal: bool = Field(False, description="whether it goes both ways, like a meeting or a war")


class RelationAnswer(Quoting):
    """How two actors stand to each other."""

    a: str = Field(description="name as in the document")
    b: str = Field(description="name as in the document")
    type: Annotated[TieType, BeforeValidator(_lower)]
    sign: Annotated[Sign, BeforeValidator(_lower)] = Field(description="+ friendly, - hostile")
    directed: bool = Field(False, description="whether it goes from a to b only")
    status: Annotated[TieStatus, BeforeValidator(_lower)] = "actual"


LISTS: dict[str, tuple[str, type[Answer]]] = {
    "actors": ("actor", ActorAnswer),
    "groups": ("group", GroupAnswer),
    "claims": ("claim", ClaimAnswer),
    "positions": ("position", PositionAnswer),
    "events": ("event", EventAnswer),
    "relations": ("relation", RelationAnswer),
}
"""By their names in an answer: the kind of row, and its description."""


@cache
def schema() -> dict[str, Any]:
    """JSON schema of an answer, in the strict subset: everything required, nothing else allowed, nothing referred to."""
    return _object({name: {"type": "array", "items": _strict(answer)} for name, (_, answer) in LISTS.items()})


def _strict(answer: type[Answer]) -> dict[str, Any]:
    made = answer.model_json_schema()
    fields = {name: _without(each, "title", "default") for name, each in made["properties"].items()}
    return {**_object(fields), "description": made["description"]}


def _without(field: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in field.items() if name not in names}


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties), "required": list(properties), "additionalProperties": False}


def parse_answer(content: str) -> dict[str, list[object]] | None:
    """The lists of an answer, or None where it is not a JSON object.

    Fences, remarks and thoughts around the object, as some models write them, are left out.
    """
    content = _THOUGHT.sub("", content)
    for words in (content, content[content.find("{") : content.rfind("}") + 1]):
        try:
            data = json.loads(words)
        except (ValueError, RecursionError):
            continue
        if isinstance(data, dict):
            return {name: value if isinstance(value, list) else [] for name in LISTS if (value := data.get(name)) is not None}
    return None
