"""The request that is made for a part of a document."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.model.answers import LISTS, schema
from multipolar.evidence.model.sentences import Part, Sentence
from multipolar.library import reading_prompt

Messages = list[dict[str, str]]

_BREAKS = dict.fromkeys((*range(32), *range(127, 160), 8232, 8233), " ")


def messages_of(parsed: ParsedDocument, part: Part) -> Messages:
    """What a model is told and asked about a part."""
    return [{"role": "system", "content": _system()}, {"role": "user", "content": _document(parsed, part)}]


def request_of(model: str, messages: Messages, form: str, *, warm: bool) -> dict[str, Any]:
    """The body of a request.

    Parameters
    ----------
    model : str
        Its name.
    messages : list of dict
        From `messages_of`.
    form : {"json_schema", "json_object", "text"}
        How firmly the form of the answer is asked for.
    warm : bool
        Whether the model is left its own temperature, for endpoints that refuse to set it.
    """
    request: dict[str, Any] = {"model": model, "messages": messages, "stream": False}
    if not warm:
        request["temperature"] = 0
    if form == "json_schema":
        request["response_format"] = {"type": form, "json_schema": {"name": "evidence", "strict": True, "schema": schema()}}
    elif form == "json_object":
        request["response_format"] = {"type": form}
    return request


def prompt_hash(messages: Messages) -> str:
    """SHA-256 of what is asked; it names every field and value of the schema, so another schema is another question too."""
    asked = json.dumps(messages, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(asked.encode()).hexdigest()


def _document(parsed: ParsedDocument, part: Part) -> str:
    before = [f"({each.number}) {_line(parsed, each)}" for each in part.before]
    return "\n".join([*before, *(f"[{each.number}] {_line(parsed, each)}" for each in part.sentences)])


def _line(parsed: ParsedDocument, sentence: Sentence) -> str:
    # No sentence can hold a line break, so none can pretend to be another line.
    return parsed.quote(sentence.span).translate(_BREAKS).encode("utf-8", "replace").decode("utf-8")


@cache
def _system() -> str:
    return reading_prompt().format(lists="\n".join(f"{name}: {answer.__doc__}\n{_fields(name)}" for name, (_, answer) in LISTS.items()))


def _fields(name: str) -> str:
    """The fields of a list, as a model without the schema needs them."""
    fields = schema()["properties"][name]["items"]["properties"]
    return "\n".join(f"  {field}: {_told(each)}" for field, each in fields.items())


def _told(field: dict[str, Any]) -> str:
    kind = f"one of {', '.join(field['enum'])}" if "enum" in field else {"array": "list of strings"}.get(field["type"], field["type"])
    return f"{kind}; {field['description']}" if "description" in field else str(kind)
