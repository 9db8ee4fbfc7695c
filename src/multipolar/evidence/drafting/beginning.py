"""When the war of a draft began: the first dated attack of this round of it, the year of a known war, or a placeholder that says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import multipolar.library
from multipolar.evidence.actors import Registry
from multipolar.evidence.drafting.cast import Cast
from multipolar.evidence.drafting.fighting import belligerent
from multipolar.evidence.drafting.generic import SAID
from multipolar.evidence.drafting.numbers import PROPOSED
from multipolar.evidence.drafting.said_to_begin import said_to_begin
from multipolar.library.keeping import kept_yaml
from multipolar.results.evidence import DateMention, Event, Row

LONGEST = timedelta(days=31)
"""A date wider than this (a year: ``the war of 1998``) tells no first day."""

LULL = timedelta(weeks=104)
"""Two attacks further apart than this, with none dated between, belong to two wars (judgement)."""

PLACEHOLDER = timedelta(days=2 * 365)
"""How long a war is taken to have lasted of which nothing tells (judgement)."""


FIRST_TOLD = f"{PROPOSED}the first attack between the two that a document dates."
"""The reason for a day that a document tells."""

FIRST_OF_ROUND = f"{PROPOSED}the first attack of the latest round of fighting between the two that documents date; they date earlier ones."
"""The reason where attacks of long before are told of too."""

SAID_TO_BEGIN = f"{PROPOSED}a document says that the war began then."
"""The reason for a day that a document gives in so many words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """When a war began.

    Parameters
    ----------
    day : date
        Its first day, as near as is known.
    reason : str
        The judgement beside it.
    told : Event or DateMention, optional
        The event, or the sentence, that tells it, where a document does.
    is_placeholder : bool
        Whether nothing tells it.
    """

    day: date
    reason: str
    told: Event | DateMention | None = None
    is_placeholder: bool = False


def beginning(rows: Mapping[str, Sequence[Row]], texts: Mapping[str, str], cast: Cast, known: Registry, as_of: date) -> Beginning:
    """When the war between the two sides of a cast began."""
    first, listed = first_told(rows, texts, cast, as_of), _listed_war(cast, known, as_of)
    if listed is not None and (first is None or first.day.year > listed["since"]):
        day, why = _day_of(listed, as_of)
        return Beginning(day=day, reason=f"{PROPOSED}the list of wars has it since {why} ({listed['source']}).")
    if first is not None:
        return first
    why = "A placeholder: no document dates an attack between the two. It moves the answer; put the day in its place."
    return Beginning(day=as_of - PLACEHOLDER, reason=f"{SAID} {why}", is_placeholder=True)


def first_told(rows: Mapping[str, Sequence[Row]], texts: Mapping[str, str], cast: Cast, as_of: date) -> Beginning | None:
    """When documents say that the war began; else the first dated attack of the latest round of fighting between the two sides."""
    said = said_to_begin(rows, texts, cast, as_of, LONGEST)
    if said is not None:
        return Beginning(day=said[0], reason=SAID_TO_BEGIN, told=said[1])
    found = []
    for row in attacks_between(rows.get("event", ()), cast):
        if row.date:
            earliest, latest = (date.fromisoformat(each) for each in row.date)
            if latest - earliest <= LONGEST and earliest <= as_of:
                found.append((earliest, row))
    found.sort(key=lambda each: (each[0], each[1].document, each[1].span), reverse=True)
    if not found:
        return None
    start = found[0]
    for day, row in found:
        if start[0] - day <= LULL:
            start = (day, row)
    return Beginning(day=start[0], reason=FIRST_TOLD if found[-1][0] == start[0] else FIRST_OF_ROUND, told=start[1])


def gist_of(day: date, told: Event | DateMention) -> str:
    """What the passage says that tells when the war began."""
    if isinstance(told, Event):
        return f"Dates an attack to {day}."
    when = f"on {day}" if told.earliest == told.latest else f"between {told.earliest} and {told.latest}; the first day stands for it"
    return f"Says that the war began {when}."


def attacks_between(rows: Sequence[Row], cast: Cast) -> list[Event]:
    """Attacks of one of the two sides on the other that a rule finds, dated or not."""
    sides, found = {cast.attacker, cast.defender}, []
    for row in rows:
        if isinstance(row, Event) and row.plover == "ASSAULT" and row.mode == "actual" and not row.is_likely_only:
            doers, targets = ({cast.doer(each) for each in part} & sides for part in (row.source, row.target))
            if doers | targets == sides and doers and targets:
                found.append(row)
    return found


def _listed_war(cast: Cast, known: Registry, as_of: date) -> Mapping[str, Any] | None:
    """The war of the two sides on the list of wars, if it has not ended; an army there stands for its state."""
    sides = {cast.parts[cast.attacker].canonical, cast.parts[cast.defender].canonical}
    rows = kept_yaml(Path(multipolar.library.__file__).parent / "lexicon" / "wars.yaml")["wars"]
    listed = (row for row in rows if row["since"] <= as_of.year <= row.get("until", as_of.year))
    return next((row for row in listed if {belligerent(side, known) for side in row["sides"]} == sides), None)


def _day_of(war: Mapping[str, Any], as_of: date) -> tuple[date, str]:
    """The first day of a war on the list, and how it is known; where only the year is, its middle, or its start if that is still ahead."""
    if "day" in war:
        day = date.fromisoformat(str(war["day"]))
        return day, day.isoformat()
    middle = date(war["since"], 7, 1)
    day = middle if middle < as_of else date(war["since"], 1, 1)
    return day, f"{war['since']}; the year only, so {day.isoformat()} stands for the day"
