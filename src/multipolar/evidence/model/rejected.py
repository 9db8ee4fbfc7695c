"""What a model answered that is not taken over, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Reason = Literal[
    "quote not in the text",
    "actor not in the text",
    "type not in the lists",
    "no actor",
    "wrong form",
    "said twice",
    "too many rows",
    "answer not JSON",
    "answer cut off",
    "answer too large",
    "answer declined",
]

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row, or a whole answer, that is not taken over.

    Parameters
    ----------
    kind : str
        Kind of row: claim, position, event, relation; ``answer`` for a whole one.
    reason : str
        One of a short list, so that they can be counted.
    what : str
        The words that were not found, the value that is not allowed: what a person needs to see.
    """

    kind: str
    reason: Reason
    what: str = ""


def counted(rejected: Iterable[Rejected]) -> dict[str, int]:
    """How many were rejected for each reason, the most frequent first."""
    return dict(Counter(one.reason for one in rejected).most_common())


def shown(value: object) -> str:
    """A value from an answer as one short line that can be written anywhere."""
    line = " ".join(str(value)[: 4 * _SHOWN].split()).encode("utf-8", "replace").decode("utf-8")
    visible = "".join(letter if letter.isprintable() else "�" for letter in line)
    return visible if len(visible) <= _SHOWN else visible[: _SHOWN - 1] + "…"
