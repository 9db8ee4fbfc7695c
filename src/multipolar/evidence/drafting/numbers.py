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
    count = len(pooled.readings)
    passages = f"{count} {'passage' if count == 1 else 'passages'}"
    stories = f"{pooled.stories} {'story' if pooled.stories == 1 else 'stories'}"
    named = sum(reading.relation == "stated" for reading in pooled.readings)
    steps = sum(reading.is_step for reading in pooled.readings)
    if steps == count:
        return f"{PROPOSED}from {passages} in {stories}, of an offer or a concession, weighed against what its side wants."
    how = "the point is named" if named == count else "only the direction is given" if not named else f"{named} of them name the point"
    return f"{PROPOSED}from {passages} in {stories}; {how}."
