"""The catalogue: which mechanisms the world has, what each assumes, and which can be switched off."""

from __future__ import annotations

import importlib
from dataclasses import dataclass

import numpy as np

from multipolar.errors import InputError
from multipolar.library import Parameter, parameters
from multipolar.world.layout import SWITCH_NAMES, Ints

SWITCHES: dict[str, str] = {
    "calendar": "dated and seasonal events of the case",
    "drift": "the walk of volatile actors' ideals",
    "decide": "reviews: positions and levers stay as they are",
    "economy": "growth, sanctions, bombing and finance: war economies stay as they are",
    "combat": "fighting: no losses, no movement of the front, no collapse",
    "commitment": "the commitment problem: deals are believed to hold, and hold",
    "optimism": "misjudgement of the balance of forces",
    "audience": "costs at home of signing below a stated floor",
    "friction": "the gain that a party needs before it signs",
    "ratification": "vetoes at home and refusal to carry a deal out",
    "pressure": "a patron's pressure on its client",
    "truces": "ceasefires, lulls and short truces",
    "threats": "threats, their deadlines, and the widening of the war",
    "spoilers": "those whom a deal would hurt",
    "alignment": "changes of affinities",
    "toll": "counting what the fighting costs people",
}

_ORDER = (
    ("calendar", "calendar", ("war.tempo", "lever")),
    ("drift", "drift", ()),
    ("decide", "decide", ("lever",)),
    ("economy", "economy", ("war.economy",)),
    ("combat", "combat", ("war.front", "war.tempo", "war.force", "war.losses")),
    ("optimism", "optimism", ("belief",)),
    ("threats", "threats", ("war.tempo", "lever")),
    ("pressure", "pressure", ()),
    ("value", "", ("range",)),
    ("talks", "friction", ("range",)),
    ("offer", "", ("range",)),
    ("audience", "audience", ("range",)),
    ("commitment", "commitment", ("range",)),
    ("spoilers", "spoilers", ()),
    ("truces", "truces", ("violations",)),
    ("alignment", "alignment", ("affinity",)),
    ("toll", "toll", ("toll",)),
)
_PARAMETERS_OF = {"friction": "talks", "ratification": "talks"}


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One mechanism of the world.

    Parameters
    ----------
    name, title : str
        Its module and the first sentence of its page.
    equation : str
        Its page: equations, parameters, references.
    switch : str
        The switch that turns it off, empty for none.
    parameters : tuple of Parameter
        Its parameters with defaults, ranges and sources.
    touches : tuple of str
        Beginnings of the names of the measures that it moves.
    """

    name: str
    title: str
    equation: str
    switch: str
    parameters: tuple[Parameter, ...]
    touches: tuple[str, ...]


def list_mechanisms() -> tuple[Mechanism, ...]:
    """Return the mechanisms in the order of the week."""
    found = []
    for name, switch, touches in _ORDER:
        page = importlib.import_module(f"multipolar.world.mechanisms.{name}").__doc__ or ""
        own = tuple(p for p in parameters() if _PARAMETERS_OF.get(p.mechanism, p.mechanism) == name)
        found.append(Mechanism(name, page.strip().splitlines()[0], page.strip(), switch, own, touches))
    return tuple(found)


def switched(without: tuple[str, ...]) -> Ints:
    """Return 1 for every switch that stays on and 0 for those in `without`.

    Raises
    ------
    InputError
        A name that is no switch.
    """
    unknown = [name for name in without if name not in SWITCH_NAMES]
    if unknown:
        raise InputError(f"'{unknown[0]}' is no switch. Switches: {', '.join(SWITCH_NAMES)}.")
    return np.array([int(name not in without) for name in SWITCH_NAMES], dtype=np.int64)
