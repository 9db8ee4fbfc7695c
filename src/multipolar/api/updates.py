"""What an update says: documents known already, days and numbers that they move, and how each path followed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from multipolar.results.evidence import Skipped

if TYPE_CHECKING:
    from multipolar.api.new_documents import SecondReader
    from multipolar.evidence.drafting.days import Day
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
    days : tuple of (date, date) or None
        The day that it states, and that of the document of the case; None where one of them states none, and for the same text.
    title : str
        The title of that source.
    """

    name: str
    source: str
    how: str
    days: tuple[date, date] | None = None
    title: str = ""


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
class Entered:
    """A day of talks that goes into the calendar, why, and what followed.

    Parameters
    ----------
    day : Day
        The day, as its entry says.
    why : tuple of dict
        Passages that name it: document, start, end, quote, the sentence in which it stands, what it says.
    paths : tuple of Effect
        How each path follows.
    """

    day: Day
    why: tuple[dict[str, Any], ...]
    paths: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Began:
    """The day on which the war began, told now where the case had a placeholder.

    Parameters
    ----------
    before, after : date
        The placeholder, and the day that is told.
    why : tuple of dict
        The passage.
    paths : tuple of Effect
        How each path follows.
    """

    before: date
    after: date
    why: tuple[dict[str, Any], ...]
    paths: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A number that moved, why, and what followed.

    Parameters
    ----------
    move : Move
        The number before and after, with its readings.
    why : tuple of dict
        Passages: document, start, end, quote, the sentence around where that is a fragment, what it says.
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
    retold : tuple of KnownDocument
        Copies and rewrites of such documents that were read as news, since that was asked for.
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
        The case with every day and every move.
    day : MovedDay or None
        Where week 0 moves, since a document was written after it.
    began : Began or None
        When the war began, where the case had a placeholder for it and a new document tells it.
    entered : tuple of Entered
        Days of talks that new documents name and the calendar did not hold, in the order in which they were entered.
    aside : tuple of str
        Other days ahead that they name, each with the reason why it is not in the calendar.
    called_off : tuple of dict
        Entries of the calendar whose days they call off or put off, with the passages: to be taken out by hand.
    undated : tuple of (str, date)
        New documents that state no day and name one after the case's: it may lie ahead, or they were written after it.
    unseen : tuple of str
        Ids of the case's documents whose text was not at hand: rewrites of them could not be told apart.
    model : str
        The spaCy model that parsed what was read, ``no language model`` where none did; empty where nothing was.
    second : SecondReader or None
        The language model whose rows led in the new documents; None where the rules' did.
    strangers : tuple of str
        Readers of the new documents, a language model or ``rules``, that read none of the case's.
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
    began: Began | None = None
    entered: tuple[Entered, ...] = ()
    aside: tuple[str, ...] = ()
    called_off: tuple[dict[str, Any], ...] = ()
    undated: tuple[tuple[str, date], ...] = ()
    retold: tuple[KnownDocument, ...] = ()
    unseen: tuple[str, ...] = ()
    model: str = ""
    second: SecondReader | None = None
    strangers: tuple[str, ...] = ()
    wrote: Path | None = None
