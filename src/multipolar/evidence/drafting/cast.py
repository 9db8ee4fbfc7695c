"""Who acts in a case: the sides of the war, the powers around it, and those who decide within them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from multipolar.evidence.actors import Registry
from multipolar.results.evidence import Event, Mention, Position, Row, Tie
from multipolar.scenario import Case

LEAST_MENTIONS = 2
"""Somebody named less often, in all documents together, is left out unless the documents give a position, an event or a tie of theirs."""

MUCH_NAMED = 4
"""A power that is told to do and want nothing is taken up when it is named so often."""

MOST_OTHERS = 8
"""Powers besides the two sides that a draft takes up, the most talked about first (judgement: more can be added by hand)."""

MOST_IN_BODY = 6
"""Persons that a draft puts into one body."""

_SLUG = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One actor of a case.

    Parameters
    ----------
    id : str
        Its id in the case.
    canonical : str
        Its id in the evidence.
    name, kind : str
        As in the case.
    of : str
        Case id of its principal; empty for a principal.
    mentions : int
        How often the documents name it, copies and pronouns left out.
    leads : bool
        Whether it leads its principal.
    """

    id: str
    canonical: str
    name: str
    kind: str
    of: str = ""
    mentions: int = 0
    leads: bool = False


@dataclass(frozen=True)
class Cast:
    """All actors of a case, and its two sides.

    Parameters
    ----------
    parts : mapping of str to Part
        By case id.
    attacker, defender : str
        Case ids of the sides.
    left_out : tuple of str
        Canonical ids of those who are named and not taken up.
    """

    parts: Mapping[str, Part]
    attacker: str
    defender: str
    left_out: tuple[str, ...] = ()
    _by_canonical: dict[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_canonical", {part.canonical: part.id for part in self.parts.values()})

    def case_id(self, canonical: str) -> str:
        """The actor of the case that a canonical id stands for; a government stands for its state. Empty where there is none."""
        return self._by_canonical.get(state_of(canonical), "")

    def principal(self, case_id: str) -> str:
        """The principal in whose body somebody sits, or they themselves."""
        return self.parts[case_id].of or case_id

    def body(self, principal: str) -> tuple[Part, ...]:
        """Those who sit in a principal's body."""
        return tuple(part for part in self.parts.values() if part.of == principal)

    @property
    def principals(self) -> tuple[Part, ...]:
        """Those who sit in nobody's body."""
        return tuple(part for part in self.parts.values() if not part.of)


def state_of(canonical: str) -> str:
    """A government's state; any other id itself."""
    prefix, _, rest = canonical.partition(":")
    return f"state:{rest[:3]}" if prefix == "gov" else canonical


def sides(rows: Mapping[str, Sequence[Row]]) -> tuple[str, str] | None:
    """The two states at war, by what the documents tell of most often: who attacks whom; None where they tell of no war.

    A state that is named as the source of attacks more often than the other is the attacker; told both ways alike, the first named is.
    """
    told: Counter[tuple[str, str]] = Counter()
    for row in rows.get("event", ()):
        if isinstance(row, Event) and row.plover == "ASSAULT" and row.mode == "actual":
            told.update((state_of(a), state_of(b)) for a in row.source for b in row.target)
    for row in rows.get("relation", ()):
        if isinstance(row, Tie) and row.type == "war":
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


def cast_of_case(case: Case, known: Registry) -> Cast:
    """The actors of a case that exists already, found in the registry by ISO code and by name."""
    scenario = case.scenario
    names: dict[str, str] = {}
    for each in known.actors.values():
        names.setdefault(each.name.casefold(), each.id)
    parts = {}
    for name, actor in scenario.actors.items():
        canonical = f"state:{actor.iso3}" if actor.iso3 else names.get(actor.name.casefold(), "") or _by_slug(name, actor.name, known)
        parts[name] = Part(id=name, canonical=canonical or f"case:{name}", name=actor.name, kind=actor.kind, of=actor.of or "")
    return Cast(parts, scenario.war.attacker, scenario.war.defender)


def _by_slug(name: str, title: str, known: Registry) -> str:
    """The one actor of the registry whose names are these words, or ""."""
    wanted = {name, slug(title)}
    found = {actor.id for actor in known.actors.values() if {slug(actor.name), actor.id.partition(":")[2].casefold()} & wanted}
    return found.pop() if len(found) == 1 else ""


def slug(words: str) -> str:
    """Lower-case words joined by hyphens, accents dropped."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    return "-".join(_SLUG.findall(plain)) or "actor"


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
    leaders = [each for each in mine if known.actors[each].leads and known.actors[each].in_office]
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
            )
        )
    return found


def _fresh(wanted: str, ids: dict[str, str], canonical: str, fuller: str = "") -> str:
    name = next(each for each in (wanted, fuller, *(f"{wanted}-{n}" for n in range(2, 1000))) if each and each not in ids)
    ids[name] = canonical
    return name
