"""Each mechanism's equation as its file states it, one small page each, for the explanation to include."""

from __future__ import annotations

from made.markdown import restructured
from multipolar.world.catalogue import list_mechanisms


def pages() -> dict[str, str]:
    """Return the text of every equation by the name of its mechanism."""
    return {item.name: restructured(without_title(item.equation)) for item in list_mechanisms()}


def without_title(text: str) -> str:
    """Return a docstring from its second paragraph on."""
    return text.split("\n\n", 1)[-1]
