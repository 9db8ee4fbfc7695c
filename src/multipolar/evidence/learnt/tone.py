"""What words tell of how two stand to each other, whatever the grammar: ``library/lexicon/tone.tsv``."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SIGNS = {
    "hostile": "-", "war": "-", "sanction": "-", "betrayal": "-",
    "support": "+", "alliance": "+", "diplomatic": "+", "economic": "+", "dependence": "+", "submission": "+",
}  # fmt: skip
"""Friendly or hostile, by class."""

_PARTS = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N", "ADJ": "A", "ADV": "A"}


@functools.cache
def tones() -> Mapping[tuple[str, str], str]:
    """Classes by lemma and part of speech (V, N, A), read once; a lemma may end with a particle or a preposition."""
    text = (files("multipolar.library") / "lexicon" / "tone.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {(lemma, part): tone for lemma, part, tone in rows}


@functools.cache
def _starting() -> frozenset[tuple[str, str]]:
    """Lemmas to which a particle or a preposition belongs."""
    return frozenset((lemma.partition(" ")[0], part) for lemma, part in tones() if " " in lemma)


def tone_of(token: Token) -> str:
    """Class of a word with the particle or preposition that hangs on it, else of the word alone; empty for most words."""
    part = _PARTS.get(token.pos_)
    if part is None:
        return ""
    known, lemma = tones(), token.lemma_.lower()
    if (lemma, part) in _starting():
        for child in token.children:
            if child.dep_ in ("prep", "prt") and (found := known.get((f"{lemma} {child.lower_}", part))):
                return found
    as_adjective = known.get((token.lower_, "A"), "") if token.tag_ in ("VBN", "VBG") else ""
    return known.get((lemma, part), "") or as_adjective
