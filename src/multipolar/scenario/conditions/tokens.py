"""Cuts the text of a condition into words, dates, numbers and signs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from multipolar.errors import QuestionError

LONGEST = 2000
"""Most characters of a condition or question."""

_TOKEN = re.compile(
    r"\s*(?:(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9a-z.-])"
    r"|(?P<number>[-+]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)(?![0-9a-zA-Z_.-])"
    r"|(?P<word>[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*)(?![0-9A-Za-z_.-])"
    r"|(?P<sign><=|>=|<|>|\(|\)))"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a condition and where it begins (character, from 0)."""

    kind: str
    text: str
    at: int


def tokens(text: str) -> list[Token]:
    """The pieces of `text`.

    Raises
    ------
    QuestionError
        It is empty, longer than 2,000 characters, or holds something that is no piece of a condition.
    """
    if len(text) > LONGEST:
        raise QuestionError(f"the condition has {len(text):,} characters; at most {LONGEST:,} are read.")
    found: list[Token] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise QuestionError(_unreadable(text, at))
        kind = match.lastgroup or ""
        found.append(Token(kind, match[kind], match.start(kind)))
        at = match.end()
    if not found:
        raise QuestionError("the condition is empty; write for example 'deal by 2025-12-31'.")
    return found


def _unreadable(text: str, at: int) -> str:
    rest = text[at:].lstrip()
    word = re.split(r"[\s()<>]", rest, maxsplit=1)[0][:60] or rest[:1]
    where = len(text) - len(rest) + 1
    hint = ""
    if word.startswith("="):
        hint = " Signs are <, <=, >, >=."
    elif word.lower() != word:
        hint = " Names are written in small letters."
    return f"'{word}' at character {where} cannot be read.{hint}"
