"""What an update says: documents known already, numbers that moved, and how each path followed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from multipolar.results.evidence import Skipped

if TYPE_CHECKING:
    from multipolar.evidence.drafting.revise import Move
    from multipolar.scenario import Case


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document that the case stands on already.

    Parameters
    ----------
    name : str
        As given.
    source : str
        Its id among the case's sources; for a rewrite, that of the document whose story it tells again.
    how : {"same", "copy", "rewrite"}
        The same text; its words, changed here and there or in part; or the same story in other words.
    """

    name: str
    source: str
    how: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What one move does to one path, after the moves before it.

    Parameters
    ----------
    path : str
        The path.
    p : float
        Its share after the move.
    change, lo, hi : float
        Difference made by the move, and its 95 % interval; members are paired.
    """

    path: str
    p: float
    change: float
    lo: float
    hi: float


@dataclass(frozen=True, slots=True)
class MovedDay:
    """Week 0 of the case, moved to a later day.

    Parameters
    ----------
    before, after : date
        The case's day, and that of the changed case.
    documents : tuple of str
        New documents that state a day after the case's, the latest last; empty where the day was only asked for.
    paths : tuple of Effect
        How each path follows, before any number moves.
    """

    before: date
    after: date
    documents: tuple[str, ...]
    paths: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A number that moved, why, and what followed.

    Parameters
    ----------
    move : Move
        The number before and after, with its readings.
    why : tuple of dict
        Passages: document, start, end, quote, what it says.
    paths : tuple of Effect
        How each path follows.
    """

    move: Move
    why: tuple[dict[str, Any], ...]
    paths: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Update:
    """What new documents do to a case.

    Parameters
    ----------
    case : str
        Its id.
    new : tuple of str
        Documents that it did not stand on.
    known : tuple of KnownDocument
        Documents that it stands on already; they count once.
    skipped : tuple of Skipped
        What could not be read.
    moved : tuple of Moved
        Numbers that moved, in the order in which they were set.
    missing : tuple of dict
        What the new documents say of numbers that the case does not have.
    contradictions : tuple of dict
        Where the new documents disagree with themselves, with each other, or with documents of the case that are at hand.
    before, after : dict of str to float
        Shares of the paths.
    runs, seed : int
        Members of each ensemble, and its seed.
    changed : Case
        The case with every move.
    day : MovedDay or None
        Where week 0 moves, since a document was written after it.
    undated : tuple of (str, date)
        New documents that state no day and name one after the case's: it may lie ahead, or they were written after it.
    unseen : tuple of str
        Ids of the case's documents whose text was not at hand: rewrites of them could not be told apart.
    wrote : Path or None
        Where the changed case was written.
    """

    case: str
    new: tuple[str, ...]
    known: tuple[KnownDocument, ...]
    skipped: tuple[Skipped, ...]
    moved: tuple[Moved, ...]
    missing: tuple[dict[str, Any], ...]
    contradictions: tuple[dict[str, Any], ...]
    before: dict[str, float]
    after: dict[str, float]
    runs: int
    seed: int
    changed: Case
    day: MovedDay | None = None
    undated: tuple[tuple[str, date], ...] = ()
    unseen: tuple[str, ...] = ()
    wrote: Path | None = None
