"""The field's models: bargaining, crisis, combat, economy, alliance, domestic politics.

Each family is a package that lists its models in ``MODELS``; nothing is imported before it is asked for.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from multipolar.models.contract import Model, Status, configure, known

__all__ = ["FAMILIES", "Model", "Status", "all_models", "configure", "model"]

FAMILIES = ("bargaining", "crisis", "combat", "economy", "alliance", "domestic")
"""The families, in the order in which they are shown."""


@cache
def all_models() -> tuple[type[Model], ...]:
    """Every model there is, by family, in the order in which its family lists it."""
    return tuple(each for family in FAMILIES for each in import_module(f"{__name__}.{family}").MODELS)


def model(name: str) -> type[Model]:
    """Return the model called `name`.

    Raises
    ------
    InputError
        There is none; the message names the nearest.
    """
    listed = {each.name: each for each in all_models()}
    return listed[known(name, listed, "model")]
