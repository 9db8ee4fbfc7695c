"""Which of two at war is the attacker: the one whose forces stand on the other's soil, since that is where the front of a case is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from multipolar.evidence.actors import Registry
from multipolar.evidence.drafting import wording
from multipolar.evidence.drafting.fighting import Fights, belligerent, known_attacks, states_of
from multipolar.results.evidence import Event, Position, Row

Order = Literal["own", "listed", "soil", "attacks", "alike"]
Pair = tuple[str, str]


def attacker_first(
    pair: Pair, told: Fights, rows: Mapping[str, Sequence[Row]], texts: Mapping[str, str], known: Registry
) -> tuple[Pair, Order]:
    """The two with the attacker first, and what tells it.

    An organisation that fights the state it belongs to is the attacker: the front is in that state's country. Then the list of wars is
    asked; then who is told to have invaded or occupied the other's land, or is asked by the other to leave it, more often than the other
    way; then whose attacks are told of more often. Where they are told of alike, the first by name.
    """
    one, other = sorted(pair, key=lambda each: known.actors[each].name if each in known.actors else each)
    for own, state in ((one, other), (other, one)):
        if state in states_of(own, known):
            return (own, state), "own"
    for first in ((one, other), (other, one)):
        if first in known_attacks(known):
            return first, "listed"
    ways: tuple[tuple[Fights, Order], ...] = ((on_soil(rows, texts, known), "soil"), (told, "attacks"))
    for counted, why in ways:
        if counted[one, other] != counted[other, one]:
            return ((one, other) if counted[one, other] > counted[other, one] else (other, one)), why
    return (one, other), "alike"


def on_soil(rows: Mapping[str, Sequence[Row]], texts: Mapping[str, str], known: Registry) -> Fights:
    """How often documents tell that the first has its forces on the second's land: it invades or occupies it, or is asked to leave it."""
    return Counter(
        pair for row in (*rows.get("event", ()), *rows.get("position", ())) for pair in set(_on_soil(row, texts[row.document], known))
    )


def _on_soil(row: Row, text: str, known: Registry) -> Iterator[Pair]:
    words = row.span.quote(text)
    if isinstance(row, Event) and row.mode == "actual" and wording.takes_land(words):
        yield from _pairs(row.source, row.target, known)
    elif isinstance(row, Position) and row.direction == "demand" and wording.asks_to_leave(words):
        yield from _pairs(row.target, row.actors, known)


def _pairs(on: Sequence[str], whose: Sequence[str], known: Registry) -> Iterator[Pair]:
    for one in (side_of(each, known) for each in on):
        for other in (side_of(each, known) for each in whose):
            if one and other and one != other:
                yield one, other


def side_of(canonical: str, known: Registry) -> str:
    """Whose fighting or saying it is: as `belligerent`, and a person's is that of the state or organisation it belongs to."""
    actor = known.actors.get(canonical)
    if actor is not None and actor.type == "person":
        return next((side for each in actor.states if (side := belligerent(each, known))), "")
    return belligerent(canonical, known)
