"""Works out the first and last day that a form means."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from multipolar.evidence.extractors.dates.lexicon import lexicon
from multipolar.evidence.extractors.dates.patterns import DAYS, MONTHS, NUMBERS, Found

if TYPE_CHECKING:
    from multipolar.evidence.extractors.dates.anchor import Anchor

_PARTS = {"early": (1, 10), "beginning": (1, 7), "start": (1, 7), "mid": (11, 20), "middle": (11, 20), "late": (21, 31), "end": (24, 31)}
_UNITS = {"hour": 0.05, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}
_DATED_OFF = 30
"""Days by which a document may be dated too late or too early for what its words call coming or past (judgement)."""
_VAGUE_COUNTS = {"a": 1, "an": 1, "a few": 3, "several": 4, "a couple of": 2, "the next": 1, "the coming": 1, "the last": 1, "the past": 1}


@dataclass(frozen=True, slots=True)
class Resolved:
    """First and last day, how they were got, and from what."""

    earliest: date | None = None
    latest: date | None = None
    resolution: str = "vague"
    basis: str = ""


def resolve(found: Found, anchor: Anchor) -> Resolved:
    """Work out a date; empty ends where the anchor that it needs is missing or the date does not exist."""
    try:
        return _RULES[found.form](found, anchor)
    except (ValueError, OverflowError):  # 31 June, year 10000: the words name no day
        return Resolved(basis="no such day")


def _iso(found: Found, _anchor: Anchor) -> Resolved:
    return _one(date.fromisoformat(found.words), "absolute", "")


def _day(found: Found, anchor: Anchor) -> Resolved:
    number = int(re.findall(r"\d{1,2}", found.words)[0])
    month, year = _month(found.words), _year(found.words)
    if year is not None:
        return _one(date(year, month, number), "absolute", "")
    if anchor.day is None:
        return Resolved(basis="no year is given")
    day, basis = _meant(month, number, found.way, anchor)
    return _one(day, "relative", basis)


def _month_form(found: Found, anchor: Anchor) -> Resolved:
    month, year = _month(found.parts.get("bare", found.words).casefold()), _year(found.words)
    if year is not None:
        return _span(date(year, month, 1), _end(year, month), "absolute", "")
    if anchor.day is None:
        return Resolved(basis="no year is given")
    first, basis = _meant(month, 15, found.way, anchor)
    if found.words.startswith("last") and first > anchor.day:
        first = first.replace(year=first.year - 1)
    return _span(first.replace(day=1), _end(first.year, month), "relative", basis)


def _part(found: Found, anchor: Anchor) -> Resolved:
    which = next(part for part in _PARTS if re.search(rf"\b{part}\b", found.words))
    low, high = _PARTS[which]
    month, year = _month(found.words, missing=0), _year(found.words)
    if month:
        if year is None and anchor.day is None:
            return Resolved(basis="no year is given")
        basis = ""
        if year is None:
            nearest, basis = _meant(month, low, found.way, anchor)
            year = nearest.year
        return _span(date(year, month, low), min(date(year, month, min(high, 28)), _end(year, month)) if high < 28 else _end(year, month),
                     "vague", basis)  # fmt: skip
    if year is not None:
        first, last = {"early": (1, 3), "beginning": (1, 2), "start": (1, 2), "mid": (5, 8), "middle": (5, 8)}.get(which, (10, 12))
        return _span(date(year, first, 1), _end(year, last), "vague", "")
    if anchor.day is None:
        return Resolved(basis="no day to count from")
    whole = _relative(Found(found.start, found.end, "relative", re.sub(r"^.*?\b(the|this|next|last)\b", r"\1", found.words)), anchor)
    return Resolved(whole.earliest, whole.latest, "vague", whole.basis)


def _season(found: Found, anchor: Anchor) -> Resolved:
    seasons: dict[str, list[int]] = lexicon()["seasons"]
    named = [season for season in seasons if season in found.words]
    year = _year(found.words)
    if year is None:
        if anchor.day is None:
            return Resolved(basis="no year is given")
        year = anchor.day.year
        middle = date(year, seasons[named[0]][0], 15)
        if found.words.startswith("last") and middle > anchor.day - timedelta(days=30):
            year -= 1
        if found.words.startswith("next") and middle < anchor.day:
            year += 1
    first, last = seasons[min(named, key=found.words.index)][0], seasons[max(named, key=found.words.index)][1]
    ends = year + 1 if last < first else year
    return _span(date(year, first, 1), _end(ends, last), "season", "" if _year(found.words) else _said(anchor))


def _weekday(found: Found, anchor: Anchor) -> Resolved:
    if anchor.day is None:
        return Resolved(basis="no day to count from")
    wanted = next(number for number, name in enumerate(DAYS) if name in found.words)
    back, ahead = (anchor.day.weekday() - wanted) % 7, (wanted - anchor.day.weekday()) % 7
    coming = re.match(r"(?:next|by|until|this|before)\b", found.words) is not None
    if anchor.exact and found.words.startswith("next") and 0 < ahead <= 6 - anchor.day.weekday():
        first = anchor.day + timedelta(days=ahead)  # on a Monday "next Friday" is that of this week or of the next
        return _span(first, first + timedelta(weeks=1), "vague", f"this week's or the next, {_said(anchor)}")
    if not anchor.exact:  # the anchor is an event near the document's day: the nearest such weekday
        day = anchor.day - timedelta(days=back) if back < 4 else anchor.day + timedelta(days=ahead)
    else:
        day = anchor.day + timedelta(days=ahead or 7) if coming else anchor.day - timedelta(days=back)
    return _one(day, "relative", _said(anchor))


def _relative(found: Found, anchor: Anchor) -> Resolved:
    day = anchor.day
    if day is None:
        return Resolved(basis="no day to count from")
    if not anchor.exact and re.search(r"\b(?:today|tonight|yesterday|tomorrow)\b", found.words):
        return Resolved(basis="the document's own day is not known")
    for word, shift in (("yesterday", -1), ("today", 0), ("tonight", 0), ("tomorrow", 1)):
        if word in found.words:
            return _one(day + timedelta(days=shift), "relative", _said(anchor))
    way = -1 if "last" in found.words else 0 if re.match(r"(?:this|the (?:week|month|year|weekend))\b", found.words) else 1
    if re.search(r"\b(?:ago|earlier|before)\b", found.words):
        return _counted(found.words, anchor, -1)
    if re.search(r"\b(?:later|from now|after)\b", found.words):
        return _counted(found.words, anchor, 1)
    if "week" in found.words:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=way)
        first = monday + timedelta(days=5 if "weekend" in found.words else 0)
        return _span(first, monday + timedelta(days=6), "relative", _said(anchor))
    if "month" in found.words:
        year, month = divmod(day.year * 12 + day.month - 1 + way, 12)
        return _span(date(year, month + 1, 1), _end(year, month + 1), "relative", _said(anchor))
    return _span(date(day.year + way, 1, 1), date(day.year + way, 12, 31), "relative", _said(anchor))


def _within(found: Found, anchor: Anchor) -> Resolved:
    if anchor.day is None:
        return Resolved(basis="no day to count from")
    counted = _counted(found.words, anchor, 1)
    return Resolved(anchor.day, counted.latest, "relative", _said(anchor))


def _year_form(found: Found, _anchor: Anchor) -> Resolved:
    year = _year(found.words)
    assert year is not None, "the form holds a year"  # noqa: S101 - by the pattern
    return _span(date(year, 1, 1), date(year, 12, 31), "absolute", "")


def _anniversary(found: Found, _anchor: Anchor) -> Resolved:
    what, count = " ".join(found.parts["what"].casefold().split()), int(found.parts["count"])
    first: date = next(entry["day"] for entry in lexicon()["commemorations"] if what in entry["names"])
    day = first.replace(year=first.year + count) + _shift(found)
    return _one(day, "relative" if "shift" in found.parts else "anniversary", f"{count} years after {first.isoformat()}")


def _holiday(found: Found, anchor: Anchor) -> Resolved:
    what = " ".join(found.parts["what"].casefold().split())
    year = int(found.parts["year"]) if "year" in found.parts else anchor.day.year if anchor.day else None
    if year is None:
        return Resolved(resolution="anniversary", basis="no year is given")
    if "easter" in what:
        sunday = easter(year, EASTER_ORTHODOX if "orthodox" in what else EASTER_WESTERN) + timedelta(days=1 if "monday" in what else 0)
        return _span(sunday - timedelta(days=0 if "monday" in what or "sunday" in what else 1), sunday, "anniversary", f"Easter of {year}")
    entry = next(entry for entry in lexicon()["holidays"] if what in entry["names"])
    return _one(date(year, entry["month"], entry["day"]) + _shift(found), "anniversary", f"that day of {year}")


_RULES = {
    "iso": _iso, "day": _day, "month": _month_form, "part": _part, "season": _season, "weekday": _weekday, "relative": _relative,
    "within": _within, "year": _year_form, "anniversary": _anniversary, "holiday": _holiday,
}  # fmt: skip


def _counted(words: str, anchor: Anchor, way: int) -> Resolved:
    unit = next(unit for unit in _UNITS if unit in words)
    digits = re.search(r"\d+", words)
    count = int(digits[0]) if digits else next((n for w, n in (NUMBERS | _VAGUE_COUNTS).items() if re.search(rf"\b{w}\b", words)), 1)
    vague = digits is None and any(re.search(rf"\b{word}\b", words) for word in ("few", "several", "couple"))
    day = _known(anchor) + timedelta(days=way * round(count * _UNITS[unit]))
    return _one(day, "vague" if vague or unit in ("month", "year") else "relative", _said(anchor))


def _shift(found: Found) -> timedelta:
    words = found.parts.get("shift", "").casefold()
    if not words:
        return timedelta()
    count = next((number for word, number in NUMBERS.items() if re.search(rf"\b{word}\b", words)), 1)
    return timedelta(days=count * (7 if "week" in words else 1) * (1 if "after" in words else -1))


def _month(words: str, missing: int | None = None) -> int:
    for number, name in enumerate(MONTHS, start=1):
        if name[:3] in words and re.search(rf"\b{name[:3]}(?:{name[3:]}|t)?\b", words):
            return number
    if missing is None:
        raise ValueError(words)
    return missing


def _year(words: str) -> int | None:
    found = re.search(r"\b(?:19|20)\d\d\b", words)
    return int(found[0]) if found else None


def _meant(month: int, day: int, way: int, anchor: Anchor) -> tuple[date, str]:
    """The day of this month and day that is meant, and in words why: the next where the sentence looks ahead, the last where it looks back.

    The nearest day is taken where that does not say, and where it lies so near that documents dated a little late or early may mean it.
    """
    near = _known(anchor)
    days = sorted(date(near.year + shift, month, day) for shift in (-1, 0, 1) if _is_day(near.year + shift, month, day))
    nearest = min(days, key=lambda each: abs((each - near).days))
    if way and anchor.exact and (nearest - near).days * way < -_DATED_OFF:
        beyond = [each for each in days if (each - near).days * way > 0]
        if beyond:
            meant = beyond[0] if way > 0 else beyond[-1]
            return meant, f"{'the next after' if way > 0 else 'the last before'} {_said(anchor)}"
    return nearest, f"the year nearest to {_said(anchor)}"


def _is_day(year: int, month: int, day: int) -> bool:
    """Whether a year has such a day: 29 February."""
    return 1 <= day <= calendar.monthrange(year, month)[1]


def _known(anchor: Anchor) -> date:
    if anchor.day is None:
        raise ValueError("no day to count from")
    return anchor.day


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _one(day: date, resolution: str, basis: str) -> Resolved:
    return Resolved(day, day, resolution, basis)


def _span(first: date, last: date, resolution: str, basis: str) -> Resolved:
    return Resolved(first, last, resolution, basis)


def _said(anchor: Anchor) -> str:
    return f"{anchor.day.isoformat()}, {anchor.basis}" if anchor.day else ""
