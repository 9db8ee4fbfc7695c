"""Readings of one number, and what they come to together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from multipolar.results.evidence import Span

LEAST_SPREAD = 5.0
"""No pooled position is surer than this, in points of 100, however many passages agree (judgement)."""

MOST_SPREAD = 30.0
"""Nor more doubtful than this, however much they disagree: as good as unknown on a scale of 100 (judgement)."""

AT_ODDS = 2.0
"""A reading further from a number than this, in standard deviations of their difference, widens it: they do not tell of one thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one passage says of one number.

    Parameters
    ----------
    address : str
        The number.
    value, spread : float
        Where the passage puts it, and one standard deviation of doubt, in the number's own units.
    document : str
        Id of the document.
    span : Span
        The passage.
    relation : {"stated", "direction", "inferred"}
        Whether the passage names the value, only which way, or bears on it through a step of reasoning.
    gist : str
        What it says, in words of ours.
    kind : str
        Kind of row it comes from.
    is_step : bool
        Whether it tells of a step back from where somebody stood (an offer, a concession), so that it is weighed against that.
    least : float
        The pooled number is never surer than this on account of it, however many passages say the same.
    """

    address: str
    value: float
    spread: float
    document: str
    span: Span
    relation: str
    gist: str
    kind: str
    is_step: bool = False
    least: float = LEAST_SPREAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """Readings of one number together.

    Parameters
    ----------
    address : str
        The number.
    mean, spread : float
        Their mean, weighted by how sure each is, and one standard deviation: of the mean, and of what they disagree about.
    stories : int
        Separate stories behind them.
    readings : tuple of Reading
        All of them, rewrites included.
    """

    address: str
    mean: float
    spread: float
    stories: int
    readings: tuple[Reading, ...]

    @property
    def is_step(self) -> bool:
        """Whether all that is told is a step back from where somebody stood."""
        return all(reading.is_step for reading in self.readings)

    @property
    def least(self) -> float:
        """How sure passages of these kinds can make a number at best."""
        return min(reading.least for reading in self.readings)

    def weighed(self, centre: float, spread: float) -> tuple[float, float]:
        """Mean and spread of a number that stood at `centre`, weighed with these readings by how sure each is.

        Far apart, they do not tell of one thing, and the result is less sure than the number was. Readings that give only a direction move
        a number and do not make it surer than they can be themselves.
        """
        precision = 1.0 / spread**2 + 1.0 / self.spread**2
        mean = (centre / spread**2 + self.mean / self.spread**2) / precision
        odds = self.apart(centre, spread) / AT_ODDS
        deviation = spread * odds if odds > 1.0 else sqrt(1.0 / precision)
        return mean, max(deviation, min(spread, self.least))

    def apart(self, centre: float, spread: float) -> float:
        """How far these readings lie from a number, in standard deviations of the difference."""
        return abs(self.mean - centre) / sqrt(spread**2 + self.spread**2)


def pool(readings: Iterable[Reading], story_of: Mapping[str, int]) -> dict[str, Pooled]:
    """Pool readings by address, in the order of the addresses' names.

    Rewrites of one story count once: their readings of a number are averaged before stories are weighed against each other.

    Parameters
    ----------
    readings : iterable of Reading
        In any order.
    story_of : mapping of str to int
        Number of the story of each document.
    """
    by_address: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_address[reading.address].append(reading)
    return {address: _pooled(address, by_address[address], story_of) for address in sorted(by_address)}


def _pooled(address: str, readings: list[Reading], story_of: Mapping[str, int]) -> Pooled:
    stories: dict[int, list[Reading]] = defaultdict(list)
    for reading in sorted(readings, key=lambda each: (each.document, each.span, each.value)):
        stories[story_of[reading.document]].append(reading)
    points = [
        (sum(r.value for r in told) / len(told), min(r.spread for r in told) + _disagreement([(r.value, 1.0) for r in told]))
        for told in stories.values()
    ]
    weights = [1.0 / max(spread, LEAST_SPREAD) ** 2 for _, spread in points]
    mean = sum(weight * value for weight, (value, _) in zip(weights, points, strict=True)) / sum(weights)
    apart = _disagreement([(value, weight) for weight, (value, _) in zip(weights, points, strict=True)])
    return Pooled(
        address=address,
        mean=mean,
        spread=min(MOST_SPREAD, max(min(r.least for r in readings), sqrt(1.0 / sum(weights) + apart**2))),
        stories=len(stories),
        readings=tuple(sorted(readings, key=lambda each: (each.document, each.span, each.value))),
    )


def _disagreement(points: list[tuple[float, float]]) -> float:
    """Weighted standard deviation of values around their mean."""
    whole = sum(weight for _, weight in points)
    mean = sum(value * weight for value, weight in points) / whole
    return sqrt(sum(weight * (value - mean) ** 2 for value, weight in points) / whole)
