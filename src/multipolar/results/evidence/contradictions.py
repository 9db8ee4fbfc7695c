"""Two passages that do not agree, side by side and unresolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from multipolar.results.evidence.rows import Span

ContradictionKind = Literal["contested", "events", "ties", "office", "claims"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two passages that cannot both be taken at their word.

    Parameters
    ----------
    kind : {"contested", "events", "ties", "office", "claims"}
        A claim and what the document says against it; an event told and denied; a tie called friendly and hostile; somebody in office and
        out of it; a claim and its denial by another source.
    one_document, other_document : str
        Ids; the same where a document stands against itself.
    one, other : Span
        The passages.
    about : str
        What it is about: actors or an issue, in ids joined with blanks.
    explanation : str
        One plain sentence that says how they differ and takes no side.
    """

    kind: ContradictionKind
    one_document: str
    one: Span
    other_document: str
    other: Span
    about: str
    explanation: str
