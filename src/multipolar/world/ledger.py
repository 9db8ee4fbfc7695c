"""The ledger: one member replayed with every mechanism watched, so that any number can be traced.

Nothing heavy is stored with a run: the same seed gives the same member, and here the interpreted world is stepped
mechanism by mechanism while the state before and after is compared. A run keeps the first week of an event; the
ledger notes every time it happens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from multipolar import streams
from multipolar.world import layout as at
from multipolar.world.bodies import bodies, settle_bodies
from multipolar.world.catalogue import switched
from multipolar.world.engine import kernel_numbers
from multipolar.world.layout import LANES, Floats, Plan, replaced
from multipolar.world.mechanisms.alignment import alignment
from multipolar.world.mechanisms.calendar import calendar
from multipolar.world.mechanisms.combat import combat
from multipolar.world.mechanisms.commitment import commitment
from multipolar.world.mechanisms.decide import decide
from multipolar.world.mechanisms.drift import drift
from multipolar.world.mechanisms.economy import economy
from multipolar.world.mechanisms.events import fortune
from multipolar.world.mechanisms.optimism import optimism
from multipolar.world.mechanisms.pressure import pressure
from multipolar.world.mechanisms.talks import talks
from multipolar.world.mechanisms.threats import threats
from multipolar.world.mechanisms.toll import toll
from multipolar.world.mechanisms.truces import truces, worth
from multipolar.world.mechanisms.value import value
from multipolar.world.week import begin

if TYPE_CHECKING:
    from multipolar.world.program import Program

_TINY = 1e-12
_NOT_YET = -1.0
_WATCHED = {
    "balance of forces": at.RHO,
    "attacker's value of fighting on": at.VALUE_A,
    "defender's value of fighting on": at.VALUE_D,
    "defender's value of fighting on under pressure": at.PRESSED_VALUE_D,
    "hazard of the attacker's collapse, a week": at.HAZARD_A,
    "hazard of the defender's collapse, a week": at.HAZARD_D,
    "hazard that the attacker breaks the deal, a week": at.DEAL_BREAK_A,
    "hazard that the defender breaks the deal, a week": at.DEAL_BREAK_D,
    "sanctions in force": at.SANCTIONS,
    "misjudgement of the balance": at.BIAS,
}
_ONCE = ("imposed", "widened", "fighting-stopped", "collapse-of-")
"""Events that are nothing new a second time: after a collapse nothing follows, and a wider war is no wider."""
_EARLIER = ("ceasefire", "threat.", "bluff.")
"""What comes before the rest of its step: a deal may replace a ceasefire of the same week, a threat widens the war."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one mechanism did to one quantity in one week, in recorded units."""

    week: int
    mechanism: str
    quantity: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a week (1 is the first week after the as-of date), with its details.

    A kind that can happen again stands here each time; a short truce is violated once, however many of its weeks are.
    """

    week: int
    kind: str
    detail: dict[str, Any]


@dataclass(frozen=True)
class Ledger:
    """One member's whole history."""

    member: int
    rows: tuple[Row, ...]
    events: tuple[Event, ...]

    def of(self, quantity: str, week: int | None = None) -> tuple[Row, ...]:
        """Return the rows about one quantity, of one week or of all."""
        return tuple(row for row in self.rows if row.quantity == quantity and week in (None, row.week))


@np.errstate(over="ignore")  # 32-bit words of the random numbers multiply beyond 64 bits, as they are meant to
def ledger(
    program: Program,
    *,
    seed: int,
    member: int,
    without: tuple[str, ...] = (),
    weeks: int | None = None,
    bargaining: str = "compromise",
) -> Ledger:
    """Replay one member, interpreted, and write down what every mechanism moved."""
    member = int(member)
    settle = bodies(bargaining)
    plan = replaced(program.plan, on=program.plan.on & switched(without), outside=int(settle is not None))
    settles = settle if plan.on[at.DECIDE] else None
    numbers = kernel_numbers(program, seed, member, 1, compile_it=False)
    state, bench, offers = (np.zeros(size, dtype=np.float32) for size in (program.size, at.BENCH_SIZE, at.BENCH_SIZE))
    pick = np.zeros(LANES, dtype=np.int64)
    watched = _watched(program)
    again = _that_recur(program)
    rows: list[Row] = []
    events: list[Event] = []
    begin(1, plan, numbers, state)
    if settles is not None:
        settle_bodies(settles, 1, plan, numbers, state)
    for w in range(program.horizon if weeks is None else weeks):
        for name, step in _steps(w, member, seed, plan, numbers, state, bench, offers, pick):
            before, firsts = state[watched.rows], state[again]
            state[again] = _NOT_YET  # a mechanism notes a first time only: each step is one
            was = state.copy()
            step()
            after = state[watched.rows]
            moved = np.flatnonzero(np.abs(after - before) > _TINY)
            rows += [
                Row(w + 1, name, watched.names[q], float(before[q] * watched.scale[q]), float(after[q] * watched.scale[q])) for q in moved
            ]
            events += _events(w + 1, name, program, was, state)
            state[again] = np.where(firsts > _NOT_YET, firsts, state[again])
        if settles is not None and (w + 1) % int(plan.review) == 0:
            settle_bodies(settles, 1, plan, numbers, state)
    return Ledger(member, tuple(rows), tuple(_violated_once(events)))


