"""How a command ends when it does not end well: a message on standard error and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import typer

from multipolar.errors import InputError, MultipolarError

P = ParamSpec("P")

DONE, FAILED, WRONG_INPUT, INTERRUPTED = 0, 1, 2, 130


class Stopped(Exception):
    """Ctrl-C on its way out: the command line's library would end the program without a word."""


def stoppable(command: Callable[P, None]) -> Callable[P, None]:
    """The command, with Ctrl-C turned into `Stopped` that says what is kept."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except KeyboardInterrupt as error:
            raise Stopped(str(error) or "Interrupted. Nothing half-written.") from None

    return run


def ended(error: BaseException) -> int:
    """Say what happened and return the exit code."""
    text, code = _ending(error)
    if text:
        typer.echo(text, err=True)
    return code


def _ending(error: BaseException) -> tuple[str, int]:
    if isinstance(error, SystemExit):
        return "", error.code if isinstance(error.code, int) else FAILED
    if isinstance(error, typer.Exit):
        return "", error.exit_code
    if isinstance(error, Stopped | typer.Abort | KeyboardInterrupt):
        return str(error) or "Interrupted. Nothing half-written.", INTERRUPTED
    if isinstance(error, InputError):
        return f"error: {error}", WRONG_INPUT
    if isinstance(error, MultipolarError):
        return f"error: {error}", FAILED
    if isinstance(error, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return "", DONE
    return _foreign(error)


def _foreign(error: BaseException) -> tuple[str, int]:
    """Errors that are not ours: usage, memory, the file system, the unexpected."""
    show, code = getattr(error, "show", None), getattr(error, "exit_code", None)
    if callable(show) and isinstance(code, int):  # the command line's own usage errors
        show()
        return "", code
    if isinstance(error, MemoryError):
        return "error: there is not enough memory. Ask for fewer --runs, or close other programs.", FAILED
    if isinstance(error, OSError):
        full = " Free some space and repeat the command." if error.errno == errno.ENOSPC else ""
        place = f"{error.filename}: " if error.filename else ""
        return f"error: {place}{error.strerror or error}.{full}", FAILED
    return f"error: unexpected {type(error).__name__}: {error}. Set MULTIPOLAR_TRACEBACK=1 to see where; please report it.", FAILED
