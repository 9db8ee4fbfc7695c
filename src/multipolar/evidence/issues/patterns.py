"""Terms of an issue file: plain words, ``word*`` for any ending, ``a|b`` for either, ``...`` for up to four words between."""

from __future__ import annotations

import re
from collections.abc import Sequence

_GAP = r"(?:\W+[\w'-]+){0,4}?"
_WORD = re.compile(r"[\w'&/-]+\*?(?:\|[\w'&/-]+\*?)*\Z")


def why_wrong(term: object) -> str:
    """Why something is no term; empty if it is one."""
    if not isinstance(term, str) or not term.strip():
        return "is not text"
    parts = term.split()
    if parts[0] == "..." or parts[-1] == "...":
        return "begins or ends with '...', which stands for words between two others"
    for before, part in zip(["", *parts], parts, strict=False):
        if part == "..." == before:
            return "has '...' twice in a row"
        if part != "..." and not _WORD.match(part):
            return f"has {part!r}: write words, 'word*', 'a|b' or '...'"
    return ""


def pattern_of(terms: Sequence[str]) -> re.Pattern[str]:
    """One pattern for several terms, the longest tried first; it is linear in the text, whatever the terms."""
    ordered = sorted(terms, key=lambda term: (-weight_of(term), term))
    return re.compile(r"(?<!\w)(?:" + "|".join(_source(term) for term in ordered) + r")(?!\w)", re.IGNORECASE)


def stems_of(term: str) -> list[str]:
    """How a term may begin, in lower case: the choices of its first word."""
    return [choice.removesuffix("*").casefold() for choice in term.split()[0].split("|")]


def weight_of(term: str) -> int:
    """How much a term says: its number of words."""
    parts = term.split()
    return len(parts) - parts.count("...")


def _source(term: str) -> str:
    made = ""
    for part in term.split():
        if part == "...":
            made += _GAP
        else:
            made += (r"\W+" if made else "") + "(?:" + "|".join(_piece(choice) for choice in part.split("|")) + ")"
    return made


def _piece(word: str) -> str:
    return re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word)