def _steps(
    w: int, member: int, seed: int, c: Plan, p: Floats, s: Floats, b: Floats, o: Floats, pick: Any
) -> Iterator[tuple[str, Callable[[], None]]]:  # fmt: skip
    k0, k1 = streams.key(seed)
    plain = (
        ("fortune", fortune), ("calendar", calendar), ("drift", drift), ("decide", decide), ("economy", economy), ("combat", combat),
        ("optimism", optimism), ("threats", threats), ("pressure", pressure), ("value", value),
    )  # fmt: skip
    late = (("commitment", commitment), ("truces", truces), ("alignment", alignment), ("toll", toll))

    def step(kernel: Any) -> Callable[[], None]:
        return lambda: kernel(w, 1, member, k0, k1, c, p, s)

    yield from ((name, step(kernel)) for name, kernel in plain)
    yield "truces", lambda: worth(1, c, p, s)
    yield "talks", lambda: talks(w, 1, member, k0, k1, c, p, s, b, o, pick)
    yield from ((name, step(kernel)) for name, kernel in late)


@dataclass(frozen=True)
class _Watch:
    names: tuple[str, ...]
    rows: Any
    scale: Floats


def _watched(program: Program) -> _Watch:
    what = program.recording
    names = (*what.series, *_WATCHED)
    rows = np.concatenate([what.rows, np.array(list(_WATCHED.values()))])
    return _Watch(names, rows, np.concatenate([what.scale, np.ones(len(_WATCHED))]))


def _that_recur(program: Program) -> Any:
    """The rows of the events that can happen again. No mechanism reads them but to keep the first week."""
    what = program.recording
    return np.array([row for name, row in zip(what.events, what.event_rows, strict=True) if not name.startswith(_ONCE)], dtype=np.int64)


def _violated_once(events: list[Event]) -> Iterator[Event]:
    """The events without the later weeks in which one and the same short truce is violated."""
    holds = True
    for event in events:
        if event.kind == "truce":
            holds = True
        if event.kind != "truce-broke" or holds:
            yield event
        if event.kind == "truce-broke":
            holds = False


def _events(week: int, mechanism: str, program: Program, was: Floats, now: Floats) -> list[Event]:
    what, found = program.recording, []
    for name, row in zip(what.events, what.event_rows, strict=True):
        if was[row] < 0.0 <= now[row]:
            found.append(Event(week, name, {"mechanism": mechanism, **_detail(name, program, now)}))
    found.sort(key=lambda event: not event.kind.startswith(_EARLIER))
    old, new = int(was[at.STATUS]), int(now[at.STATUS])
    if old != new:
        change = {"from": at.STATUS_NAMES[old], "to": at.STATUS_NAMES[new], "mechanism": mechanism}
        found.append(Event(week, "status", {**change, "pressed": bool(now[at.PRESSED] > 0.5)}))
    for name, row, scale in zip(what.scalars, what.scalar_rows, what.scalar_scale, strict=True):
        if name.startswith("rounds.") and now[row] > was[row]:
            found.append(Event(week, "round", {"track": name.removeprefix("rounds."), "held": int(now[row] * scale)}))
    return found


def _detail(name: str, program: Program, s: Floats) -> dict[str, Any]:
    what = program.recording
    detail: dict[str, Any] = {"front": round(float(s[at.HELD]) * 100.0, 2)}
    if name == "deal" or name.startswith("deal."):
        terms = [(n, r) for n, r in zip(what.scalars, what.scalar_rows, strict=True) if n.startswith("deal.") and n != "deal.weight"]
        detail |= {"terms": {n.removeprefix("deal."): round(float(s[r]) * 100.0, 1) for n, r in terms}}
        detail |= {"pressed": bool(s[at.PRESSED] > 0.5), "carried": bool(s[at.CARRIED] > 0.5)}
    return detail
