"""A made-up war in which every mechanism has something to do, in as many shapes as wanted.

All numbers are fixed, so that what a kernel makes of them can be worked out by hand; strategies spread them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

WHY = "made up"
EFFECTS = ("front", "guarantees", "limits", "relieves", "none")
LEVERS = ("aid", "support", "sanctions", "pressure")
TRACKS = ("direct", "patron", "truce")
EXTRAS = ("calendar", "threats", "ties", "toll", "spoilers", "ratifiers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Which parts a made-up case has.

    Parameters
    ----------
    attacker, defender, patron, partner, third : str
        Ids of the five powers; patron, partner (of the attacker) and third are there only where something needs them.
    terms : tuple of str
        Effect of each term of the talks: front, guarantees, limits, relieves, none.
    levers, tracks, extras : tuple of str
        Kinds of lever, tracks of talks, and further parts (calendar, threats, ties, toll, spoilers, ratifiers).
    factions : int
        Members of the body of each of the five powers, 0 to 3.
    volatility : float
        Points a year by which the ideals of members of bodies wander.
    as_of : str
        Week 0.
    horizon : int
        Weeks.
    """

    attacker: str = "north"
    defender: str = "south"
    patron: str = "isle"
    partner: str = "steppe"
    third: str = "league"
    terms: tuple[str, ...] = EFFECTS
    levers: tuple[str, ...] = LEVERS
    tracks: tuple[str, ...] = TRACKS
    extras: tuple[str, ...] = EXTRAS
    factions: int = 2
    volatility: float = 8.0
    as_of: str = "2030-04-01"
    horizon: int = 52

    @property
    def relieves(self) -> bool:
        """Whether some term lifts sanctions: there must be some."""
        return "relieves" in self.terms and "sanctions" in self.levers


def made_up(shape: Shape | None = None) -> dict[str, Any]:
    """Return a scenario of this shape, as a mapping written as in ``scenario.yaml``."""
    shape = Shape() if shape is None else shape
    terms, levers = _terms(shape), _levers(shape)
    scenario = {
        "multipolar": 1,
        "title": "A made-up war",
        "question": "How does it end?",
        "as_of": shape.as_of,
        "horizon": shape.horizon,
        "actors": _actors(shape),
        "issues": {**terms, **levers},
        "positions": {**_views(shape, terms), **_wishes(shape, levers)},
        "war": _war(shape),
        "patrons": _patrons(shape),
        "talks": _talks(shape, list(terms)),
        "calendar": _calendar(shape, terms, levers) if "calendar" in shape.extras else [],
        "threats": _threats(shape, levers) if "threats" in shape.extras else {},
        "ties": _ties(shape) if "ties" in shape.extras else {},
        "paths": _paths(shape),
    }
    return {key: value for key, value in scenario.items() if value not in ({}, [])}


def _based(**numbers: Any) -> dict[str, Any]:
    return {**numbers, "judgement": WHY}


def _powers(shape: Shape) -> tuple[str, ...]:
    return (shape.attacker, shape.defender, shape.patron, shape.partner, shape.third)


def _body(shape: Shape, power: str) -> list[str]:
    """Ids of the members of a power's body; none where it speaks for itself."""
    return [f"{power}-{word}" for word in ("chief", "house", "guild")[: shape.factions]]


def _actors(shape: Shape) -> dict[str, Any]:
    actors: dict[str, Any] = {}
    for power in _powers(shape):
        spoils = {"sabotage": 40} if "spoilers" in shape.extras and power == shape.third else {}
        actors[power] = {"name": power.capitalize(), "kind": "state", **_based(credibility=50, **spoils)}
        for place, member in enumerate(_body(shape, power)):
            role = _based(influence=60 - 20 * place, volatility=shape.volatility)
            actors[member] = {"name": member, "kind": "faction", "of": power, **role}
    return actors


def _terms(shape: Shape) -> dict[str, Any]:
    known: dict[str, dict[str, Any]] = {
        "front": {"now": 40, "effect": {"front": _based(slope=10)}},
        "guarantees": {"now": 70, "effect": {"guarantees": _based(strength=0.15)}},
        "limits": {"now": 10, "effect": {"limits": _based(strength=0.4)}},
        "relieves": {"now": 0, "effect": {"relieves": ["embargo"]}},
        "none": {"now": 50},
    }
    names = {"front": "land", "guarantees": "guard", "limits": "arms", "relieves": "relief", "none": "honour"}
    found = {}
    for kind in shape.terms:
        if kind == "relieves" and not shape.relieves:
            continue
        scale = {"0": "what the defender wants", "100": "what the attacker wants"}
        found[names[kind]] = {"question": f"What about {names[kind]}?", "scale": scale, "settles": "war", **_based(**known[kind])}
    return found


def _levers(shape: Shape) -> dict[str, Any]:
    owned: dict[str, dict[str, tuple[str, dict[str, Any]]]] = {
        "aid": {
            "guns": (shape.patron, {"to": shape.defender, "weight": 35}),
            "grain": (shape.third, {"to": shape.defender, "weight": 20}),
        },
        "support": {"loans": (shape.partner, {"to": shape.attacker, "weight": 20})},
        "sanctions": {
            "embargo": (shape.patron, {"on": shape.attacker, "weight": 45}),
            "blockade": (shape.third, {"on": shape.attacker, "weight": 55}),
        },
        "pressure": {"warnings": (shape.patron, {"on": shape.defender})},
    }
    found = {}
    for kind in shape.levers:
        for name, (owner, lever) in owned[kind].items():
            scale = {"0": "none", "100": "all"}
            issue = {"question": f"How many {name}?", "scale": scale, "decided_by": owner}
            found[name] = {**issue, **_based(now=50, pace=3), "lever": {"kind": kind, **_based(**lever)}}
    return found


