"""What people, and bodies of people, a noun means: ``library/lexicon/people.tsv``."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.resources import files
from typing import TYPE_CHECKING

from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token


@functools.cache
def people() -> Mapping[str, str]:
    """Classes (official, military, body, ...) by noun in the singular, read once."""
    text = (files("multipolar.library") / "lexicon" / "people.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {noun: sort for noun, sort in rows}  # noqa: C416 - says that there are two columns


def sort_of(token: Token) -> str:
    """Class of a noun with the word before it where both together have one, else of the noun alone; empty for most nouns."""
    return sort_of_words(neighbour(token, -1).lower_ if token.i else "", token.lower_, token.lemma_.lower())


@functools.lru_cache(maxsize=20_000)
def sort_of_words(before: str, word: str, lemma: str) -> str:
    """The same from the word before it, the noun as written and its lemma."""
    known = people()
    singular = word.removesuffix("s")  # what the tagger took for a name keeps its ending
    for noun in (lemma, word, singular):
        for name in (f"{before} {noun}", f"{before}-{noun}", noun):
            if found := known.get(name):
                return found
    return ""
