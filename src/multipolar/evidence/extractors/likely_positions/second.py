"""The second look at a candidate: what its words make likely, beside what rules found there and what else its sentence says."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from multipolar.evidence.extractors.likely_positions.candidates import Candidate
from multipolar.evidence.extractors.likely_positions.features import Passage
from multipolar.evidence.learnt import Features, Weights
from multipolar.results.evidence import Position, Span
from multipolar.results.evidence.rows import Direction

DIRECTIONS: tuple[Direction, ...] = ("support", "oppose", "demand")
NONE = "no"
_MANY = 6


@dataclass(frozen=True, slots=True)
class Look:
    """A candidate after the first look.

    Parameters
    ----------
    passage : Passage
        Where, who and why.
    likely : tuple of float
        How likely it tells a stance in each of `DIRECTIONS`, by its words alone.
    any : float
        How likely it tells one in any.
    ruled : tuple of Position
        What rules found there of the same actors.
    """

    passage: Passage
    likely: tuple[float, ...]
    any: float
    ruled: tuple[Position, ...]

    @property
    def direction(self) -> Direction:
        """The likeliest."""
        return DIRECTIONS[self.likely.index(max(self.likely))]


def looks(candidates: Sequence[Candidate], ruled: Sequence[Position], first: Weights) -> list[Look]:
    """Look at every candidate once, with weights whose labels are `DIRECTIONS` and `NONE`."""
    places = [first.labels.index(one) for one in DIRECTIONS]
    in_block: dict[int, list[Position]] = {}
    found = []
    for candidate in candidates:
        passage = candidate.passage
        block = passage.scene.block
        if block.index not in in_block:
            in_block[block.index] = [row for row in ruled if block.start <= row.span.start < block.end]
        here = tuple(row for row in in_block[block.index] if is_of(passage, row.span, row.actors))
        every = first.probabilities(candidate.features)
        likely = tuple(every[place] for place in places)
        found.append(Look(passage, likely, sum(likely), here))
    return found


def is_of(passage: Passage, span: Span, actors: Sequence[str]) -> bool:
    """Whether some of the same actors hold something in an overlapping passage."""
    return passage.span.meets(span) and not set(passage.actors).isdisjoint(actors)


def second_features(found: Sequence[Look], ruled: Sequence[Position]) -> list[Features]:
    """By candidate, what speaks for a stance there.

    Parameters
    ----------
    found : sequence of Look
        All candidates of a document.
    ruled : sequence of Position
        What rules found in it.
    """
    beside: defaultdict[tuple[int, int], list[Look]] = defaultdict(list)
    for look in found:
        beside[_sentence(look)].append(look)
    usual = sum(look.any for look in found) / max(1, len(found))
    return [_told(look, beside[_sentence(look)], ruled, usual) for look in found]


def _sentence(look: Look) -> tuple[int, int]:
    return look.passage.scene.block.index, look.passage.sentence


def _told(look: Look, near: Sequence[Look], ruled: Sequence[Position], usual: float) -> Features:
    passage = look.passage
    same = [one for one in near if one is not look and not set(one.passage.actors).isdisjoint(passage.actors)]
    over = [one for one in same if one.passage.span.meets(passage.span)]
    seen: Features = {
        passage.by: 1.0,
        "likely": _logit(look.any) / 3,
        "likelier over it": min(sum(one.any > look.any for one in over), _MANY) / 2,
        "likeliest over it": max((one.any for one in over), default=0.0),
        "likelier of the same": min(sum(one.any > look.any for one in same), _MANY) / _MANY,
        "likelier here": min(sum(one.any > look.any for one in near), _MANY) / _MANY,
        "likely in this document": usual * 5,
        "sure of direction": max(look.likely) / max(look.any, 1e-6),
    }
    if any(row.span.meets(passage.span) and row not in look.ruled for row in ruled):
        seen["rule of another"] = 1.0
    if look.ruled:
        seen |= {"rule": 1.0, f"rule and {passage.by}": 1.0, "sure and rule": max(row.confidence for row in look.ruled)}
        seen["rule on the same words"] = max(share(passage, row) for row in look.ruled)
        for row in look.ruled:
            seen |= {row.rule: 1.0, f"rule {row.direction}": 1.0, f"rule basis {row.basis}": 1.0}
    return seen


def share(passage: Passage, row: Position) -> float:
    """Share of the letters of two passages that both have."""
    one, other = passage.span, row.span
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / (max(one.end, other.end) - min(one.start, other.start))


def _logit(likely: float) -> float:
    bounded = min(max(likely, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))
