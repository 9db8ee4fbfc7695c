"""Who fights whom: the two sides of a case, and the organisations that fight the state they belong to."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import multipolar.library
from multipolar.errors import InputError
from multipolar.evidence.actors import Registry
from multipolar.evidence.drafting.cast import state_of
from multipolar.evidence.drafting.offices import GOVERNING
from multipolar.library.keeping import kept_yaml
from multipolar.results.evidence import Event, Row, Tie
from multipolar.scenario.names import did_you_mean

FIGHTERS = frozenset({"armed-group", "forces", "alliance"})
"""Kinds of organisations that can be a side of a war, or fight the state they belong to; parties attack governments with words."""

SURE = 0.5
"""Likelihood from which a row that only weights find is taken for told, where no rule tells of it (judgement)."""

Fights = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class War:
    """The two sides of a case.

    Parameters
    ----------
    attacker, defender : str
        Canonical ids.
    how : {"told", "likely", "given"}
        Whether documents tell of their fighting, weights find it likely and no rule does, or a person gave them.
    """

    attacker: str
    defender: str
    how: Literal["told", "likely", "given"] = "told"


def war_of(rows: Mapping[str, Sequence[Row]], known: Registry) -> War | None:
    """The war that the documents tell of most often; None where they tell of none.

    A war between two states goes before one with an organisation, and what rules find before what is only likely. Who is named as the
    source of attacks more often is the attacker; told both ways alike, the first in the order of ids. An organisation that fights the
    state it belongs to is the attacker: the front is in that state's country.
    """
    if pair := _most_told(_between_states(rows)):
        return War(*pair)
    for likely in (False, True):
        found = _fights(rows, known, likely=likely)
        states: Fights = Counter({pair: count for pair, count in found.items() if all(each.startswith("state:") for each in pair)})
        if pair := _most_told(states) or _most_told(found):
            is_own = pair[0] in _states(pair[1], known)
            return War(*(pair[::-1] if is_own else pair), how="likely" if likely else "told")
    return None


def war_given(sides: Sequence[str], rows: Mapping[str, Sequence[Row]], known: Registry) -> War:
    """The war of two sides that a person names, attacker first.

    Raises
    ------
    InputError
        If these are not two states or organisations that the registry knows.
    """
    if len(sides) != 2:
        raise InputError(f'--sides names {len(sides)}, and a war has two: --sides "Ethiopia,Eritrea", the attacker first.')
    attacker, defender = (_named(each, known) for each in sides)
    if attacker == defender:
        raise InputError(f"--sides: both are {known.actors[attacker].name}; a war has two sides.")
    told = _between_states(rows) + _fights(rows, known)
    return War(attacker, defender, "told" if told[attacker, defender] or told[defender, attacker] else "given")


def _named(name: str, known: Registry) -> str:
    """The state or organisation that is called so."""
    sides = {each.id: each for each in known.actors.values() if belligerent(each.id, known) == each.id}
    called = {sides[each].name.casefold(): each for each in sides} | {each.partition(":")[2].casefold(): each for each in sides}
    for entry in (each for found in known.index.values() for each in found):
        if entry.role == "name" and len(entry.actors) == 1 and entry.actors[0] in sides:
            called.setdefault(" ".join(entry.words).casefold(), entry.actors[0])
    wanted = " ".join(name.split()).casefold()
    if wanted not in called:
        near = did_you_mean(name.strip(), (each.name for each in sides.values()))
        raise InputError(f"--sides: '{name.strip()}' is no state and no armed organisation that the registry knows. {near}".strip())
    return called[wanted]


def rebels_of(rows: Mapping[str, Sequence[Row]], known: Registry) -> frozenset[str]:
    """Organisations that fight the state they belong to, or its army, by what documents tell and by the list of wars."""
    pairs = {frozenset(pair) for pair in _fights(rows, known)}
    told = {one for pair in pairs for one in pair for other in pair - {one} if other in _states(one, known)}
    return frozenset(told) | known_rebels(known)


@functools.cache
def _listed_wars() -> tuple[tuple[str, str], ...]:
    rows = kept_yaml(Path(multipolar.library.__file__).parent / "lexicon" / "wars.yaml")["wars"]
    return tuple((row["sides"][0], row["sides"][1]) for row in rows if "until" not in row)


def known_rebels(known: Registry) -> frozenset[str]:
    """Organisations that the list of wars has fighting the state they belong to."""
    found = ((one, belligerent(other, known)) for pair in _listed_wars() for one, other in (pair, pair[::-1]))
    return frozenset(one for one, other in found if other in _states(one, known) and belligerent(one, known) == one)


def belligerent(canonical: str, known: Registry) -> str:
    """Whose fighting it is: a government's and an army's is its state's; empty for whoever cannot be a side."""
    one = state_of(canonical)
    if one.startswith("state:"):
        return one if one in known.actors else ""
    actor = known.actors.get(one)
    if actor is None or not one.startswith("org:"):
        return ""
    if actor.kind in GOVERNING and _states(one, known):
        return _states(one, known)[0]
    return one if actor.kind in FIGHTERS else ""


def _states(canonical: str, known: Registry) -> tuple[str, ...]:
    """The states that an organisation belongs to."""
    actor = known.actors.get(canonical)
    return tuple(each for each in actor.states if each.startswith("state:")) if actor and canonical.startswith("org:") else ()


def _between_states(rows: Mapping[str, Sequence[Row]]) -> Fights:
    """How often documents tell that one state attacks another, or is at war with it."""
    told: Fights = Counter()
    for row in rows.get("event", ()):
        if isinstance(row, Event) and row.plover == "ASSAULT" and row.mode == "actual":
            told.update((state_of(a), state_of(b)) for a in row.source for b in row.target)
    for row in rows.get("relation", ()):
        if isinstance(row, Tie) and row.type == "war" and not row.is_likely_only:
            told[state_of(row.a), state_of(row.b)] += 1
    return Counter({pair: count for pair, count in told.items() if pair[0] != pair[1] and all(each.startswith("state:") for each in pair)})


def _fights(rows: Mapping[str, Sequence[Row]], known: Registry, *, likely: bool = False) -> Fights:
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


def _most_told(found: Fights) -> tuple[str, str] | None:
    """The two of whom it is told most often, who attacks more often first."""
    if not found:
        return None
    both = {frozenset(pair): found[pair] + found[pair[::-1]] for pair in found}
    _, (one, other) = max((count, sorted(pair)) for pair, count in both.items())
    return (one, other) if found[one, other] >= found[other, one] else (other, one)
