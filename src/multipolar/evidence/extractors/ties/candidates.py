"""A tie as first found, before what is said twice is settled."""

from __future__ import annotations

from dataclasses import dataclass

from multipolar.evidence.extractors.events.scene import Actors
from multipolar.evidence.extractors.ties.lexicon import Bond
from multipolar.results.evidence import Span
from multipolar.results.evidence.rows import TieStatus


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that bind two sides.

    Parameters
    ----------
    bond : Bond
        What they say.
    a, b : tuple of str
        The two sides.
    span : Span
        The passage.
    word : str
        The word that says it.
    rule : str
        ``noun``, ``verb``, ``relations``, ``event``; ``around`` where a side comes from the rest of the clause, ``meant`` where one is
        not named.
    status : str
        As the passage presents it.
    takes_up : bool
        Whether it takes up what was named before ("their alliance"), so that it adds nothing to a tie that is known.
    at : int
        Where the word stands in the document.
    is_joint : bool
        Whether the first side stands together against the second ("an alliance against").
    is_phrase : bool
        Whether it is one of several words ("hit back at"), so that an event of the same word is misread.
    """

    bond: Bond
    a: Actors
    b: Actors
    span: Span
    word: str
    rule: str
    status: TieStatus = "actual"
    takes_up: bool = False
    at: int = -1
    is_phrase: bool = False
    is_joint: bool = False
