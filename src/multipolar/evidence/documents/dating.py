"""Finds the day on which a document was published, where it says so."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = (
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>(?:19|20)\d\d)"
    rf"|{_MONTH.replace('month', 'month2')}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>(?:19|20)\d\d)"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d))"
)
_LABELLED = re.compile(rf"^\W*(?:published|updated|posted|date|dated|last updated)\b(?:\s+on)?[:\s]+(?:\w+day,?\s+)?{_DAY}", re.IGNORECASE)
_ALONE = re.compile(rf"^\W*(?:\w+day,?\s+)?{_DAY}\W*$", re.IGNORECASE)
_PLACED = re.compile(rf"^[A-Z][A-Z .'’/-]{{2,40}}(?:\([^)]*\))?[,\s—–-]+\(?{_DAY}\)?\s*(?:\([^)]*\)\s*)?[—–:-]")

_FIRST_LINES = 6
FIRST_YEAR, LAST_YEAR = 1600, 2199
"""Between the first newspapers and the dates that are only placeholders."""


def dateline(text: str) -> tuple[date | None, str]:
    """The day that the first or last lines give as the article's own, and what gives it.

    A date inside a sentence is not taken: it may be the day of anything.
    """
    lines = [line.strip() for line in text[:4_000].splitlines() if line.strip()][:_FIRST_LINES]
    last = [line.strip() for line in text[-600:].splitlines() if line.strip()][-1:]
    for pattern, basis, where in ((_LABELLED, "stated date", [*lines, *last]), (_ALONE, "date line", lines), (_PLACED, "dateline", lines)):
        for line in where:
            if (found := pattern.search(line)) and (day := _day(found)):
                return day, basis
    return None, ""


def _day(found: re.Match[str]) -> date | None:
    if found["iso"]:
        return iso_day(found["iso"])
    month = (found["month"] or found["month2"] or "")[:3].lower()
    number = _MONTHS.index(month) + 1
    try:
        return date(int(found["year"] or found["year2"]), number, int(found["day"] or found["day2"]))
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
