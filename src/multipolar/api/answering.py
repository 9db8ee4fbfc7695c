"""Ask a run, compare two."""

from __future__ import annotations

from pathlib import Path

from multipolar.results import Comparison, Reply, Run
from multipolar.store import open_run


def as_run(run: Run | str | Path) -> Run:
    """`run` itself, or the run it names: a path, a name in ``runs/``, or LAST."""
    return run if isinstance(run, Run) else open_run(run)


def ask(run: Run | str | Path, question: str) -> Reply:
    """The share of histories in which `question` holds, with its interval.

    ``fighting-stopped by 2025-12-31 given deal by 2025-10-01``: events, states and measures with dates, joined by and, or, not.
    QuestionError where it cannot be read.
    """
    from multipolar.analysis.ask import ask as answer

    return answer(as_run(run), question)


def compare(a: Run | str | Path, b: Run | str | Path) -> Comparison:
    """What differs between two runs, `b` less `a`: member by member if both have the same seed."""
    from multipolar.analysis.compare import paired

    return paired(as_run(a), as_run(b))
