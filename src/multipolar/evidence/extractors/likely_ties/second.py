"""The second look at a pair: what the words of its sentence make likely, beside what rules found and what the rest of the document says."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from multipolar.evidence.extractors.likely_ties.pairs import Pair
from multipolar.evidence.learnt import Features, Weights
from multipolar.results.evidence import Span, Tie

_SEEN = 0.15
"""Least likelihood of a tie in one sentence that counts as a sign for another."""
_FLOOR = 1e-3
_MANY = 6


@dataclass(frozen=True, slots=True)
class Look:
    """A pair after the first look.

    Parameters
    ----------
    pair : Pair
        The pair.
    friendly, hostile : float
        How likely its sentence tells a tie of either sign, by its words alone.
    """

    pair: Pair
    friendly: float
    hostile: float

    @property
    def any(self) -> float:
        """How likely it tells any."""
        return self.friendly + self.hostile

    @property
    def leaning(self) -> float:
        """Friendly less hostile."""
        return self.friendly - self.hostile


def looks(pairs: Sequence[Pair], first: Weights) -> list[Look]:
    """Look at every pair once, with weights whose labels are ``+``, ``-`` and ``no``."""
    friendly, hostile = first.labels.index("+"), first.labels.index("-")
    found = []
    sums: dict[int, list[float]] = {}
    for pair in pairs:
        for part in pair.shared:
            if id(part) not in sums:
                sums[id(part)] = first.sums(part)
        likely = first.probabilities(pair.own, *[sums[id(part)] for part in pair.shared])
        found.append(Look(pair, likely[friendly], likely[hostile]))
    return found


def second_features(found: Sequence[Look], ties: Sequence[Tie]) -> list[tuple[Features, Features]]:
    """By pair, what speaks for a tie at all, and what speaks for its sign.

    Parameters
    ----------
    found : sequence of Look
        All pairs of a document.
    ties : sequence of Tie
        What rules found in it.
    """
    leaning: dict[frozenset[str], dict[Span, float]] = defaultdict(dict)
    here: dict[Span, list[float]] = defaultdict(list)
    for look in found:
        span = look.pair.sentence.span
        here[span].append(look.any)
        told = leaning[look.pair.camps]
        if look.any >= _SEEN and abs(look.leaning) > abs(told.get(span, 0.0)):
            told[span] = look.leaning
    by_rules: dict[frozenset[str], list[Tie]] = defaultdict(list)
    for tie in ties:
        by_rules[frozenset((tie.a, tie.b))].append(tie)
    made = []
    for look in found:
        span = look.pair.sentence.span
        rules = by_rules[look.pair.actors]
        elsewhere = [value for place, value in leaning[look.pair.camps].items() if place != span]
        made.append(_features(look, elsewhere, here[span], [tie for tie in rules if tie.span.meets(span)], rules))
    return made


def _features(look: Look, elsewhere: list[float], beside: list[float], ruled: list[Tie], known: list[Tie]) -> tuple[Features, Features]:
    rest = math.tanh(sum(elsewhere))
    lean = math.log((look.friendly + _FLOOR) / (look.hostile + _FLOOR)) / 2
    by_rule = bool([1 for tie in ruled if tie.sign == "+"]) - bool([1 for tie in ruled if tie.sign == "-"])
    friendly, hostile = (min(sum(tie.sign == sign for tie in known), 3) / 3 for sign in "+-")
    kind = look.pair.kind
    told: Features = {
        kind: 1.0,
        "likely": _logit(look.any) / 3,
        "sure of sign": abs(lean),
        "told elsewhere": min(len(elsewhere), 4) / 4,
        "one-sided elsewhere": abs(rest),
        "others likelier": min(sum(one > look.any for one in beside), _MANY) / _MANY,
        "likeliest here": max(beside),
        "rules friendly": friendly,
        "rules hostile": hostile,
        "stands for": look.pair.own.get("stands for", 0.0),
        "event": look.pair.own.get("event", 0.0),
    }
    if ruled:
        told |= {"rule": 1.0, f"rule {kind}": 1.0}
        told |= {f"rule {tie.rule.removeprefix('ties.')}{tie.sign}": 1.0 for tie in ruled}
    sign: Features = {
        "lean": lean,
        f"lean {kind}": lean,
        "lean alone": 0.0 if elsewhere else lean,
        "elsewhere": rest,
        "rule": float(by_rule),
        "rules friendly": friendly,
        "rules hostile": hostile,
    }
    return told, sign


def _logit(likely: float) -> float:
    bounded = min(max(likely, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))
