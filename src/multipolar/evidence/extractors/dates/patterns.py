"""The forms in which a text gives a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from multipolar.evidence.extractors.dates.lexicon import lexicon

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTED = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBERS = {word: number for number, word in enumerate(_COUNTED)}

_NAMED = "|".join(name.capitalize() for name in MONTHS)
_SHORT = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_MONTH = rf"(?:{_NAMED}|(?:{_SHORT})\.?)"
_YEAR = r"(?:19|20)\d\d"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DAY = rf"\d{{1,2}}{_ORDINAL}"
_WEEKDAY = "|".join(name.capitalize() for name in DAYS)
_COUNT = rf"(?:\d{{1,4}}|{'|'.join(NUMBERS)}|a|an|a few|several|a couple of|the next|the coming|the last|the past)"
_UNIT = r"(?:hours?|days?|weeks?|months?|years?)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_PART = r"(?:early|mid|late|the beginning of|the start of|the middle of|the end of|end of)"

FORMS: dict[str, str] = {
    "iso": r"\b(?:19|20)\d\d-\d\d-\d\d\b",
    "day": rf"\b{_DAY}\s+{_MONTH}(?:,?\s+{_YEAR})?\b|\b{_MONTH}\s+{_DAY}\b(?!:)(?:,?\s+{_YEAR}\b)?",
    "part": rf"\b{_PART}[\s-](?:{_MONTH}(?:\s+{_YEAR})?|{_YEAR}|(?:the|this|next|last)\s+(?:week|month|year))\b",
    "month": rf"\b(?:(?:in|since|until|by|from|during|before|after)\s+)?(?:{_NAMED}),?\s+(?:of\s+)?{_YEAR}\b"
    rf"|\b(?:in|since|until|by|from|during|last|next|this|of|before|after)\s+(?P<bare>{_NAMED})\b(?!\s+\d)",
    "season": rf"\b(?:(?:last|this|next|the|coming|early|late)\s+)*{_SEASON}(?:-{_SEASON})?(?:\s+of)?\s+{_YEAR}\b"
    rf"|\b(?:last|this|next)\s+{_SEASON}\b",
    "weekday": rf"\b(?:(?:on|by|until|last|next|this|since|before)\s+)?(?:{_WEEKDAY})(?:\s+(?:night|morning|evening|afternoon))?\b",
    "relative": r"\b(?:yesterday|today(?!')|tomorrow|tonight)\b"
    r"|\b(?:last|next|this|the coming|the following)\s+(?:week|month|year|weekend)\b"
    rf"|\b{_COUNT}\s+{_UNIT}\s+(?:ago|earlier|later|from now|before|after)\b",
    "within": rf"\b(?:within|in)\s+(?:{_COUNT})\s+{_UNIT}\b|\b{_COUNT}[-\s](?:day|week|month|hour|year)\s+(?:deadline|ultimatum|window)\b",
    "year": rf"\b(?:in|since|by|from|until|before|after|of|during)\s+{_YEAR}\b",
}
"""By name: the forms tried, in this order; of two that meet, the longer is kept."""

_UNITS = tuple(before + unit for unit in ("hour", "day", "week", "month", "year") for before in " -\n")
_CENTURIES = ("19", "20")
_WEEKDAYS = ("nday", "sday", "iday", "rday")

_NAMED_DAYS = ("yesterday", "today", "tomorrow", "tonight")
_BESIDE_UNITS = ("last", "next", "this", "coming", "following", "ago", "earlier", "later", "from", "before", "after")

_HOLDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "anniversary": (("anniversary",),),
    "iso": (_CENTURIES, ("-",)),
    "day": (tuple(name[:3] for name in MONTHS), tuple("0123456789")),
    "part": (
        ("earl", "mid", "late", "beginning", "start", "middle", "end"),
        (*MONTHS, *(name[:3] for name in MONTHS), *_CENTURIES, *_UNITS),
    ),
    "month": (MONTHS,),
    "season": (("spring", "summer", "autumn", "fall", "winter"),),
    "weekday": (_WEEKDAYS,),
    "relative": ((*_NAMED_DAYS, *_UNITS), (*_NAMED_DAYS, *_BESIDE_UNITS)),
    "within": (_UNITS,),
    "year": (_CENTURIES,),
}
"""By form: of each group, a stretch in lower case must hold one of these to be searched; a pattern takes many times as long to say no."""

_DEADLINE = re.compile(
    r"(?:\b(?:by|until|before|no later than|not later than|within|deadline(?: of| for| is| set for| on)?|expires?(?: on)?|ultimatum)\s+)$",
    re.IGNORECASE,
)
_INSIDE_DEADLINE = re.compile(r"^(?:by|until|before|within)\b|\b(?:deadline|ultimatum|window)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A date as it stands in the text.

    Parameters
    ----------
    start, end : int
        Offsets.
    form : str
        Key of `FORMS`, ``anniversary`` or ``holiday``.
    words : str
        The words, in lower case, blanks made single.
    deadline : bool
        Whether something is due by then.
    parts : dict of str to str
        What a form has told apart.
    """

    start: int
    end: int
    form: str
    words: str
    deadline: bool = False
    parts: dict[str, str] = field(default_factory=dict)


