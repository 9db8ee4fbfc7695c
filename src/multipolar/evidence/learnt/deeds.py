"""What type of event words tell of, whatever the grammar: ``library/lexicon/deeds.tsv``."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTS = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N"}
_WITH = ("prt", "prep", "dobj", "compound", "amod", "advmod")


@functools.cache
def deeds() -> Mapping[tuple[str, str], str]:
    """PLOVER types by lemma and part of speech (V, N), read once; a lemma may go with a particle, a preposition or an object."""
    text = (files("multipolar.library") / "lexicon" / "deeds.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {(lemma, part): kind for lemma, part, kind in rows}


@functools.cache
def _starting() -> frozenset[tuple[str, str]]:
    """First words of phrases, and last ones of compound nouns."""
    found: set[tuple[str, str]] = set()
    for lemma, part in deeds():
        words = lemma.split(" ")
        if len(words) > 1:
            found.update(((words[0], part), (words[-1], part)))
    return frozenset(found)


def deed_of(token: Token) -> str:
    """Type of a word with what hangs on it, else of the word alone; empty for most words."""
    part = _PARTS.get(token.pos_)
    if part is None:
        return ""
    known, lemma = deeds(), token.lemma_.lower()
    if (lemma, part) in _starting():
        for child in token.children:
            if child.dep_ in _WITH:
                word = child.lemma_.lower()
                pair = f"{word} {lemma}" if child.i < token.i and part == "N" else f"{lemma} {word}"
                if (found := known.get((pair, part))) is not None:
                    return found
    return known.get((lemma, part), "")
