"""Everything that can go wrong, as one tree.

.. code-block:: text

    MultipolarError                 something a person can act on; printed without a traceback
    ├── InputError (ValueError)     what was given is wrong: exit code 2
    │   ├── ScenarioError           a scenario folder; carries every problem found, with file and line
    │   │   └── TableError          a table of actors and positions, likewise
    │   ├── AddressError            a dotted address or the value set there
    │   └── QuestionError           a condition or question
    └── RunError                    a job could not be done: exit code 1
        └── CheckFailed             it was done, and what was expected does not hold
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import index
from typing import SupportsIndex

TRACEBACK = "MULTIPOLAR_TRACEBACK"
"""Set this variable in the environment to see where an unexpected error comes from."""


class MultipolarError(Exception):
    """Something a person can act on; its text says where, what value, what is allowed and what to do."""


class InputError(MultipolarError, ValueError):
    """What was given is wrong; nothing was done."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a scenario folder.

    Parameters
    ----------
    message : str
        What is wrong and what would be right.
    file : str
        The file, relative to the folder that holds the case.
    line : int or None
        Line in that file, from 1; None where no single line is to blame.
    address : str
        Dotted address of the value, empty where there is none.
    hint : str
        The next step, empty where the message already says it.
    """

    message: str
    file: str = ""
    line: int | None = None
    address: str = ""
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.file and self.line else f"{self.file}: " if self.file else ""
        return f"{place}{self.message}" + (f" {self.hint}" if self.hint else "")


class ScenarioError(InputError):
    """A scenario folder cannot be read; `problems` holds everything found, in the order of the files."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class TableError(ScenarioError):
    """A table of actors and positions cannot be read; `problems` holds everything found, in the order of its lines."""


class AddressError(InputError):
    """No number has this address, or the value does not fit it."""


class QuestionError(InputError):
    """A condition or question cannot be read, or asks about what this case does not record."""


class RunError(MultipolarError):
    """A job could not be done: a damaged run, a full disk, an interrupted write."""


class CheckFailed(RunError):
    """The job was done, and something that should hold does not."""


def whole(value: SupportsIndex, what: str) -> int:
    """A whole number of any kind (``numpy.int64(20)``) as Python's own; InputError for anything else, `what` naming it."""
    try:
        if not isinstance(value, bool):
            return index(value)
    except TypeError:
        pass
    raise InputError(f"{what} is {value!r:.60}, which is not a whole number; write it as in 2000, without quotes or a decimal point.")
