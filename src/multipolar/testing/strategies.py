"""Random valid cases: any shape of a made-up war, and any spread that the ranges of its numbers allow."""

from __future__ import annotations

import math

from hypothesis import strategies as st

from multipolar.scenario import Case
from multipolar.testing.files import case_of
from multipolar.testing.made_up import EFFECTS, EXTRAS, LEVERS, TRACKS, Shape, made_up

IDS = ("alder", "birch", "cedar", "dune", "elm", "fen", "glen", "heath", "iris", "juniper")
FAR = 1e4  # how far a number without an end may go


def numbers(low: float, high: float) -> st.SearchStrategy[str]:
    """Numbers of every kind as a scenario writes them, fixed or spread anywhere between `low` and `high`."""
    low = -FAR if math.isinf(low) else low
    high = max(low, 0.0) + FAR if math.isinf(high) else high
    inside = st.floats(low, high, allow_nan=False).map(lambda value: _short(value, low, high))
    pair = st.tuples(inside, inside).filter(lambda two: two[0] != two[1]).map(sorted)
    triple = st.tuples(inside, inside, inside).filter(lambda three: len(set(three)) > 1).map(sorted)
    width = st.sampled_from([0.01, 0.1, 0.5, 2.0]).map(lambda share: _short(share * (high - low), 0.0, math.inf))
    kinds = [
        st.sampled_from([low, high]).map(repr),
        inside.map(repr),
        pair.map(lambda two: f"{two[0]!r}..{two[1]!r}"),
        triple.map(lambda three: f"{three[0]!r} {three[1]!r} {three[2]!r}"),
        st.tuples(inside, width).map(lambda two: f"{two[0]!r} ± {two[1]!r}"),
    ]
    if high > 0.0:
        median = st.floats(max(low, high * 1e-6), high).map(lambda value: _short(value, max(low, high * 1e-6), high))
        spread = st.sampled_from([1.05, 1.5, 3.0, 20.0])
        kinds.append(st.tuples(median, spread).map(lambda two: f"{two[0]!r} */ {two[1]}"))
    return st.one_of(kinds)


def _short(value: float, low: float, high: float) -> float:
    """Four significant digits, as a person would write it, still inside the range."""
    return min(max(float(f"{value:.4g}"), low), high)


def _some(parts: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(parts), unique=True, max_size=len(parts)).map(tuple)


@st.composite
def shapes(draw: st.DrawFn, *, most_weeks: int = 40) -> Shape:
    """Shapes of a made-up war: its powers' names, terms, levers, tracks, bodies, further parts and length."""
    names = draw(st.permutations(IDS))
    return Shape(
        attacker=names[0],
        defender=names[1],
        patron=names[2],
        partner=names[3],
        third=names[4],
        terms=draw(_some(EFFECTS)),
        levers=draw(_some(LEVERS)),
        tracks=draw(_some(TRACKS)),
        extras=draw(_some(EXTRAS)),
        factions=draw(st.integers(0, 3)),
        volatility=draw(st.sampled_from([0.0, 10.0, 60.0])),
        as_of=draw(st.sampled_from(["2029-12-31", "2030-04-01", "2032-02-29"])),
        horizon=draw(st.integers(1, most_weeks)),
    )


@st.composite
def cases(draw: st.DrawFn, *, most_weeks: int = 40, most_changes: int = 12) -> Case:
    """Random valid cases: a shape, and up to `most_changes` of its numbers (the world's included) spread over their ranges.

    Parameters
    ----------
    draw : DrawFn
        Given by Hypothesis.
    most_weeks : int
        Longest horizon.
    most_changes : int
        How many numbers may be replaced by any other that their range allows.
    """
    case = case_of(made_up(draw(shapes(most_weeks=most_weeks))))
    addresses = draw(st.lists(st.sampled_from(sorted(case.numbers)), unique=True, max_size=most_changes))
    for address in addresses:
        entry = case.numbers[address]
        whole = address == "world.decide.pace_of_review"  # weeks, the same for all members
        case = case.set(address, draw(st.integers(1, 52)) if whole else draw(numbers(entry.low, entry.high)))
    return case
