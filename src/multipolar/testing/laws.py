"""What holds in every simulated history, whatever the case and whatever was drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from multipolar.scenario.conditions.names import BOUNDS

if TYPE_CHECKING:
    from multipolar.world import Block, Program

Truth = NDArray[np.bool_]
Floats = NDArray[np.float32]
Weeks = NDArray[np.int64]

WAR, LULL, CEASEFIRE, DEAL, COLLAPSED = range(5)
MAY_FOLLOW: dict[int, tuple[int, ...]] = {
    WAR: (WAR, LULL, CEASEFIRE, DEAL, COLLAPSED),
    LULL: (LULL, WAR, DEAL),
    CEASEFIRE: (CEASEFIRE, WAR, DEAL),
    DEAL: (DEAL, WAR),
    COLLAPSED: (COLLAPSED,),
}
"""Which state may follow which a week later."""
EXCEEDS: tuple[tuple[str, float, float], ...] = (
    *((start, low, high) for start, low, high, _ in BOUNDS if start != "range."),
    ("war.force.", 0.0, 1e6),
    ("belief.", -100.0, 100.0),
)
"""Beginnings of weekly measures, and the range each of them stays in: what conditions take for granted, and two guards of ours."""
NEVER_FALLS = ("war.losses.", "toll.", "violations")
ONLY_IN_WAR = ("war.front", "war.losses.", "toll.", "violations")
ROUNDING = 1e-4  # float32 of numbers up to 100


def broken_laws(program: Program, block: Block) -> list[str]:
    """Say which laws a simulated block breaks; an empty list is what one hopes for.

    The laws: measures are finite and in range; cumulative ones never fall; nothing moves at the front while nobody fights; a state
    follows only on one that may precede it; events agree with states and with one another; figures at the end agree with both.
    """
    series = {name: block.weekly[:, :, q] for q, name in enumerate(program.series)}
    events = {name: block.events[:, q].astype(np.int64) for q, name in enumerate(program.events)}
    scalars = {name: block.scalars[:, q] for q, name in enumerate(program.scalars)}
    status = block.status.astype(np.int64)
    found = [*_measures(series), *_fighting(series, status), *_states(status)]
    found += [*_events(events, status), *_scalars(scalars, events, status)]
    return [f"{said}: {int(broken.sum())} of {broken.size}, first at {_first(broken)}" for said, broken in found if broken.any()]


def _first(broken: Truth) -> tuple[int, ...]:
    return tuple(int(place) for place in np.argwhere(broken)[0])


def _measures(series: Mapping[str, Floats]) -> Iterator[tuple[str, Truth]]:
    for name, values in series.items():
        for start, low, high in EXCEEDS:
            if name.startswith(start):
                yield f"{name} is not finite", ~np.isfinite(values)
                yield f"{name} is outside {low}…{high}", (values < low - ROUNDING) | (values > high + ROUNDING)
        if name.startswith("range."):
            yield f"{name} is neither open nor closed", ~(np.isnan(values) | (values == 0.0) | (values == 1.0))
        if name.startswith("war.force."):
            yield f"{name} is not above zero", ~(values > 0.0)
        if name.startswith(NEVER_FALLS):
            yield f"{name} falls", np.diff(values, axis=1) < 0.0


def _fighting(series: Mapping[str, Floats], status: Weeks) -> Iterator[tuple[str, Truth]]:
    quiet = status[:, :-1] != WAR
    for name, values in series.items():
        if name.startswith(ONLY_IN_WAR):
            yield f"{name} moves although nobody fights", quiet & (np.diff(values, axis=1) != 0.0)
    for name, values in series.items():
        if name.startswith("range."):
            yield f"{name} is told although nobody fights", (status != WAR) & ~np.isnan(values)
    yield "war.tempo is above zero although nobody fights", quiet & (series["war.tempo"][:, 1:] != 0.0)


def _states(status: Weeks) -> Iterator[tuple[str, Truth]]:
    yield "a history does not begin at war", status[:, 0] != WAR
    yield "a state is none of the five", (status < WAR) | (status > COLLAPSED)
    before, after = status[:, :-1], status[:, 1:]
    for state, allowed in MAY_FOLLOW.items():
        yield f"state {state} is followed by one that may not follow", (before == state) & ~np.isin(after, allowed)


def _first_week(happens: Truth) -> Weeks:
    """Week in which something first shows in each row, -1 for never."""
    return np.where(happens.any(axis=1), happens.argmax(axis=1), -1)


def _earliest(weeks: list[Weeks]) -> Weeks:
    table = np.stack(weeks)
    never = np.iinfo(np.int64).max
    first = np.where(table < 0, never, table).min(axis=0)
    return np.where(first == never, -1, first)


def _enters(status: Weeks, state: int, *, came_from: int | None = None) -> Truth:
    """Weeks in which `state` begins."""
    begins = (status[:, 1:] == state) & (status[:, :-1] != state)
    if came_from is not None:
        begins &= status[:, :-1] == came_from
    return np.concatenate([np.zeros((status.shape[0], 1), dtype=np.bool_), begins], axis=1)


def _events(events: Mapping[str, Weeks], status: Weeks) -> Iterator[tuple[str, Truth]]:
    for name, weeks in events.items():
        yield f"{name} lies outside the weeks", (weeks < -1) | (weeks == 0) | (weeks >= status.shape[1])
    for name, state in (("lull", LULL), ("ceasefire", CEASEFIRE), ("deal", DEAL)):
        yield f"{name} is not when that state begins", events[name] != _first_week(_enters(status, state))
    breaks = {"deal-broke": DEAL, "ceasefire-broke": CEASEFIRE, "lull-broke": LULL}
    for name, state in breaks.items():
        yield f"{name} is not when war follows on it", events[name] != _first_week(_enters(status, WAR, came_from=state))
    collapses = [name for name in events if name.startswith("collapse-of-")]
    yield "both sides collapse", np.all([events[name] >= 0 for name in collapses], axis=0)
    fallen = _earliest([events[name] for name in collapses])
    yield "a collapse is not when that state begins", fallen != _first_week(_enters(status, COLLAPSED))
    stops = _earliest([events["deal"], events["ceasefire"], events["lull"], fallen])
    yield "fighting-stopped is not the first of its parts", events["fighting-stopped"] != stops
    yield from _tracks(events)
    yield from _orders(events)


def _tracks(events: Mapping[str, Weeks]) -> Iterator[tuple[str, Truth]]:
    for kind in ("deal", "ceasefire"):
        parts = [weeks for name, weeks in events.items() if name.startswith(f"{kind}.")]
        if parts:
            yield f"{kind} is not the first of its tracks", events[kind] != _earliest(parts)


def _orders(events: Mapping[str, Weeks]) -> Iterator[tuple[str, Truth]]:
    pairs = [("pressed-broke", "pressed"), ("truce-broke", "truce")]
    for later, sooner in pairs:
        happens = events[later] >= 0
        yield f"{later} without {sooner} before", happens & ((events[sooner] < 0) | (events[sooner] >= events[later]))
    signed = _earliest([events["deal"], events["ceasefire"]])
    pressed = events["pressed"] >= 0
    yield "pressed before anything was signed", pressed & ((signed < 0) | (events["pressed"] < signed))
    broken = _earliest([events["deal-broke"], events["ceasefire-broke"]])
    tight = events["pressed-broke"] >= 0
    yield "pressed-broke before anything broke", tight & ((broken < 0) | (events["pressed-broke"] < broken))
    collapse = _earliest([weeks for name, weeks in events.items() if name.startswith("collapse-of-")])
    imposed = events["imposed"] >= 0
    yield "imposed without a collapse before", imposed & ((collapse < 0) | (events["imposed"] <= collapse))
    for name in events:
        if name.startswith("threat.") and name.replace("threat.", "bluff.", 1) in events:
            bluff = events[name.replace("threat.", "bluff.", 1)]
            yield f"{name} and its bluff in one week", (events[name] >= 0) & (events[name] == bluff)


def _scalars(scalars: Mapping[str, Floats], events: Mapping[str, Weeks], status: Weeks) -> Iterator[tuple[str, Truth]]:
    signed = events["deal"] >= 0
    for name, values in scalars.items():
        if name.startswith("deal."):
            high = 1.0 if name == "deal.weight" else 100.0
            inside = (values >= -ROUNDING) & (values <= high + ROUNDING)
            yield f"{name} is not a figure exactly where a deal was signed", np.isfinite(values) != signed
            yield f"{name} is outside 0…{high}", signed & ~inside
        else:
            yield f"{name} is no count", ~((values >= 0.0) & (values == np.round(values)))
    again: Any = _enters(status, WAR, came_from=DEAL) | _enters(status, WAR, came_from=CEASEFIRE)
    yield "breaks does not count the agreements that broke", scalars["breaks"] != again.sum(axis=1)
