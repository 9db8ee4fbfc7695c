"""Chooses who acts in a case: the sides of its war, the powers around it, and those who decide within them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from multipolar.evidence.actors import Registry
from multipolar.evidence.drafting.cast import Cast, Part, slug, state_of
from multipolar.evidence.drafting.fighting import SURE, rebels_of
from multipolar.evidence.drafting.offices import speaks_for_state
from multipolar.evidence.drafting.sides import War
from multipolar.results.evidence import Event, Mention, Position, Row, Tie

LEAST_MENTIONS = 2
"""Somebody named less often, in all documents together, is left out unless the documents give a position, an event or a tie of theirs."""
MUCH_NAMED = 4
"""A power that is told to do and want nothing is taken up when it is named so often."""
MOST_OTHERS = 8
"""Powers besides the two sides that a draft takes up, the most talked about first (judgement: more can be added by hand)."""
MOST_IN_BODY = 6
"""Persons that a draft puts into one body."""


def cast_of(rows: Mapping[str, Sequence[Row]], known: Registry, war: War) -> Cast:
    """Choose the actors of a case from what the documents talk about.

    An organisation that is a side, or that fights the state it belongs to, is an actor of its own with its own people.

    Parameters
    ----------
    rows : mapping
        Rows by kind.
    known : Registry
        Names, kinds and principals of actors.
    war : War
        Its two sides.
    """
    sides = (war.attacker, war.defender)
    seats = _Seats(known, rebels_of(rows, known) | {each for each in sides if each.startswith("org:")})
    counts = _mentions(rows.get("mention", ()))
    active, speaking = _active(rows), _active({"position": rows.get("position", ())})
    wanted = [each for each in counts if counts[each] >= LEAST_MENTIONS or each in active]
    powers = [each for each in wanted if each not in sides and seats.is_power(each) and (each in active or counts[each] >= MUCH_NAMED)]
    members = [each for each in wanted if seats.home(each) and (each in speaking or (each in active and _in_office(each, known)))]
    powers += [home for each in members if (home := seats.home(each)) not in (*sides, *powers) and each in active]
    counted = Counter(counts)
    for each in members:
        counted[seats.home(each)] += counts[each]
    powers = sorted(set(powers), key=lambda each: (-counted[each], each))[:MOST_OTHERS]
    ids: dict[str, str] = {}
    parts = [_principal(each, known, counts, ids) for each in (*sides, *powers)]
    for principal in list(parts):
        parts += _members(principal, members, seats, counts, ids)
    chosen = {part.canonical for part in parts}
    left = tuple(sorted(each for each in wanted if each not in chosen and not each.startswith("loc:")))
    return Cast({part.id: part for part in parts}, parts[0].id, parts[1].id, left)


def _mentions(rows: Iterable[Row]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for row in rows:
        if isinstance(row, Mention) and row.form != "pronoun":
            counts.update(state_of(actor) for actor in (row.actors or ((row.proposed,) if row.proposed else ())))
    return counts


def _active(rows: Mapping[str, Sequence[Row]]) -> frozenset[str]:
    """Those who are told to want something, to do something, or to stand in a tie; to be acted on is not enough."""
    found: set[str] = set()
    for row in (row for kind in ("position", "event", "relation") for row in rows.get(kind, ())):
        if row.is_likely_only and row.confidence < SURE:
            continue
        if isinstance(row, Position):
            found.update(row.actors)
        elif isinstance(row, Event):
            found.update(row.source)
        elif isinstance(row, Tie):
            found.update((row.a, row.b))
    return frozenset(state_of(each) for each in found)


@dataclass(frozen=True)
class _Seats:
    """Who sits in whose body.

    Parameters
    ----------
    known : Registry
        Who belongs to which state.
    own : frozenset of str
        Organisations that sit in nobody's body though they belong to a state: they fight it, or are a side of the war.
    """

    known: Registry
    own: frozenset[str]

    def is_power(self, canonical: str) -> bool:
        """Whether it can be a principal: a state of today, or an organisation of several states; no media, company or court."""
        actor = self.known.actors.get(canonical)
        if actor is None or not canonical.startswith(("state:", "org:")):
            return False
        if canonical.startswith("state:"):
            return not actor.kind
        return canonical in self.own or (not actor.states and actor.kind not in ("media", "company", "court"))

    def home(self, canonical: str) -> str:
        """The principal in whose body a person or an organisation of one state sits; empty where there is none."""
        actor = self.known.actors.get(canonical)
        if actor is None or not canonical.startswith(("per:", "org:")) or actor.kind in ("media", "company", "court"):
            return ""
        if canonical in self.own:
            return ""
        if canonical.startswith("per:") and (own := [each for each in actor.states if each in self.own]):
            return own[0]
        return actor.states[0] if actor.states and actor.states[0].startswith("state:") else ""

    def speaks(self, canonical: str) -> bool:
        """Whether what a member does is its principal's doing: who holds an office of a government, or of an organisation of its own."""
        return _in_office(canonical, self.known) if self.home(canonical) in self.own else speaks_for_state(canonical, self.known)


def _in_office(canonical: str, known: Registry) -> bool:
    actor = known.actors.get(canonical)
    return actor is not None and actor.in_office


def _principal(canonical: str, known: Registry, counts: Mapping[str, int], ids: dict[str, str]) -> Part:
    actor = known.actors.get(canonical)
    name = actor.name if actor else canonical.partition(":")[2]
    kind = "state" if canonical.startswith("state:") else "organisation"
    return Part(id=_fresh(slug(name), ids, canonical), canonical=canonical, name=name, kind=kind, mentions=counts.get(canonical, 0))


def _members(principal: Part, members: Sequence[str], seats: _Seats, counts: Mapping[str, int], ids: dict[str, str]) -> list[Part]:
    known = seats.known
    mine = sorted((each for each in members if seats.home(each) == principal.canonical), key=lambda each: (-counts[each], each))
    leaders = [each for each in mine if known.actors[each].leads and seats.speaks(each)]
    found = []
    for each in mine[:MOST_IN_BODY]:
        actor = known.actors[each]
        family = slug(actor.family or actor.name.split()[-1]) if each.startswith("per:") else slug(actor.name)
        found.append(
            Part(
                id=_fresh(family, ids, each, slug(actor.name)),
                canonical=each,
                name=actor.name,
                kind="leader" if each in leaders[:1] else "faction",
                of=principal.id,
                mentions=counts[each],
                leads=each in leaders[:1],
                speaks=seats.speaks(each),
            )
        )
    return found


def _fresh(wanted: str, ids: dict[str, str], canonical: str, fuller: str = "") -> str:
    name = next(each for each in (wanted, fuller, *(f"{wanted}-{n}" for n in range(2, 1000))) if each and each not in ids)
    ids[name] = canonical
    return name
