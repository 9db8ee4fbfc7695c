"""Days as documents, feeds and exports write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

FIRST_YEAR, LAST_YEAR = 1600, 2199
"""Between the first newspapers and the dates that are only placeholders."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month{0}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_NUMBER, _YEAR = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?", r"(?P<year{0}>(?:19|20)\d\d)(?!\d)"
_FORMS = (
    rf"{_NUMBER}(?:\s+of\s+|[\s-]+){_MONTH}[,\s-]+{_YEAR}",  # 21 October 2026, 21st of October, 2026, 21-Oct-2026
    rf"{_MONTH}\s+{_NUMBER},?\s+{_YEAR}",  # October 21, 2026
    rf"{_YEAR}(?P<between{{0}}>[-/.])(?P<month{{0}}>\d\d)(?P=between{{0}})(?P<day{{0}}>\d\d)(?!\d)",  # 2026-10-21
    rf"(?P<day{{0}}>\d{{{{1,2}}}})\.\s?(?P<month{{0}}>\d{{{{1,2}}}})\.\s?{_YEAR}",  # 21.10.2026
)
DAY = rf"(?i:(?<!\d)(?:{'|'.join(form.format(number) for number, form in enumerate(_FORMS))}))"
"""A pattern of days; `day_in` tells which. One such as 10/11/2026 is left out: it is read in two ways."""


def day_in(found: re.Match[str]) -> date | None:
    """The day that `DAY` found; None where no calendar has it."""
    number = next(each for each in range(len(_FORMS)) if found[f"year{each}"])
    month = found[f"month{number}"]
    at = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(found[f"year{number}"]), at, int(found[f"day{number}"]))
    except ValueError:
        return None


def plausible(day: date | None) -> date | None:
    """The day, if a document can have been published on it; exports write 9999-12-31 or 0001-01-01 where they know none."""
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None


def iso_day(text: str | None) -> date | None:
    """The day in an ISO date or time; None where there is none."""
    try:
        return plausible(date.fromisoformat((text or "")[:10]))
    except ValueError:
        return None


def any_day(text: str) -> date | None:
    """The day in an ISO time, in the form of e-mail and RSS, or in seconds since 1970."""
    if not text:
        return None
    if day := iso_day(text):
        return day
    if re.fullmatch(r"[0-9]{9,10}(?:\.[0-9]+)?", text):
        return plausible(datetime.fromtimestamp(float(text), UTC).date())
    try:
        return plausible(parsedate_to_datetime(text).date())
    except (ValueError, TypeError, OverflowError):  # such as a zone of thousands of hours
        return None
