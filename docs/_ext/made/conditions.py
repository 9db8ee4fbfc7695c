"""The words that paths, questions and checks are made of, from a case and the world built on it."""

from __future__ import annotations

from made.markdown import code, join, table
from multipolar import world
from multipolar.scenario import load

CASE = "ukraine-2025"


def page() -> str:
    """Return the events and measures that the bundled case knows, each with its unit."""
    program = world.build(load(CASE))
    measures = [(code(name), program.units.get(name, "")) for name in program.series]
    events = ", ".join(code(name) for name in program.events)
    return join(f"## Events of {CASE}", events + ".", f"## Weekly measures of {CASE}", table(("measure", "unit"), measures))
