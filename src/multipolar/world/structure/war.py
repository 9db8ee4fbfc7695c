"""The war and the terms of its talks."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from multipolar.errors import InputError
from multipolar.world import layout as at
from multipolar.world.structure.rows import Numbers, State, ints

if TYPE_CHECKING:
    from multipolar.scenario import Case
    from multipolar.scenario.schema import Scenario


def war_of(case: Case, voices: list[str], number: Numbers, state: State, terms: list[str]) -> dict[str, Any]:
    """Fields on the war: season, age, sides, and the terms of its talks with what each of them does."""
    war = case.scenario.war
    effects = [effect_of(case.scenario, term) for term in terms]
    weeks = [(case.as_of + timedelta(weeks=w)).timetuple().tm_yday / 7.0 for w in range(at.MAX_WEEKS)]
    return {
        "season": np.array([round(math.sin(2.0 * math.pi * (week - 14.0) / 52.0), 12) for week in weeks]),
        "began": max((case.as_of - war.began).days / 7.0, 0.0),
        "attacker": voices.index(war.attacker),
        "defender": voices.index(war.defender),
        "terms": len(terms),
        "front": next((k for k, (kind, _) in enumerate(effects) if kind == "front"), -1),
        "effect": ints(at.EFFECTS.index(kind) for kind, _ in effects),
        "strength": ints(number(address, at.NOTHING) for _, address in effects),
        "now": ints(number(f"issues.{term}.now", at.NOTHING) for term in terms),
        "quo_at": state(len(terms)),
        "agreed_at": state(len(terms)),
    }


def effect_of(scenario: Scenario, term: str) -> tuple[str, str]:
    """Return a term's kind of effect and the address of its strength."""
    effect = scenario.issues[term].effect
    for kind, field in (("front", "slope"), ("guarantees", "strength"), ("limits", "strength"), ("relieves", "")):
        if effect is not None and getattr(effect, kind) is not None:
            return kind, f"issues.{term}.effect.{field}"
    return "none", ""


def check_size(case: Case, terms: list[str], levers: list[str]) -> None:
    """Refuse a case of which the world could hold only a part.

    Raises
    ------
    InputError
        More terms than there is room for, two that follow the front, or two levers of pressure.
    """
    if len(terms) > at.MAX_TERMS:
        raise InputError(f"{case.id}: {len(terms)} terms of the talks; the world settles at most {at.MAX_TERMS}.")
    fronts = [name for name in terms if effect_of(case.scenario, name)[0] == "front"]
    if len(fronts) > 1:
        raise InputError(f"{case.id}: {' and '.join(fronts)} both follow the front; at most one term may.")
    pressing = [name for name in levers if getattr(case.scenario.issues[name].lever, "kind", "") == "pressure"]
    if len(pressing) > 1:
        raise InputError(f"{case.id}: {' and '.join(pressing)} are both levers of kind 'pressure'; the world knows one.")
