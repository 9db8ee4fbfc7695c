"""Blocks cut into words and sentences, with the actors in them, by regular expressions alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from multipolar.evidence.extractors.plain.marks import guess, mark
from multipolar.evidence.extractors.plain.vocabulary import Word, plain_words, words
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.text import Block
from multipolar.results.evidence import Mention, Span

_TOKEN = re.compile(r"\w+(?:-\w+)*|'s\b|'(?:t|re|ve|ll|d|m)\b|[^\w\s]")
_PHRASE = re.compile(r"D*(?:(?:A(?=[wmM]))?[wmMS])+|D+(?=[^wmMSA]|$)|P")
_SHORT = frozenset(
    ("mr", "mrs", "ms", "dr", "gen", "col", "lt", "maj", "sgt", "sen", "rep", "gov", "st", "prof", "adm", "capt", "no", "vs", "jr", "brig", "jan", "feb")
    + ("mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "u", "e", "i", "a", "p")
)
_OPENERS = frozenset(
    ("the", "a", "an", "it", "he", "she", "they", "we", "in", "on", "at", "as", "but", "and", "yet", "for", "this", "that", "these", "those", "there", "while")
    + ("when", "if", "its", "his", "her", "their", "such", "neither", "both", "according", "after", "before")
)


@dataclass
class Cut:
    """One block, cut.

    Parameters
    ----------
    parsed, block
        The document and the block.
    words : list of str
        In lower case; an actor is one word.
    starts, ends : list of int
        Where each stands in the document.
    kinds : list of Word or None
        What each may be.
    mentions : dict of int to Mention
        Those that are actors.
    marks : str
        One letter a word.
    bounds : list of int
        First words of sentences, and the number of words.
    """

    parsed: ParsedDocument
    block: Block
    words: list[str]
    starts: list[int]
    ends: list[int]
    kinds: list[Word | None]
    mentions: dict[int, Mention]
    marks: str = ""
    bounds: list[int] = field(default_factory=list)

    @cached_property
    def quotes(self) -> list[int]:
        """Places of the quotation marks."""
        return [at for at, word in enumerate(self.words) if word == '"']

    @cached_property
    def phrase_from(self) -> dict[int, int]:
        """End of each noun phrase, by its first word."""
        return {found.start(): found.end() for found in _PHRASE.finditer(self.marks)}

    @cached_property
    def phrase_to(self) -> dict[int, int]:
        """First word of each noun phrase, by its end."""
        return {end: start for start, end in self.phrase_from.items()}

    def span(self, first: int, end: int) -> Span:
        """The stretch from a word to the one before `end`, without punctuation at its end."""
        while end > first + 1 and self.marks[end - 1] in ".,;:-":
            end -= 1
        return Span(self.starts[first], self.ends[end - 1])

    def lemma(self, at: int) -> str:
        """A word as a noun."""
        kind = self.kinds[at]
        return kind.noun if kind is not None and kind.noun else self.words[at]


def cuts(parsed: ParsedDocument, text: str) -> Iterator[Cut]:
    """Cut every block of a document that is no copy and holds an actor.

    Parameters
    ----------
    parsed : ParsedDocument
        With its actors linked.
    text : str
        Its plain twin, dashes told from hyphens.
    """
    known = words()
    lookup = known.get
    near, spans = _calendar()
    for block in parsed.originals:
        yield _cut(parsed, block, text, lookup, near, spans)
