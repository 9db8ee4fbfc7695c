"""How a command ends when it does not end well: a message on standard error and an exit code."""

from __future__ import annotations

import errno
import os
import sys

import typer

from multipolar.errors import InputError, MultipolarError

DONE, FAILED, WRONG_INPUT, INTERRUPTED = 0, 1, 2, 130


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
    if isinstance(error, typer.Abort | KeyboardInterrupt):
        return _interrupted(error), INTERRUPTED
    if isinstance(error, InputError):
        return f"error: {error}", WRONG_INPUT
    if isinstance(error, MultipolarError):
        return f"error: {error}", FAILED
    if isinstance(error, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return "", DONE
    return _foreign(error)


def _interrupted(error: BaseException) -> str:
    """The text of an interruption, which the command line's library may have wrapped."""
    for found in (error, error.__cause__, error.__context__):
        if isinstance(found, KeyboardInterrupt) and str(found):
            return str(found)
    return "Interrupted. Nothing half-written."


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
