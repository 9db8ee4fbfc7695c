"""How far a job has come, on standard error: a bar in a terminal, a few plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

EVERY = 5.0
"""Seconds between two plain lines."""


Tick = Callable[[int, int], None]


@contextmanager
def progress(title: str, *, unit: str = "members") -> Iterator[Tick]:
    """A function to call with (done, in all) while a job runs."""
    with stages(title, unit=unit) as (tick,):
        yield tick


@contextmanager
def stages(*titles: str, unit: str = "members") -> Iterator[tuple[Tick, ...]]:
    """A function for each stage of a job, to call with (done, in all); a later stage shows once it has begun."""
    if sys.stderr.isatty():
        with _bars(titles) as ticks:
            yield ticks
    else:
        yield tuple(_lines(title, unit) for title in titles)


@contextmanager
def _bars(titles: tuple[str, ...]) -> Iterator[tuple[Tick, ...]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        tasks = [shown.add_task(title, total=None, visible=not place) for place, title in enumerate(titles)]
        yield tuple(partial(_update, shown, task) for task in tasks)


def _update(shown: Progress, task: TaskID, done: int, total: int) -> None:
    shown.update(task, completed=done, total=total, visible=True)


def _lines(title: str, unit: str) -> Tick:
    last = time.monotonic()

    def tick(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= EVERY and done < total:
            last = now
            typer.echo(f"{title}: {done:,} of {total:,} {unit}", err=True)

    return tick


def say(text: str) -> None:
    """One line on standard error."""
    typer.echo(text, err=True)


def say_if_cold() -> None:
    """One line if the world has to be compiled first."""
    from multipolar import world

    if not world.warm():
        say("compiling the world for this machine: about 20 seconds, once")
