"""What an endpoint sends back, read as far as the words of the model."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

Ending = Literal["stop", "length", "declined"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model said.

    Parameters
    ----------
    content : str
        Its words.
    ending : {"stop", "length", "declined"}
        Whether it came to an end, was cut off, or declined to answer.
    """

    content: str
    ending: Ending


def read_reply(body: str) -> Reply | None:
    """The words of the model in a body, or None where it is no answer to a chat."""
    choice = _first_choice(body)
    message = choice.get("message") if choice else None
    if choice is None or not isinstance(message, dict):
        return None
    content = _text(message.get("content"))
    if message.get("refusal") or choice.get("finish_reason") == "content_filter":
        return Reply(content or _text(message.get("refusal")), "declined")
    return Reply(content, "length" if choice.get("finish_reason") == "length" else "stop")


def error_in(body: str) -> str:
    """What an endpoint says went wrong; the beginning of the body where it is no such message."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return body
    error = data.get("error", data.get("message", data.get("detail"))) if isinstance(data, dict) else None
    if isinstance(error, dict):
        error = error.get("message", error)
    return str(error) if error else body


def _first_choice(body: str) -> dict[str, Any] | None:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return None
    choices = data.get("choices") if isinstance(data, dict) else None
    choice = choices[0] if isinstance(choices, list) and choices else None
    return choice if isinstance(choice, dict) else None


def _text(content: object) -> str:
    """Words given whole, or in parts as some endpoints do."""
    if isinstance(content, list):
        return "".join(_text(part.get("text")) for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""
