"""Who fights whom, by what documents tell, and the organisations that fight the state they belong to."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import multipolar.library
from multipolar.evidence.actors import Registry
from multipolar.evidence.drafting.cast import state_of
from multipolar.evidence.drafting.offices import GOVERNING
from multipolar.library.keeping import kept_yaml
from multipolar.results.evidence import Event, Row, Tie

FIGHTERS = frozenset({"armed-group", "forces", "alliance"})
"""Kinds of organisations that can be a side of a war, or fight the state they belong to; parties attack governments with words."""

SURE = 0.5
"""Likelihood from which a row that only weights find is taken for told, where no rule tells of it (judgement)."""

Fights = Counter[tuple[str, str]]
"""How often it is told that the first fights the second."""


def rebels_of(rows: Mapping[str, Sequence[Row]], known: Registry) -> frozenset[str]:
    """Organisations that fight the state they belong to, or its army, by what documents tell and by the list of wars."""
    pairs = {frozenset(pair) for pair in fights(rows, known)}
    told = {one for pair in pairs for one in pair for other in pair - {one} if other in states_of(one, known)}
    return frozenset(told) | known_rebels(known)


@functools.cache
def _current_wars() -> tuple[dict[str, Any], ...]:
    rows = kept_yaml(Path(multipolar.library.__file__).parent / "lexicon" / "wars.yaml")["wars"]
    return tuple(row for row in rows if "until" not in row)


def known_attacks(known: Registry) -> frozenset[tuple[str, str]]:
    """Whom the list of wars of today has fighting on whose soil: the list's first side, in a country or place that is the second's.

    A war over land between the two (Kashmir) has no such order.
    """
    listed = (row["sides"] for row in _current_wars() if row["sides"][1] in row["places"])
    return frozenset((belligerent(one, known), belligerent(other, known)) for one, other in listed)


def known_rebels(known: Registry) -> frozenset[str]:
    """Organisations that the list of wars has fighting the state they belong to."""
    sides = (row["sides"] for row in _current_wars())
    found = ((one, belligerent(other, known)) for pair in sides for one, other in (pair, pair[::-1]))
    return frozenset(one for one, other in found if other in states_of(one, known) and belligerent(one, known) == one)


def belligerent(canonical: str, known: Registry) -> str:
    """Whose fighting it is: a government's and an army's is its state's; empty for whoever cannot be a side."""
    one = state_of(canonical)
    if one.startswith("state:"):
        return one if one in known.actors else ""
    actor = known.actors.get(one)
    if actor is None or not one.startswith("org:"):
        return ""
    if actor.kind in GOVERNING and states_of(one, known):
        return states_of(one, known)[0]
    return one if actor.kind in FIGHTERS else ""


def states_of(canonical: str, known: Registry) -> tuple[str, ...]:
    """The states that an organisation belongs to."""
    actor = known.actors.get(canonical)
    return tuple(each for each in actor.states if each.startswith("state:")) if actor and canonical.startswith("org:") else ()


def between_states(rows: Mapping[str, Sequence[Row]]) -> Fights:
    """How often documents tell that one state attacks another, or is at war with it."""
    told: Fights = Counter()
    for row in rows.get("event", ()):
        if isinstance(row, Event) and row.plover == "ASSAULT" and row.mode == "actual":
            told.update((state_of(a), state_of(b)) for a in row.source for b in row.target)
    for row in rows.get("relation", ()):
        if isinstance(row, Tie) and row.type == "war" and not row.is_likely_only:
            told[state_of(row.a), state_of(row.b)] += 1
    return Counter({pair: count for pair, count in told.items() if pair[0] != pair[1] and all(each.startswith("state:") for each in pair)})


def fights(rows: Mapping[str, Sequence[Row]], known: Registry, *, likely: bool = False) -> Fights:
    """How often one is told to fight another today, whoever can be a side; with what is only likely, where that is wanted."""
    found: Fights = Counter()
    for row in (*rows.get("event", ()), *rows.get("relation", ())):
        if not row.is_likely_only or (likely and row.confidence >= SURE):
            pairs = {(belligerent(a, known), belligerent(b, known)) for a, b in _opposed(row)}
            pairs = {pair for pair in pairs if all(pair) and pair[0] != pair[1]}
            if len({each for pair in pairs for each in pair}) == 2:  # of three or more, nobody knows who stands with whom
                found.update(pairs)
    return found


def _opposed(row: Row) -> Iterator[tuple[str, str]]:
    if isinstance(row, Event) and row.plover == "ASSAULT" and row.mode == "actual":
        yield from ((a, b) for a in row.source for b in row.target)
    elif isinstance(row, Tie) and row.type == "war" and row.status == "actual":
        yield row.a, row.b
