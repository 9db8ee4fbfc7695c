"""Checks and Hypothesis strategies that others can run on their own cases.

`broken_laws` says what in a simulated block cannot be; `cases` draws random valid cases; `case_of` turns a mapping, written as in
``scenario.yaml``, into a case; `shuffled`, `renamed`, `split` and `at_centres` change a case in ways whose effect is known.
The strategies need Hypothesis (``pip install hypothesis``); the rest does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from multipolar.testing.changes import at_centres, renamed, shuffled, split
from multipolar.testing.files import case_of, scenario_file
from multipolar.testing.laws import broken_laws
from multipolar.testing.made_up import Shape, made_up

if TYPE_CHECKING:
    from multipolar.testing.strategies import cases, numbers, shapes

__all__ = [
    "Shape",
    "at_centres",
    "broken_laws",
    "case_of",
    "cases",
    "made_up",
    "numbers",
    "renamed",
    "scenario_file",
    "shapes",
    "shuffled",
    "split",
]


def __getattr__(name: str) -> Any:
    if name in ("cases", "numbers", "shapes"):
        from multipolar.testing import strategies

        return getattr(strategies, name)
    raise AttributeError(f"module 'multipolar.testing' has no attribute '{name}'")
