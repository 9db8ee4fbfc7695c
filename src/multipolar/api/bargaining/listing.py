"""The models there are, each with what it rests on."""

from __future__ import annotations

from typing import Any


def models(family: str | None = None) -> list[dict[str, Any]]:
    """Every model: family, name, title, status, source, proof, presets, and its page; InputError for an unknown family."""
    from multipolar.models import FAMILIES, all_models
    from multipolar.models.contract import known

    if family is not None:
        known(family, FAMILIES, "family of models")
    return [
        {
            "family": each.family,
            "model": each.name,
            "title": each.title,
            "status": each.status,
            "source": each.source,
            "proof": each.proof,
            "presets": list(each.presets),
            "how_to": f"docs/how-to/models/{each.name}.md",
        }
        for each in all_models()
        if family in (None, each.family)
    ]
