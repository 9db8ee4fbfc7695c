"""What documents are about, which of them tell one story, and which claims several passages make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from multipolar.results.evidence.rows import Claim


@dataclass(frozen=True, slots=True)
class Features:
    """A document in brief.

    Parameters
    ----------
    document : str
        Its id.
    name : str
        Its name.
    stems, named, states : ndarray of uint32, sorted
        Hashes of the stems of its words; of the persons, organisations and places that it names; of the states.
    minhash : ndarray of uint64
        Signature of its shingles.
    published : date or None
        Where it is known.
    """

    document: str
    name: str
    stems: NDArray[np.uint32]
    named: NDArray[np.uint32]
    states: NDArray[np.uint32]
    minhash: NDArray[np.uint64]
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Documents that tell one story: copies, near copies, or rewrites of each other.

    Parameters
    ----------
    documents : tuple of str
        Their ids, in the order in which they were read.
    why : {"single", "copies", "rewrites"}
        What they have in common: nothing to share, nearly the same words, or the same people and things in other words.
    likeness : float, in [0, 1]
        Of the least alike pair that was joined; 1 for a document alone.
    """

    documents: tuple[str, ...]
    why: str = "single"
    likeness: float = 1.0


@dataclass(frozen=True, slots=True)
class Witnessed:
    """One claim, with every passage that makes it.

    Parameters
    ----------
    claims : tuple of Claim
        The first is the one that is shown.
    stories : int
        How many separate stories make it: rewrites of one story are one witness.
    """

    claims: tuple[Claim, ...]
    stories: int
