"""Two runs side by side, member by member where they share their luck."""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from multipolar.analysis.when import headline_events
from multipolar.results import Comparison, Effect, Run, mean_interval, share_difference
from multipolar.results.intervals import Z95

Array = NDArray[np.float64]


def effect(name: str, a: NDArray[np.generic], b: NDArray[np.generic], *, paired: bool = True) -> Effect:
    """Mean of `b` less mean of `a`, with a 95 % interval.

    Paired: over the members in which both have a value. Unpaired: two independent samples.
    """
    x, y = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if paired:
        both = np.isfinite(x) & np.isfinite(y)
        x, y = x[both], y[both]
        middle, low, high = mean_interval(y - x)
    else:
        x, y = x[np.isfinite(x)], y[np.isfinite(y)]
        middle, low, high = _independent(x, y)
    return Effect(name, _mean(x), _mean(y), middle, low, high)


def _mean(values: Array) -> float:
    return float(values.mean()) if values.size else float("nan")


def _independent(x: Array, y: Array) -> tuple[float, float, float]:
    if x.size < 2 or y.size < 2:
        return float("nan"), float("nan"), float("nan")
    middle = float(y.mean() - x.mean())
    half = Z95 * sqrt(float(x.var(ddof=1)) / x.size + float(y.var(ddof=1)) / y.size)
    return middle, middle - half, middle + half


def ratio_effect(name: str, a: tuple[Array, Array], b: tuple[Array, Array]) -> Effect:
    r"""Difference of two conditional shares, paired by member.

    Each arm is (holds and meets the condition, meets the condition) as 0/1. With :math:`r = \sum x / \sum y` each member adds
    :math:`(x_i - r y_i)/\bar y` to an arm's error; the interval is that of the mean difference of these (delta method).
    """
    shares, parts = [], []
    for x, y in (a, b):
        if not y.any():
            return Effect(name, *(float("nan"),) * 5)
        share = float(x.sum() / y.sum())
        shares.append(share)
        parts.append((x - share * y) / y.mean())
    _, low, high = mean_interval(parts[1] - parts[0])
    middle = shares[1] - shares[0]
    half = (high - low) / 2
    return Effect(name, shares[0], shares[1], middle, middle - half, middle + half)


def paired(a: Run, b: Run) -> Comparison:
    """Differences between two runs: paths, events by the horizon, measures at the horizon.

    Members are paired by their number if both runs have the same seed; else the runs are compared as independent
    samples, and `note` says so.
    """
    same = a.seed == b.seed
    members = min(a.members, b.members) if same else a.members + b.members
    return Comparison(
        a=a.name,
        b=b.name,
        paired=same,
        members=members,
        note=_note(a, b),
        changed=changes(a, b),
        paths=_paths(a, b, same),
        events=_events(a, b, same),
        measures=_measures(a, b, same),
    )


def _note(a: Run, b: Run) -> str:
    said = []
    if a.seed != b.seed:
        said.append(
            f"The seeds differ ({a.seed} and {b.seed}): compared as independent samples, with wider intervals. The same --seed pairs them."
        )
    elif a.members != b.members:
        said.append(f"Paired on the first {min(a.members, b.members):,} members, which both have.")
    if a.as_of != b.as_of:
        said.append(f"The runs start on different days ({a.as_of} and {b.as_of}).")
    if a.weeks != b.weeks:
        said.append(f"The horizons differ ({a.weeks} and {b.weeks} weeks); each is read at its own.")
    return " ".join(said)


def changes(a: Run, b: Run) -> tuple[tuple[str, str, str], ...]:
    """What was run differently: (what, in a, in b)."""
    one, two = a.manifest.plan, b.manifest.plan
    found = [
        (name, str(getattr(one, name)), str(getattr(two, name)))
        for name in ("case", "as_of", "horizon", "seed", "runs", "bargaining", "combat")
        if getattr(one, name) != getattr(two, name)
    ]
    if one.without != two.without:
        found.append(("without", ", ".join(one.without) or "–", ", ".join(two.without) or "–"))
    for address in sorted({*one.overrides, *two.overrides}):
        values = one.overrides.get(address, "as in the case"), two.overrides.get(address, "as in the case")
        if values[0] != values[1]:
            found.append((address, *values))
    if one.case == two.case and one.case_hash != two.case_hash and not found:
        found.append(("the case's files", one.case_hash[:8], two.case_hash[:8]))
    if one.versions != two.versions or one.code_hash != two.code_hash:
        found.append(("version of the world", one.code_hash[:8], two.code_hash[:8]))
    return tuple(found)


def _first(a: Run, b: Run, same: bool) -> tuple[slice, slice]:
    """The members to compare in each run."""
    count = min(a.members, b.members) if same else None
    return slice(count), slice(count)


def _paths(a: Run, b: Run, same: bool) -> tuple[Effect, ...]:
    names = dict.fromkeys([*a.path_names, *b.path_names])
    take_a, take_b = _first(a, b, same)
    return tuple(_shares(name, _is_path(a, name)[take_a], _is_path(b, name)[take_b], same) for name in names)


def _is_path(run: Run, name: str) -> NDArray[np.bool_]:
    if name not in run.path_names:
        return np.zeros(run.members, dtype=np.bool_)
    return np.asarray(run.path == run.path_names.index(name))


def _shares(name: str, x: NDArray[np.bool_], y: NDArray[np.bool_], same: bool) -> Effect:
    if same:
        return effect(name, x, y)
    middle = share_difference(int(x.sum()), x.size, int(y.sum()), y.size)
    return Effect(name, float(x.mean()), float(y.mean()), *middle)


def _events(a: Run, b: Run, same: bool) -> tuple[Effect, ...]:
    take_a, take_b = _first(a, b, same)
    names = [name for name in headline_events(a) if name in b.events]
    return tuple(_shares(name, a.event(name)[take_a] >= 0, b.event(name)[take_b] >= 0, same) for name in names)


def _measures(a: Run, b: Run, same: bool) -> tuple[Effect, ...]:
    take_a, take_b = _first(a, b, same)
    names = [name for name in a.measures if name in b.measures and not name.startswith("range.")]
    return tuple(effect(name, a.measure(name)[take_a, -1], b.measure(name)[take_b, -1], paired=same) for name in names)
