"""What `--without` can switch off, from the world."""

from __future__ import annotations

from made.markdown import code, table
from multipolar.world import SWITCHES


def page() -> str:
    """Return the table of switches."""
    return table(("switch", "what happens without it"), [(code(name), text) for name, text in SWITCHES.items()])