_SHIFT = (
    r"(?P<shift>\b(?:a|one|two|three)\s+(?:day|week)s?\s+(?:before|ahead of|after)\s+"
    r"|\bthe\s+(?:day|eve)\s+(?:before|of|after)\s+|\bon the eve of\s+)?"
)

_ANY_CASE = frozenset(("relative", "within", "part", "season"))
"""Forms whose words may stand at the start of a sentence; names of months and days keep their capitals ("may" is a verb)."""


@cache
def _forms() -> dict[str, re.Pattern[str]]:
    commemorated = "|".join(re.escape(name) for name in sorted(_names("commemorations"), key=len, reverse=True))
    holidays = "|".join(re.escape(name) for name in sorted(_names("holidays"), key=len, reverse=True))
    anniversary = (
        rf"{_SHIFT}(?:(?:commemorations?|celebrations?)\s+(?:for|of)\s+)?(?:the\s+)?(?P<count>\d{{1,3}}){_ORDINAL}\s+anniversary\s+(?:of\s+)?"
        rf"(?:the\s+)?(?P<what>{commemorated})"
    )
    holiday = rf"{_SHIFT}\b(?P<what>{holidays}|(?:orthodox\s+)?easter(?:\s+(?:sunday|monday))?)\b(?:\s+(?P<year>{_YEAR}))?"
    named = {"anniversary": re.compile(anniversary, re.IGNORECASE), "holiday": re.compile(holiday, re.IGNORECASE)}
    return named | {name: re.compile(form, re.IGNORECASE if name in _ANY_CASE else 0) for name, form in FORMS.items()}


def find(text: str, start: int, end: int) -> Iterator[Found]:
    """Dates in a stretch of plain text, in order; of two that meet, the longer."""
    lower = text[start:end].lower()
    hits: list[Found] = []
    for name, pattern, needed in _gated():
        if _holds(lower, needed):
            hits += [_found(text, hit, name) for hit in pattern.finditer(text, start, end)]
    last = start
    for hit in sorted(hits, key=lambda each: (each.start, each.start - each.end)):
        if hit.start >= last:
            last = hit.end
            yield hit


@cache
def _gated() -> tuple[tuple[str, re.Pattern[str], tuple[tuple[str, ...], ...]], ...]:
    """Every form with its pattern and what a stretch must hold."""
    holds = _HOLDS | {"holiday": ((*_names("holidays"), "easter"),)}
    return tuple((name, pattern, holds[name]) for name, pattern in _forms().items())


def _holds(lower: str, needed: tuple[tuple[str, ...], ...]) -> bool:
    for words in needed:
        for word in words:
            if word in lower:
                break
        else:
            return False
    return True


def _found(text: str, hit: re.Match[str], form: str) -> Found:
    parts = {name: words for name, words in hit.groupdict().items() if words}
    return Found(hit.start(), hit.end(), form, " ".join(hit[0].casefold().split()), _is_deadline(text, hit), parts)


def _is_deadline(text: str, hit: re.Match[str]) -> bool:
    return bool(_INSIDE_DEADLINE.search(hit[0]) or _DEADLINE.search(text, max(0, hit.start() - 30), hit.start()))


def _names(part: str) -> list[str]:
    return [name for entry in lexicon()[part] for name in entry["names"]]
