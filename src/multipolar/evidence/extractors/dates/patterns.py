"""The forms in which a text gives a date."""

from __future__ import annotations

import re
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
    way : int
        1 where its sentence tells of what is still to come, −1 of what has been, 0 where it does not say.
    """

    start: int
    end: int
    form: str
    words: str
    deadline: bool = False
    parts: dict[str, str] = field(default_factory=dict)
    way: int = 0


_SHIFT = (
    r"(?P<shift>\b(?:a|one|two|three)\s+(?:day|week)s?\s+(?:before|ahead\s+of|after)\s+"
    r"|\bthe\s+(?:day|eve)\s+(?:before|of|after)\s+|\bon\s+the\s+eve\s+of\s+)?"
)

_ANY_CASE = frozenset(("relative", "within", "part", "season"))
"""Forms whose words may stand at the start of a sentence; names of months and days keep their capitals ("may" is a verb)."""


@cache
def forms() -> dict[str, re.Pattern[str]]:
    """Every form's pattern by its name."""
    commemorated = _any_of(names("commemorations"))
    holidays = _any_of(names("holidays"))
    anniversary = (
        rf"{_SHIFT}(?:(?:commemorations?|celebrations?)\s+(?:for|of)\s+)?(?:the\s+)?(?P<count>\d{{1,3}}){_ORDINAL}\s+anniversary\s+(?:of\s+)?"
        rf"(?:the\s+)?(?P<what>{commemorated})"
    )
    holiday = rf"{_SHIFT}\b(?P<what>{holidays}|(?:orthodox\s+)?easter(?:\s+(?:sunday|monday))?)\b(?:\s+(?P<year>{_YEAR}))?"
    named = {"anniversary": re.compile(anniversary, re.IGNORECASE), "holiday": re.compile(holiday, re.IGNORECASE)}
    return named | {name: re.compile(form, re.IGNORECASE if name in _ANY_CASE else 0) for name, form in FORMS.items()}


def _any_of(choices: list[str]) -> str:
    return "|".join(r"\s+".join(map(re.escape, one.split())) for one in sorted(choices, key=len, reverse=True))


def names(part: str) -> list[str]:
    """Names of the commemorations or of the holidays."""
    return [name for entry in lexicon()[part] for name in entry["names"]]
