"""When reading a document fails through a mistake of ours: it is named and left out, and the others are read."""

from __future__ import annotations

import os

from multipolar.errors import TRACEBACK, MultipolarError

_NOT_OF_A_DOCUMENT = (MultipolarError, MemoryError, OSError, ImportError)
"""Errors of the installation, of the machine, or that say themselves what to do: the next document would meet them too."""


def reason(name: str, error: Exception) -> str:
    """Why a document was not read, in plain words.

    Parameters
    ----------
    name : str
        The file or document.
    error : Exception
        What was raised. It is raised again where it is not the document's, and where ``MULTIPOLAR_TRACEBACK`` asks to see where it comes
        from.
    """
    if isinstance(error, _NOT_OF_A_DOCUMENT) or os.environ.get(TRACEBACK):
        error.add_note(f"while reading {name}")
        raise error
    return (
        f"multipolar failed on it ({type(error).__name__}: {_short(error)}); the others were read. Please report it, with the document if "
        f"you may. {TRACEBACK}=1 shows where; it is tried again next time."
    )


def _short(error: Exception) -> str:
    text = " ".join(str(error).split())
    return text if len(text) <= 120 else f"{text[:119]}…"
