"""Numbers as a draft writes them, with what they rest on."""

from __future__ import annotations

from multipolar.evidence.drafting.pool import Pooled

PROPOSED = "Proposed: "
"""How the judgement beside every proposed number begins, until a person accepts or edits it."""


def spread(mean: float, deviation: float, low: float = 0.0, high: float = 100.0) -> str:
    """A normal number, in whole points, its mean inside the range."""
    return f"{round(min(high, max(low, mean)))} ± {max(1, round(deviation))}"


def why(pooled: Pooled) -> str:
    """In words, what a pooled number was worked out from."""
    passages, stories = _counted(_passages(pooled), "passage"), _counted(pooled.stories, "story", "stories")
    if pooled.is_step:
        return f"{PROPOSED}from {passages} in {stories}, of an offer or a concession, weighed against what its side wants."
    return f"{PROPOSED}from {passages} in {stories}; {_how(pooled)}."


def why_moved(pooled: Pooled, earlier: int) -> str:
    """In words, what a number was worked out from that new passages moved: they, and what it rested on before.

    Parameters
    ----------
    pooled : Pooled
        What the new passages say.
    earlier : int
        Passages that the number rested on already.
    """
    passages, stories = _counted(_passages(pooled), "new passage"), _counted(pooled.stories, "story", "stories")
    how = "of an offer or a concession" if pooled.is_step else _how(pooled)
    before = _counted(earlier, "earlier passage") if earlier else "no passage"
    return f"{PROPOSED}from {passages} in {stories} ({how}), weighed with what it was before, on {before}."


def _passages(pooled: Pooled, relation: str = "") -> int:
    """How many passages there are, or those of one relation: one from which two readings were taken is one."""
    return len({(each.document, each.span, each.kind) for each in pooled.readings if relation in ("", each.relation)})


def _how(pooled: Pooled) -> str:
    named = _passages(pooled, "stated")
    if named == _passages(pooled):
        return "the point is named"
    return f"{named} of them name the point" if named else "only the direction is given"


def _counted(count: int, one: str, more: str = "") -> str:
    return f"{count} {one if count == 1 else more or f'{one}s'}"
