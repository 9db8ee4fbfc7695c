"""Who acts in a case: the sides of the war, the powers around it, and those who decide within them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from multipolar.evidence.actors import Registry
from multipolar.evidence.drafting.offices import speaks_for_state
from multipolar.scenario import Case

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
    speaks : bool
        Whether what it does is its principal's doing: of a principal itself, of its leader and of members in office; not of an opposition.
    """

    id: str
    canonical: str
    name: str
    kind: str
    of: str = ""
    mentions: int = 0
    leads: bool = False
    speaks: bool = True


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

    def doer(self, canonical: str) -> str:
        """The principal whose doing it is what a canonical id does; empty where it is nobody's of the case, or only a member's own."""
        part = self.parts.get(self.case_id(canonical))
        return (part.of or part.id) if part is not None and part.speaks else ""

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


def cast_of_case(case: Case, known: Registry) -> Cast:
    """The actors of a case that exists already, found in the registry by ISO code and by name."""
    scenario = case.scenario
    names: dict[str, str] = {}
    for each in known.actors.values():
        names.setdefault(each.name.casefold(), each.id)
    parts = {}
    for name, actor in scenario.actors.items():
        canonical = f"state:{actor.iso3}" if actor.iso3 else names.get(actor.name.casefold(), "") or _by_slug(name, actor.name, known)
        speaks = not actor.of or actor.kind == "leader" or speaks_for_state(canonical, known)
        parts[name] = Part(
            id=name, canonical=canonical or f"case:{name}", name=actor.name, kind=actor.kind, of=actor.of or "", speaks=speaks
        )
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
