"""The second look at a pair: what the words of its sentence make likely, beside what rules found and what the rest of the document says."""

from __future__ import annotations

import math
from bisect import bisect_right
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


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A pair with all that speaks for or against a tie of the two in its sentence.

    Parameters
    ----------
    first : Look
        What its words make likely.
    elsewhere : sequence of float
        To which side other sentences about the two lean, one number each.
    beside : sequence of float
        How likely all pairs of its sentence are, from the least.
    ruled, known : sequence of Tie
        Ties that rules find between the two, in its sentence and in the whole document.
    """

    first: Look
    elsewhere: Sequence[float]
    beside: Sequence[float]
    ruled: Sequence[Tie]
    known: Sequence[Tie]

    @property
    def telling(self) -> Features:
        """What speaks for a tie at all."""
        first, kind = self.first, self.first.pair.kind
        seen: Features = {
            kind: 1.0,
            "likely": _logit(first.any) / 3,
            "sure of sign": abs(self._lean),
        }
        if self.elsewhere:
            seen["told elsewhere"] = min(len(self.elsewhere), 4) / 4
            seen["one-sided elsewhere"] = abs(math.tanh(sum(self.elsewhere)))
        seen["others likelier"] = min(len(self.beside) - bisect_right(self.beside, first.any), _MANY) / _MANY
        seen["likeliest here"] = self.beside[-1]
        if self.known:
            seen["rules friendly"], seen["rules hostile"] = self._by_rules
        seen |= {name: 1.0 for name in ("stands for", "event") if name in first.pair.own}
        if self.ruled:
            seen |= {"rule": 1.0, f"rule {kind}": 1.0}
            seen |= {f"rule {tie.rule.removeprefix('ties.')}{tie.sign}": 1.0 for tie in self.ruled}
        return seen

    @property
    def signing(self) -> Features:
        """What speaks for the sign of a tie, if there is one."""
        friendly, hostile = self._by_rules
        signs = {tie.sign for tie in self.ruled}
        return {
            "lean": self._lean,
            f"lean {self.first.pair.kind}": self._lean,
            "lean alone": 0.0 if self.elsewhere else self._lean,
            "elsewhere": math.tanh(sum(self.elsewhere)),
            "rule": float(("+" in signs) - ("-" in signs)),
            "rules friendly": friendly,
            "rules hostile": hostile,
        }

    @property
    def _lean(self) -> float:
        return math.log((self.first.friendly + _FLOOR) / (self.first.hostile + _FLOOR)) / 2

    @property
    def _by_rules(self) -> tuple[float, float]:
        """How often rules find a friendly and a hostile tie of the two."""
        friendly = sum(tie.sign == "+" for tie in self.known)
        return min(friendly, 3) / 3, min(len(self.known) - friendly, 3) / 3


def second_looks(found: Sequence[Look], ties: Sequence[Tie]) -> list[SecondLook]:
    """Look at every pair again, beside the others.

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
        if look.any >= _SEEN:
            told = leaning[look.pair.camps]
            if abs(look.leaning) > abs(told.get(span, 0.0)):
                told[span] = look.leaning
    for likely in here.values():
        likely.sort()
    by_rules: dict[frozenset[str], list[Tie]] = defaultdict(list)
    for tie in ties:
        by_rules[frozenset((tie.a, tie.b))].append(tie)
    made = []
    for look in found:
        span = look.pair.sentence.span
        known = by_rules.get(look.pair.actors, ())
        told = leaning.get(look.pair.camps, {})
        elsewhere = [value for place, value in told.items() if place != span]
        made.append(SecondLook(look, elsewhere, here[span], [tie for tie in known if tie.span.meets(span)], known))
    return made


def _logit(likely: float) -> float:
    bounded = min(max(likely, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))