def _views(shape: Shape, terms: Iterable[str]) -> dict[str, Any]:
    sides = {shape.attacker: (85, 60, 80), shape.defender: (5, 40, 90), shape.patron: (40, 75, 50), shape.third: (15, 50, 60)}
    found = {}
    for place, term in enumerate(terms):
        table = {}
        for power, (ideal, floor, salience) in sides.items():
            for step, actor in enumerate(_body(shape, power) or [power]):
                table[actor] = _based(ideal=ideal - 5 * step if ideal > 20 else ideal, floor=floor, salience=salience - 10 * place)
        found[term] = table
    return found


def _wishes(shape: Shape, levers: Mapping[str, Any]) -> dict[str, Any]:
    found = {}
    for name, issue in levers.items():
        owner = issue["decided_by"]
        members = _body(shape, owner) or [owner]
        found[name] = {actor: _based(ideal=30 + 25 * step, salience=60 - 10 * step) for step, actor in enumerate(members)}
    return found


def _war(shape: Shape) -> dict[str, Any]:
    north = _based(force=1, reinforcement=1.4, loss_rate=1.3, cost=12, growth=2, slack=15, economy_share=50)
    south = _based(force=0.75, reinforcement=1.0, loss_rate=1.8, cost=18, growth=1, slack=10, economy_share=30)
    numbers = _based(area=100000, held=15, advance=300, jitter=40, advantage=1.25, substitution=20)
    war = {"attacker": shape.attacker, "defender": shape.defender, "began": "2028-04-03", **numbers}
    toll = {"toll": _based(soldiers=1.5, civilians=0.5)} if "toll" in shape.extras else {}
    return {**war, "sides": {shape.attacker: north, shape.defender: south}, **toll}


def _patrons(shape: Shape) -> dict[str, Any]:
    return {shape.patron: _based(cost=6, blame=10, abandon=60)} if "patron" in shape.tracks or "pressure" in shape.levers else {}


def _talks(shape: Shape, terms: list[str]) -> dict[str, Any]:
    if not terms:
        return {}
    others = [shape.third] if "ratifiers" in shape.extras else []
    pressed = {"pressure": "warnings"} if "pressure" in shape.levers else {}
    known: dict[str, tuple[str, dict[str, Any]]] = {
        "direct": ("bridge", {"parties": [shape.defender, shape.attacker], "settle": terms, "ratify": others, "after_collapse": 0.5}),
        "patron": ("harbour", {"parties": [shape.patron, shape.attacker], "settle": terms, "ratify": [shape.defender, *others], **pressed}),
        "truce": ("harvest", {"kind": "truce", "parties": [shape.defender, shape.attacker], "weeks": 2, "violations": 50}),
    }
    found = {}
    for kind in shape.tracks:
        name, track = known[kind]
        found[name] = {**track, **_based(rounds_a_week=0.2, **({} if kind == "truce" else {"freeze": 30}))}
    return found


def _calendar(shape: Shape, terms: Mapping[str, Any], levers: Iterable[str]) -> list[Any]:
    year, month, _ = shape.as_of.split("-")
    found = [
        {"id": "storms", "every": f"{month}-20", "weeks": 3, "quantity": "tempo", **_based(times=0.5)},
        {"id": "feast", "on": f"{year}-{month}-25", "quantity": "tempo", **_based(times=0.8)},
    ]
    found += [{"id": f"budget-{name}", "every": "06-01", "weeks": 4, "quantity": f"lever.{name}", **_based(plus=10)} for name in levers]
    if "direct" in shape.tracks and terms:
        found.append({"id": "summit", "every": "05-05", "weeks": 2, "quantity": "rounds.bridge", **_based(times=2)})
    return found


def _threats(shape: Shape, levers: Mapping[str, Any]) -> dict[str, Any]:
    first, second = (date.fromisoformat(shape.as_of) + timedelta(weeks=weeks) for weeks in (12, 14))
    storm = {"by": shape.attacker, "against": shape.defender, "deadline": first.isoformat(), "renew": 13}
    deed = _based(tempo=1.25, reinforcement=1.15, weeks=10, widen=20)
    found = {"storm": {**storm, "do": deed, **_based(weight=4)}}
    if "embargo" in levers:
        close = {"by": shape.patron, "against": shape.attacker, "deadline": second.isoformat()}
        found["close"] = {**close, "do": {"lever": "embargo", **_based(plus=25)}, **_based(weight=4, credibility=40)}
    return found


def _ties(shape: Shape) -> dict[str, Any]:
    pairs = ((shape.attacker, shape.partner, 60), (shape.defender, shape.patron, 40), (shape.attacker, shape.patron, -50))
    return {"affinities": [{"between": sorted((one, two)), **_based(value=value)} for one, two, value in pairs]}


def _paths(shape: Shape) -> dict[str, Any]:
    return {
        "lost": {"name": "Lost", "when": f"collapse-of-{shape.defender}"},
        "won": {"name": "Won", "when": f"collapse-of-{shape.attacker}"},
        "settled": {"name": "Settled", "when": "deal-in-force"},
        "quiet": {"name": "Quiet", "when": "ceasefire-in-force or lull-in-force"},
        "war": {"name": "War", "when": "otherwise"},
    }
