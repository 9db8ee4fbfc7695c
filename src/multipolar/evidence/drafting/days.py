"""Days ahead that documents name: those of talks become entries of a calendar, the others are named for a person to weigh."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import shorten
from typing import Any

from multipolar.evidence.drafting import wording
from multipolar.evidence.drafting.numbers import PROPOSED
from multipolar.evidence.drafting.passages import Passages
from multipolar.results.evidence import DateMention, Row, Span

_TO = re.compile(r"\b(?:to|until|till|(?:reschedul\w*|moved) for)\s*$", re.IGNORECASE)
_PREPOSITION = re.compile(r"(?:to|until|till)\b", re.IGNORECASE)

OFF = "Something is called off or put off"
TRUCE = "A truce begins or ends"
OTHERS = "Nothing says that those meet whose talks are in the case"
OTHER = "Nobody is said to confer on it"
EITHER = "The words may mean this day or that of the week after"
"""Why a day does not enter a calendar."""

WEEKS = 2
"""How long a day of talks makes them livelier (judgement)."""

TIMES = "1.2 */ 1.15"
"""By what factor rounds come more often in those weeks (judgement)."""

LONGEST = 7
"""Days: a date wider than this is a month or a year, and no day of a calendar."""

REASON = f"{PROPOSED}people who talk use such days; say what it is and whether it matters."


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A passage that names a day ahead.

    Parameters
    ----------
    row : DateMention
        The passage.
    sentence : str
        The sentence in which it stands.
    place : Span
        Where that is.
    lead, clause : str
        What stands before the day in its sentence, and the clause of it in which the day stands.
    written : date or None
        The day of its document.
    """

    row: DateMention
    sentence: str
    place: Span
    lead: str = ""
    clause: str = ""
    written: date | None = None

    @property
    def day(self) -> date:
        """The day, or the first of a few."""
        return date.fromisoformat(self.row.earliest)

    def is_on(self, day: date) -> bool:
        """Whether it names this day, or a few of which it is one; of two that it may mean, either."""
        if self.is_either:
            return day.isoformat() in (self.row.earliest, self.row.latest)
        return self.row.earliest <= day.isoformat() <= self.row.latest

    @property
    def is_either(self) -> bool:
        """Whether it may be this day or that of the week after (``next Friday``, said on a Monday)."""
        return _is_either(self.row)

    @property
    def is_new_day(self) -> bool:
        """Whether something is put off or moved to it."""
        return _TO.search(self.lead) is not None and any(wording.is_said(kind, self.lead) for kind in ("put_off", "moved"))

    @property
    def is_put_off(self) -> bool:
        """Whether its sentence says that something is called off or put off, and not to this day."""
        return not self.is_new_day and any(wording.is_said(kind, self.sentence) for kind in ("called_off", "put_off"))

    @property
    def gist(self) -> str:
        """What the passage says, in words of ours and its own."""
        return f"Names {self.day}{', a deadline' if self.row.deadline else ''}: {shorten(self.sentence, 200, placeholder=' …')}"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A passage that names a day ahead, and what is to become of the day.

    Parameters
    ----------
    ahead : Ahead
        The passage.
    track : str
        The talks that it makes livelier; empty where it does not enter.
    why : str
        Why it does not; empty where it does.
    """

    ahead: Ahead
    track: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of talks, as an entry of a calendar.

    Parameters
    ----------
    id : str
        Its id in the calendar.
    track : str
        The talks that it makes livelier.
    told : tuple of Ahead
        Passages that name it.
    """

    id: str
    track: str
    told: tuple[Ahead, ...]

    @property
    def on(self) -> date:
        """The day."""
        return self.told[0].day

    @property
    def name(self) -> str:
        """What it is called in the calendar."""
        first = self.told[0]
        what = "Deadline" if first.row.deadline else "A day"
        return f"{what} that the documents name, {self.on}: {shorten(first.sentence, 80, placeholder=' …')}"

    def entry(self) -> dict[str, Any]:
        """The entry of the calendar, without its passages."""
        return {
            "id": self.id,
            "name": self.name,
            "on": self.on,
            "weeks": WEEKS,
            "quantity": f"rounds.{self.track}",
            "times": TIMES,
            "judgement": REASON,
        }

    def cited(self, passages: Passages) -> dict[str, Any]:
        """The same with the passages that name it."""
        ids = [passages.cite(each.row.document, each.row.span, "date", each.gist, "inferred") for each in self.told]
        entry = self.entry()
        reason = entry.pop("judgement")
        return entry | {"evidence": list(dict.fromkeys(ids)), "judgement": reason}


