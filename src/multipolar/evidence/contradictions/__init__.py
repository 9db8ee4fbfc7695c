"""Passages that do not agree, inside one document and between documents: shown side by side, never resolved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from multipolar.evidence.contradictions.claims import contested, opposed
from multipolar.evidence.contradictions.material import Material
from multipolar.evidence.contradictions.offices import offices
from multipolar.evidence.contradictions.told import events, signs
from multipolar.results.evidence import Contradiction, Row

__all__ = ["COMPARED", "find"]

COMPARED = ("mention", "claim", "event", "relation")
"""Kinds of rows that are set against each other: the only ones that `find` needs."""


def find(texts: Mapping[str, str], rows: Mapping[str, Sequence[Row]], names: Mapping[str, str] | None = None) -> tuple[Contradiction, ...]:
    """Set passages against each other.

    Parameters
    ----------
    texts : mapping of str to str
        Text of each document by id.
    rows : mapping of str to sequence of Row
        What was read in them, by kind: ``mention``, ``claim``, ``event``, ``relation``.
    names : mapping of str to str, optional
        What each document is called, for the explanations.

    Returns
    -------
    tuple of Contradiction
        Things told as done and as not done, ties, offices, opposite claims, then the claims that a document itself disputes. Each says
        how its two passages differ and takes neither side; where documents are of different days, both may have been right.
    """
    material = Material(texts, rows, names or {})
    found = (*events(material), *signs(material), *offices(material), *opposed(material), *contested(material))
    return tuple(dict.fromkeys(found))
