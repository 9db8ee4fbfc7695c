"""Chooses who acts in a case: the sides of the war, the powers around it, and those who decide within them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from multipolar.evidence.actors import Registry
from multipolar.evidence.drafting.cast import Cast, Part, slug, state_of
from multipolar.evidence.drafting.offices import speaks_for_state
from multipolar.results.evidence import Event, Mention, Position, Row, Tie

LEAST_MENTIONS = 2
"""Somebody named less often, in all documents together, is left out unless the documents give a position, an event or a tie of theirs."""
MUCH_NAMED = 4
"""A power that is told to do and want nothing is taken up when it is named so often."""
MOST_OTHERS = 8
"""Powers besides the two sides that a draft takes up, the most talked about first (judgement: more can be added by hand)."""
MOST_IN_BODY = 6
"""Persons that a draft puts into one body."""


def sides(rows: Mapping[str, Sequence[Row]]) -> tuple[str, str] | None:
    """The two states at war, by what the documents tell of most often: who attacks whom; None where they tell of no war.

    A state that is named as the source of attacks more often than the other is the attacker; told both ways alike, the first named is.
    """
    told: Counter[tuple[str, str]] = Counter()
    for row in rows.get("event", ()):
        if isinstance(row, Event) and row.plover == "ASSAULT" and row.mode == "actual":
            told.update((state_of(a), state_of(b)) for a in row.source for b in row.target)
    for row in rows.get("relation", ()):
        if isinstance(row, Tie) and row.type == "war" and not row.is_likely_only:
            told[state_of(row.a), state_of(row.b)] += 1
    states = {pair: count for pair, count in told.items() if pair[0] != pair[1] and all(each.startswith("state:") for each in pair)}
    if not states:
        return None
    both = {frozenset(pair): states.get(pair, 0) + states.get(pair[::-1], 0) for pair in states}
    war = max(both, key=lambda pair: (both[pair], sorted(pair)))
    one, other = sorted(war)
    return (one, other) if states.get((one, other), 0) >= states.get((other, one), 0) else (other, one)


def cast_of(rows: Mapping[str, Sequence[Row]], known: Registry, war: tuple[str, str]) -> Cast:
    """Choose the actors of a case from what the documents talk about.

    Parameters
    ----------
    rows : mapping
        Rows by kind.
    known : Registry
        Names, kinds and principals of actors.
    war : tuple of str
        Canonical ids of attacker and defender.
    """
    counts = _mentions(rows.get("mention", ()))
    active, speaking = _active(rows), _active({"position": rows.get("position", ())})
    wanted = [each for each in counts if counts[each] >= LEAST_MENTIONS or each in active]
    powers = [each for each in wanted if each not in war and _is_power(each, known) and (each in active or counts[each] >= MUCH_NAMED)]
    members = [each for each in wanted if _home(each, known) and (each in speaking or (each in active and _in_office(each, known)))]
    powers += [home for each in members if (home := _home(each, known)) not in (*war, *powers) and each in active]
    counted = Counter(counts)
    for each in members:
        counted[_home(each, known)] += counts[each]
    powers = sorted(set(powers), key=lambda each: (-counted[each], each))[:MOST_OTHERS]
    ids: dict[str, str] = {}
    parts = [_principal(each, known, counts, ids) for each in (*war, *powers)]
    for principal in list(parts):
        parts += _members(principal, members, known, counts, ids)
    chosen = {part.canonical for part in parts}
    left = tuple(sorted(each for each in wanted if each not in chosen and not each.startswith("loc:")))
    return Cast({part.id: part for part in parts}, parts[0].id, parts[1].id, left)


def _mentions(rows: Iterable[Row]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for row in rows:
        if isinstance(row, Mention) and row.form != "pronoun":
            counts.update(state_of(actor) for actor in (row.actors or ((row.proposed,) if row.proposed else ())))
    return counts


_SURE = 0.5
"""Likelihood from which a position or a tie that only weights find makes whoever is in it an actor of a case."""


def _active(rows: Mapping[str, Sequence[Row]]) -> frozenset[str]:
    """Those who are told to want something, to do something, or to stand in a tie; to be acted on is not enough."""
    found: set[str] = set()
    for row in (row for kind in ("position", "event", "relation") for row in rows.get(kind, ())):
        if row.is_likely_only and row.confidence < _SURE:
            continue
        if isinstance(row, Position):
            found.update(row.actors)
        elif isinstance(row, Event):
            found.update(row.source)
        elif isinstance(row, Tie):
            found.update((row.a, row.b))
    return frozenset(state_of(each) for each in found)


def _is_power(canonical: str, known: Registry) -> bool:
    """Whether it can be a principal: a state of today, or an organisation of several states; no media, company or court."""
    actor = known.actors.get(canonical)
    if actor is None or not canonical.startswith(("state:", "org:")):
        return False
    if canonical.startswith("state:"):
        return not actor.kind
    return not actor.states and actor.kind not in ("media", "company", "court")


def _home(canonical: str, known: Registry) -> str:
    """The state in whose body a person or an organisation of one state sits; empty where there is none."""
    actor = known.actors.get(canonical)
    if actor is None or not canonical.startswith(("per:", "org:")) or actor.kind in ("media", "company", "court"):
        return ""
    return actor.states[0] if actor.states and actor.states[0].startswith("state:") else ""


def _in_office(canonical: str, known: Registry) -> bool:
    actor = known.actors.get(canonical)
    return actor is not None and actor.in_office


def _principal(canonical: str, known: Registry, counts: Mapping[str, int], ids: dict[str, str]) -> Part:
    actor = known.actors.get(canonical)
    name = actor.name if actor else canonical.partition(":")[2]
    kind = "state" if canonical.startswith("state:") else "organisation"
    return Part(id=_fresh(slug(name), ids, canonical), canonical=canonical, name=name, kind=kind, mentions=counts.get(canonical, 0))


def _members(principal: Part, members: Sequence[str], known: Registry, counts: Mapping[str, int], ids: dict[str, str]) -> list[Part]:
    mine = sorted((each for each in members if _home(each, known) == principal.canonical), key=lambda each: (-counts[each], each))
    leaders = [each for each in mine if known.actors[each].leads and speaks_for_state(each, known)]
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
                speaks=speaks_for_state(each, known),
            )
        )
    return found


def _fresh(wanted: str, ids: dict[str, str], canonical: str, fuller: str = "") -> str:
    name = next(each for each in (wanted, fuller, *(f"{wanted}-{n}" for n in range(2, 1000))) if each and each not in ids)
    ids[name] = canonical
    return name
