"""How far a job has come, on standard error: a bar in a terminal, a few plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

EVERY = 5.0
"""Seconds between two plain lines."""


@contextmanager
def progress(title: str, *, unit: str = "members") -> Iterator[Callable[[int, int], None]]:
    """A function to call with (done, in all) while a job runs."""
    if sys.stderr.isatty():
        with _bar(title) as tick:
            yield tick
    else:
        yield _lines(title, unit)


@contextmanager
def _bar(title: str) -> Iterator[Callable[[int, int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(title, total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total)


def _lines(title: str, unit: str) -> Callable[[int, int], None]:
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
