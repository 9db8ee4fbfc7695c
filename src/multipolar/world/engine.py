"""The engine: many members, block by block, on as many threads as wanted, with the same bits whatever the number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from multipolar import streams
from multipolar.errors import InputError
from multipolar.kernels import compiled, compiled_before
from multipolar.world import layout as at
from multipolar.world.bodies import Settle, reviews, settle_bodies
from multipolar.world.catalogue import switched
from multipolar.world.layout import LANES, Floats, replaced
from multipolar.world.sampling import draw_numbers, to_kernel_units
from multipolar.world.week import run_block

if TYPE_CHECKING:
    from multipolar.world.program import Program

Step = Callable[..., Any]


@dataclass(frozen=True)
class Block:
    """What a range of members did.

    Parameters
    ----------
    weekly : ndarray, float32, (members, weeks + 1, series)
        Weekly measures; NaN where one does not apply.
    status : ndarray, int8, (members, weeks + 1)
        0 war, 1 lull, 2 ceasefire, 3 deal, 4 collapsed.
    events : ndarray, int16, (members, events)
        Record (1 to weeks) in which each event first shows, -1 for never.
    scalars : ndarray, float32, (members, scalars)
        Figures at the end; NaN where one does not apply.
    """

    weekly: NDArray[np.float32]
    status: NDArray[np.int8]
    events: NDArray[np.int16]
    scalars: NDArray[np.float32]


def warm() -> bool:
    """Tell whether the compiled world is on disk, so that a run starts at once."""
    return compiled_before(run_block) and compiled_before(draw_numbers)


def simulate(
    program: Program,
    *,
    seed: int,
    members: range,
    without: tuple[str, ...] = (),
    threads: int = 1,
    weeks: int | None = None,
    bodies: Settle | None = None,
) -> Block:
    """Simulate a range of members with the compiled world.

    Parameters
    ----------
    program : Program
        From `multipolar.world.build`.
    seed : int
        0 to 2**63 - 1. Member `i` of a seed is the same whatever the range it is part of.
    members : range
        Members to simulate, with step 1.
    without : tuple of str
        Switches to turn off, besides those the program was built without.
    threads : int
        Threads to use; the result does not depend on it.
    weeks : int or None
        Weeks to simulate; the program's horizon by default.
    bodies : callable or None
        Settles what a body wants in place of the compromise model built into the kernels; see `bodies.Settle`.
    """
    return _simulate(program, seed, members, without, threads, weeks, bodies, compile_it=True)


def reference(program: Program, *, seed: int, members: range, without: tuple[str, ...] = (), weeks: int | None = None) -> Block:
    """Simulate with the same source, interpreted: slow, and the reference for the compiled world."""
    return _simulate(program, seed, members, without, 1, weeks, None, compile_it=False)


def draws(program: Program, *, seed: int, members: range) -> NDArray[np.float64]:
    """Return the numbers that members drew, in the units of the file, as (members, numbers)."""
    result = np.empty((len(members), len(program.numbers)))
    rows = program.rows // LANES
    for first, count in _blocks(members):
        numbers = _draw(program, seed, first, count, compiled(draw_numbers), _room(program))
        result[first - members.start : first - members.start + count] = numbers.reshape(-1, LANES)[rows, :count].T
    return result


def _blocks(members: range) -> Iterator[tuple[int, int]]:
    for first in range(members.start, members.stop, LANES):
        yield first, min(LANES, members.stop - first)


def _room(program: Program) -> Floats:
    """Return room for the numbers of one block."""
    return np.zeros((int(program.rows.max()) // LANES + 1) * LANES, dtype=np.float32)


def _draw(program: Program, seed: int, first: int, count: int, step: Step, numbers: Floats) -> Floats:
    k0, k1 = streams.key(seed)
    step(count, first, k0, k1, program.rows, program.kinds, program.abc, program.bounds, program.words, numbers)
    return numbers


def kernel_numbers(program: Program, seed: int, first: int, count: int, *, compile_it: bool, into: Floats | None = None) -> Floats:
    """Return the numbers of one block in kernel units, written `into` an array of an earlier block where one is given."""
    as_used: Callable[[Step], Step] = compiled if compile_it else _as_it_stands
    numbers = _draw(program, seed, first, count, as_used(draw_numbers), _room(program) if into is None else into)
    as_used(to_kernel_units)(count, program.rows, program.scale, numbers)
    return numbers


def _check(members: range, weeks: int) -> None:
    """Refuse what would have the kernels read or write beside their arrays."""
    if members.step != 1 or members.start < 0:
        raise InputError(f"members is {members}; it must be a range from 0 or more upwards, in steps of 1.")
    if not 0 <= weeks < at.MAX_WEEKS:
        raise InputError(f"weeks is {weeks}; the world has room for 0 to {at.MAX_WEEKS - 1}.")


def _as_it_stands(function: Step) -> Step:
    return function


def _simulate(
    program: Program,
    seed: int,
    members: range,
    without: tuple[str, ...],
    threads: int,
    weeks: int | None,
    bodies: Settle | None,
    *,
    compile_it: bool,
) -> Block:
    weeks = program.horizon if weeks is None else weeks
    _check(members, weeks)
    count, what = len(members), program.recording
    plan = replaced(program.plan, on=program.plan.on & switched(without), outside=int(bodies is not None))
    stretches = [(-1, weeks)] if bodies is None else [(-1, 0), *reviews(weeks, plan.review)]
    weekly = np.empty((weeks + 1, len(what.series), count), dtype=np.float32)
    status = np.empty((weeks + 1, count), dtype=np.int8)
    events = np.empty((count, len(what.events)), dtype=np.int16)
    scalars = np.empty((count, len(what.scalars)), dtype=np.float32)
    k0, k1 = streams.key(seed)
    run = compiled(run_block) if compile_it else run_block

    def work(blocks: Sequence[tuple[int, int]]) -> None:
        """Simulate some blocks, one after another in the same memory; the first week of a block sets all of it."""
        numbers, state = _room(program), np.zeros(program.size, dtype=np.float32)
        bench, offers = (np.zeros(at.BENCH_SIZE, dtype=np.float32) for _ in range(2))
        pick = np.zeros(LANES, dtype=np.int64)
        rows = state.reshape(-1, LANES)
        for first, n in blocks:
            lane = first - members.start
            kernel_numbers(program, seed, first, n, compile_it=compile_it, into=numbers)
            for start, stop in stretches:
                run(start, stop, n, first, k0, k1, plan, numbers, state, bench, offers, pick, weekly, status, lane)
                if bodies is not None and plan.on[at.DECIDE]:
                    settle_bodies(bodies, n, plan, numbers, state)
            happened = rows[what.event_rows // LANES, :n].T
            events[lane : lane + n] = np.where(happened < 0.0, -1.0, happened + 1.0)  # step w leads to record w + 1
            scalars[lane : lane + n] = rows[what.scalar_rows // LANES, :n].T * what.scalar_scale

    blocks = list(_blocks(members))
    shares = [blocks[k::threads] for k in range(min(threads, len(blocks)))]
    if len(shares) <= 1:
        work(blocks)
    else:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(work, shares))
    _blank(what.scalars, what.events, events, scalars)
    return Block(weekly.transpose(2, 0, 1), status.T, events, scalars)


def _blank(names: tuple[str, ...], events: tuple[str, ...], happened: NDArray[np.int16], scalars: NDArray[np.float32]) -> None:
    """Put NaN where a figure does not apply: no terms without a deal."""
    never = happened[:, events.index("deal")] < 0
    for q, name in enumerate(names):
        if name.startswith("deal."):
            scalars[never, q] = np.nan
