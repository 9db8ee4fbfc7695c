"""The two sides of a case: those of whose fighting the documents tell, or those that a person names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from multipolar.errors import InputError
from multipolar.evidence.actors import Registry
from multipolar.evidence.drafting.attackers import Order, attacker_first, side_of
from multipolar.evidence.drafting.fighting import Fights, belligerent, between_states, fights
from multipolar.results.evidence import Mention, Row
from multipolar.scenario.names import did_you_mean, near_miss

MOST_NAMED = 6
"""Sides that a message lists."""


@dataclass(frozen=True, slots=True)
class War:
    """The two sides of a case.

    Parameters
    ----------
    attacker, defender : str
        Canonical ids.
    how : {"told", "likely", "given"}
        Whether documents tell of their fighting, weights find it likely and no rule does, or a person gave them.
    order : {"own", "listed", "soil", "attacks", "alike", "given"}
        Why the first is the attacker: it fights its own state, the list of wars says so, it is told to stand on the other's soil, its
        attacks are told of more often, nothing tells and it comes first by name, or a person named it first.
    """

    attacker: str
    defender: str
    how: Literal["told", "likely", "given"] = "told"
    order: Order | Literal["given"] = "attacks"


def war_of(rows: Mapping[str, Sequence[Row]], texts: Mapping[str, str], known: Registry) -> War | None:
    """The war that the documents tell of most often; None where they tell of none.

    A war between two states goes before one with an organisation, and what rules find before what is only likely.

    Parameters
    ----------
    rows : mapping
        Rows by kind.
    texts : mapping of str to str
        Text of each document by id.
    known : Registry
        Who the actors are.
    """
    for likely in (False, True):
        found = fights(rows, known, likely=likely)
        between = Counter() if likely else between_states(rows)
        states: Fights = Counter({pair: count for pair, count in found.items() if all(each.startswith("state:") for each in pair)})
        for told in (between, states, found):
            if pair := _most_told(told):
                (attacker, defender), order = attacker_first(pair, told, rows, texts, known)
                return War(attacker, defender, "likely" if likely else "told", order)
    return None


def war_given(sides: Sequence[str], rows: Mapping[str, Sequence[Row]], known: Registry) -> War:
    """The war of two sides that a person names, attacker first.

    Raises
    ------
    InputError
        If these are not two states or organisations that the registry knows and the documents name.
    """
    if len(sides) != 2:
        raise InputError(f'--sides names {len(sides)}, and a war has two: --sides "Ethiopia,Eritrea", the attacker first.')
    mentioned = _mentioned(rows, known)
    attacker, defender = (_named(each, known, mentioned) for each in sides)
    if attacker == defender:
        raise InputError(f"--sides: both are {known.actors[attacker].name}; a war has two sides.")
    told = between_states(rows) + fights(rows, known)
    how: Literal["told", "given"] = "told" if told[attacker, defender] or told[defender, attacker] else "given"
    return War(attacker, defender, how, "given")


def _most_told(found: Fights) -> tuple[str, str] | None:
    """The two of whom it is told most often."""
    if not found:
        return None
    both = {frozenset(pair): found[pair] + found[pair[::-1]] for pair in found}
    _, (one, other) = max((count, sorted(pair)) for pair, count in both.items())
    return one, other


def _mentioned(rows: Mapping[str, Sequence[Row]], known: Registry) -> Counter[str]:
    """How often the documents name each side: itself, its capital, its forces or its people."""
    told: Counter[str] = Counter()
    for row in rows.get("mention", ()):
        if isinstance(row, Mention):
            told.update({side for each in row.actors if (side := side_of(each, known))})
    return told


def _named(name: str, known: Registry, mentioned: Mapping[str, int]) -> str:
    """The state or organisation that is called so: of several, the one that the documents name."""
    sides = {each.id for each in known.actors.values() if belligerent(each.id, known) == each.id}
    called = _called(" ".join(name.split()).casefold(), sides, known)
    if not called:
        near = did_you_mean(name.strip(), (known.actors[each].name for each in sides))
        raise InputError(f"--sides: '{name.strip()}' is no state and no armed organisation that the registry knows. {near}".strip())
    found = next((each for each in called if each in mentioned), None)
    if found is None:
        raise InputError(f"--sides: no document names {known.actors[called[0]].name}. {_nearest(name.strip(), known, mentioned)}".strip())
    return found


def _called(wanted: str, sides: Collection[str], known: Registry) -> tuple[str, ...]:
    """Sides that are called so, those of that very name or id first."""
    exact = [each for each in sorted(sides) if wanted in (known.actors[each].name.casefold(), each.partition(":")[2].casefold())]
    other = [
        entry.actors[0]
        for found in known.index.values()
        for entry in found
        if entry.role == "name" and len(entry.actors) == 1 and entry.actors[0] in sides and " ".join(entry.words).casefold() == wanted
    ]
    return tuple(dict.fromkeys((*exact, *other)))


def _nearest(name: str, known: Registry, mentioned: Mapping[str, int]) -> str:
    """Which side that the documents name may be meant, or which they name most."""
    names = {known.actors[each].name: -mentioned[each] for each in mentioned}
    alike = [each for each in sorted(names, key=lambda each: (names[each], each)) if name.casefold() in each.casefold()]
    if near := near_miss(alike[0]) if alike else did_you_mean(name, names):
        return near
    most = sorted(names, key=lambda each: (names[each], each))[:MOST_NAMED]
    return f"They name {', '.join(most)}." if most else ""
