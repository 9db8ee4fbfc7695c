"""Where what is claimed begins and ends: punctuation and "that" left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

_TRIM = frozenset({".", ",", ";", ":", "-", "!", '"', "'", " ", ")", "]"})


def inner(first: Token, last: Token) -> tuple[Token, Token]:
    """The same stretch without punctuation, conjunctions and "that" at its edges."""
    while last.i > first.i and (last.text in _TRIM or last.is_space or last.lower_ in ("and", "but")):
        if last.text in (")", "]", '"', "'") and _pairs(first, last):
            break
        last = neighbour(last, -1)
    if last.i + 1 < len(last.doc) and last.doc[last.i + 1].text == '"' and sum(t.text == '"' for t in first.doc[first.i : last.i + 1]) % 2:
        last = neighbour(last, 1)
    while first.i < last.i and (first.text in _TRIM or first.is_space or (first.lower_ == "that" and first.tag_ in ("IN", "WDT"))):
        if first.text in ('"', "'") and _pairs(neighbour(first, 1), last):
            break
        first = neighbour(first, 1)
    if last.text == '"' and last.i > first.i and sum(t.text == '"' for t in first.doc[first.i : last.i + 1]) % 2:
        last = neighbour(last, -1)  # its opening mark was left out
    return first, last


def _pairs(first: Token, last: Token) -> bool:
    """Whether a closing mark has its opening one inside the stretch (or the other way round)."""
    words = [t.text for t in first.doc[first.i : last.i + 1]]
    if last.text in (")", "]"):
        return words.count("(") + words.count("[") >= words.count(")") + words.count("]")
    return words.count('"') % 2 == (0 if last.text == '"' else 1) if '"' in words else words.count("'") == 2
