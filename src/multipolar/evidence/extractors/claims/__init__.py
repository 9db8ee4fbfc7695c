"""Attributed claims: who is said to say, believe or suggest what.

`extract` goes over the parse once. Each rule has a file: verbs (with the frames they take), nouns, phrases, direct speech; then come
what needs the whole document: sources taken up by an anaphor, hedges, and disputes that reach back.
"""

from __future__ import annotations

from multipolar.evidence.extractors.claims.extraction import extract, run

__all__ = ["extract", "run"]
