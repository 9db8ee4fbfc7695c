"""Days ahead that documents name: those of talks become entries of a calendar, the others are named for a person to weigh."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import shorten
from typing import Any

from multipolar.evidence.actors import Registry
from multipolar.evidence.drafting import wording
from multipolar.evidence.drafting.cast import Cast
from multipolar.evidence.drafting.numbers import PROPOSED
from multipolar.evidence.drafting.passages import Passages
from multipolar.results.evidence import DateMention, Event, Mention, Row, Span

_WORD = re.compile(r"\w+")

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
    """

    row: DateMention
    sentence: str
    place: Span

    @property
    def day(self) -> date:
        """The day, or the first of a few."""
        return date.fromisoformat(self.row.earliest)

    @property
    def is_of_talks(self) -> bool:
        """Whether people are said to confer on it."""
        return wording.is_of_talks(self.sentence)

    @property
    def gist(self) -> str:
        """What the passage says, in words of ours and its own."""
        return f"Names {self.day}{', a deadline' if self.row.deadline else ''}: {shorten(self.sentence, 200, placeholder=' …')}"


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


def days_ahead(rows: Mapping[str, Sequence[Row]], texts: Mapping[str, str], first: date, weeks: int) -> list[Ahead]:
    """Passages that name a day from `first` on, at most so many weeks ahead."""
    last, found = (first + timedelta(weeks=weeks)).isoformat(), []
    for row in rows.get("date", ()):
        if isinstance(row, DateMention) and row.earliest and first.isoformat() <= row.earliest <= last and _is_day(row):
            place = wording.sentence_span(row.span, texts[row.document])
            found.append(Ahead(row=row, sentence=wording.sentence_of(row.span, texts[row.document]), place=place))
    return found


def days_of_talks(ahead: Iterable[Ahead], track_of: Callable[[Ahead], str], taken: Iterable[str] = ()) -> list[Day]:
    """Days on which people are said to confer, each once, in their order.

    Parameters
    ----------
    ahead : iterable of Ahead
        Passages that name days ahead.
    track_of : callable
        The talks that a passage is about.
    taken : iterable of str
        Ids that a calendar has already.
    """
    told: dict[date, list[Ahead]] = {}
    for each in ahead:
        if each.is_of_talks:
            told.setdefault(each.day, []).append(each)
    used = set(taken)
    return [Day(id=_free(f"day-{day}", used), track=track_of(told[day][0]), told=tuple(told[day])) for day in sorted(told)]


def days_aside(ahead: Sequence[Ahead]) -> list[str]:
    """Days ahead that concern no talks, for a person to weigh, each with a sentence."""
    aside = {each.day: each.sentence for each in reversed(ahead) if not each.is_of_talks}
    words = {day: shorten(aside[day], 160, placeholder=" …") for day in sorted(aside)}
    return [f"A day ahead on which nobody is said to confer, {day}: {said}" for day, said in words.items()]


def track_named(
    each: Ahead, rows: Mapping[str, Sequence[Row]], known: Registry, cast: Cast, tracks: Mapping[str, Iterable[str]], usual: str
) -> str:
    """The talks both of whose parties the sentence of a day names; the usual ones, or the first, of several, and where it names none's.

    Parameters
    ----------
    each : Ahead
        A passage that names a day.
    rows, known, cast
        The evidence, the names of actors, and the case it is read for.
    tracks : mapping
        Parties by track, the likeliest first.
    usual : str
        The track taken where the sentence does not say.
    """
    named = {name for state in _peoples(each.sentence, known) if (name := cast.case_id(state))}
    for row in (*rows.get("mention", ()), *rows.get("event", ())):
        if row.document == each.row.document and each.place.meets(row.span):
            actors = row.actors if isinstance(row, Mention) else (*row.source, *row.target) if isinstance(row, Event) else ()
            named.update(cast.principal(name) for actor in actors if (name := cast.case_id(actor)))
    whole = [track for track, parties in tracks.items() if set(parties) <= named]
    return usual if usual in whole or not whole else whole[0]


def _peoples(sentence: str, known: Registry) -> set[str]:
    """States whose people a sentence speaks of: *Kenyan and Peruvian negotiators* are one group, and two states confer."""
    words = _WORD.findall(sentence)
    return {
        actor
        for start, word in enumerate(words)
        for entry in known.index.get(word, ())
        if entry.role == "demonym" and tuple(words[start : start + len(entry.words)]) == entry.words
        for actor in entry.actors
    }


def _is_day(row: DateMention) -> bool:
    """Whether a date is a day or a few, not a month or a year."""
    return row.resolution != "vague" and (date.fromisoformat(row.latest) - date.fromisoformat(row.earliest)).days <= LONGEST


def _free(name: str, used: set[str]) -> str:
    found = next(each for each in (name, *(f"{name}-{number}" for number in range(2, 1000))) if each not in used)
    used.add(found)
    return found
