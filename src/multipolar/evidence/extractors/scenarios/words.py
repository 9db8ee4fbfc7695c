"""Sentences, clauses and names of scenarios, by their forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from multipolar.results.evidence import Span

SCENARIO = (
    r"(?:scenarios?|paths?|pathways?|outcomes?|options?|possibilit(?:y|ies)|futures?|endgames?|endings?|trajector(?:y|ies)|alternatives?"
    r"|courses?|roads?|ways?|cases?)"
)
COUNT = r"(?:two|three|four|five|six|several|\d|some|a few|a number of|following|these|possible|plausible|likely)"

_STOP = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|vs|No))(?<!\b(?:Mrs|Gen|Col|Sen|Gov))[.!?]+[\"')]*(?=\s+[\"'(]?[A-Z0-9]|\s*$)")
_WORD = re.compile(r"[a-z0-9]+")
_ARTICLES = frozenset({"a", "an", "the"})
_IF = re.compile(
    r"\b(?:if|unless|should(?=\s+\w+(?:\s+\w+){0,4}\s+(?:be|fail|collapse|win|lose|hold|fall|break|refuse|agree|accept|decide|prevail|attack|succeed|strike))"
    r"|provided(?: that)?|as long as|depends? on|hinges? on|in case|in the event of|once)\b\s*",
    re.IGNORECASE,
)
_ANAPHOR = re.compile(r"(?:that|this|it|so)\s+(?:happens|happened|comes|occurs|fails|is so)|so\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A scenario as it was found."""

    span: Span
    label: Span
    name: str
    rule: str
    confidence: float
    conditions: tuple[Span, ...] = ()
    outcomes: tuple[Span, ...] = ()


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Sentences of a stretch of plain text, their full stops left out."""
    place = start
    for stop in _STOP.finditer(text, start, end):
        if found := trimmed(text, place, stop.start()):
            yield found
        place = stop.end()
    if found := trimmed(text, place, end):
        yield found


def trimmed(text: str, start: int, end: int) -> Span | None:
    """A stretch without blanks, commas and dashes at its edges; None where nothing is left."""
    while start < end and text[start] in " \t\n\r,;:-\"'":
        start += 1
    while end > start and text[end - 1] in " \t\n\r,;:-.\"'":
        end -= 1
    return Span(start, end) if end > start else None


def slug(words: str) -> str:
    """As in "The Long Winter" gives ``long-winter``."""
    ascii_words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold().replace("'s", "s")
    return "-".join(word for word in _WORD.findall(ascii_words) if word not in _ARTICLES)[:80].strip("-")


def conditions_in(text: str, span: Span) -> Iterator[Span]:
    """What a stretch ties itself to: the clauses behind "if", "unless", "depends on"."""
    for hit in _IF.finditer(text, span.start, span.end):
        if _ANAPHOR.match(text, hit.end()):
            continue
        stops = [place for mark in (",", ";", " - ", " then ") if (place := text.find(mark, hit.end(), span.end)) > 0]
        if found := trimmed(text, hit.end(), min(stops, default=span.end)):
            yield found