def days_ahead(
    rows: Mapping[str, Sequence[Row]], texts: Mapping[str, str], first: date, weeks: int, written: Mapping[str, date] | None = None
) -> list[Ahead]:
    """Passages that name a day from `first` on, at most so many weeks ahead; `written` has the days of documents that tell one."""
    last = (first + timedelta(weeks=weeks)).isoformat()
    return [
        _ahead(row, texts[row.document], (written or {}).get(row.document))
        for row in rows.get("date", ())
        if isinstance(row, DateMention) and row.earliest and first.isoformat() <= row.earliest <= last and _is_day(row)
    ]


def _ahead(row: DateMention, text: str, written: date | None) -> Ahead:
    place = wording.sentence_span(row.span, text)
    own = _PREPOSITION.match(text, row.span.start, row.span.end)  # of "until Friday" the preposition belongs to the date
    return Ahead(
        row=row,
        sentence=wording.sentence_of(row.span, text),
        place=place,
        lead=text[place.start : own.end() if own else row.span.start],
        clause=wording.clause_around(row.span, place, text),
        written=written,
    )


def weighed(ahead: Sequence[Ahead], track_of: Callable[[Ahead], str]) -> list[Weighed]:
    """Each passage with what is to become of it.

    Parameters
    ----------
    ahead : sequence of Ahead
        Passages that name days ahead.
    track_of : callable
        The talks that a passage is about; empty where it is about none of the case.
    """
    moved = {(each.row.document, each.place) for each in ahead if each.is_new_day}
    return [_weighed(each, track_of, is_moved=(each.row.document, each.place) in moved) for each in ahead]


def _weighed(each: Ahead, track_of: Callable[[Ahead], str], *, is_moved: bool) -> Weighed:
    if not wording.is_of_talks(each.sentence):
        return Weighed(each, why=OTHER)
    if each.is_put_off or (is_moved and not each.is_new_day):
        return Weighed(each, why=OFF)
    if wording.is_turn_of_truce(each.sentence, each.clause):
        return Weighed(each, why=TRUCE)
    track = track_of(each)
    if track and each.is_either:
        return Weighed(each, why=EITHER)
    return Weighed(each, track=track, why="" if track else OTHERS)


def days_of_talks(found: Iterable[Weighed], taken: Iterable[str] = ()) -> list[Day]:
    """Days on which those of the case are said to confer, each once, in their order; not those that are called off as late or later.

    Parameters
    ----------
    found : iterable of Weighed
        Passages that name days ahead.
    taken : iterable of str
        Ids that a calendar has already.
    """
    told: dict[date, list[Weighed]] = {}
    off: dict[date, date] = {}
    for each in found:
        day, written = each.ahead.day, each.ahead.written or date.min
        if each.track:
            told.setdefault(day, []).append(each)
        elif each.why == OFF:
            off[day] = max(written, off.get(day, date.min))
    used, made = set(taken), []
    for day in sorted(told):
        on = [each for each in told[day] if day not in off or (each.ahead.written or date.min) > off[day]]
        if on:
            made.append(Day(id=_free(f"day-{day}", used), track=on[0].track, told=tuple(each.ahead for each in on)))
    return made


def days_aside(found: Sequence[Weighed], entered: Iterable[Day]) -> list[str]:
    """Days ahead that did not enter, for a person to weigh, each with the reason and a sentence."""
    there = {day.on for day in entered}
    aside = {each.ahead.day: each for each in reversed(found) if each.why and not (each.why == OTHERS and each.ahead.day in there)}
    words = {day: f"{aside[day].why}. {shorten(aside[day].ahead.sentence, 160, placeholder=' …')}" for day in sorted(aside)}
    return [f"A day ahead that is not in the calendar, {day}: {said}" for day, said in words.items()]


def _is_day(row: DateMention) -> bool:
    """Whether a date is a day or a few, not a month or a year."""
    sure = row.resolution != "vague" or _is_either(row)
    return sure and (date.fromisoformat(row.latest) - date.fromisoformat(row.earliest)).days <= LONGEST


def _is_either(row: DateMention) -> bool:
    return row.rule == "dates.weekday" and row.resolution == "vague"


def _free(name: str, used: set[str]) -> str:
    found = next(each for each in (name, *(f"{name}-{number}" for number in range(2, 1000))) if each not in used)
    used.add(found)
    return found
