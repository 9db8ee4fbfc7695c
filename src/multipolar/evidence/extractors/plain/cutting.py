"""One block, cut into words and sentences, with the actors and the noun phrases in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from multipolar.evidence.extractors.plain.vocabulary import Word
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.text import Block
from multipolar.results.evidence import Mention, Span

_PHRASE = re.compile(r"(D*(?:(?:A(?=[wmM]))?[wmMS])+|D+(?=[^wmMSA]|$)|P)")
_MORE = frozenset(("adding", "saying", "noting", "warning", "citing", "insisting", "arguing", "claiming", "while", "whereas", "but"))


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
    phrase_from, phrase_to : dict of int to int
        End of each noun phrase by its first word, and the other way round.
    heads : list of (int, int, str)
        Noun phrases whose last word is a known noun: first word, the word behind, and the noun's singular.
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
    phrase_from: dict[int, int] = field(default_factory=dict)
    phrase_to: dict[int, int] = field(default_factory=dict)
    heads: list[tuple[int, int, str]] = field(default_factory=list)

    @cached_property
    def quotes(self) -> list[int]:
        """Places of the quotation marks."""
        return [at for at, word in enumerate(self.words) if word == '"']

    @cached_property
    def quoted(self) -> list[tuple[int, int]]:
        """First and last mark of each quotation; the last may have no end."""
        return list(zip(self.quotes[::2], [*self.quotes[1::2], len(self.marks)], strict=False))

    @cached_property
    def turns(self) -> list[int]:
        """Places of the semicolons, and of the commas behind which what is said ends and something else is told."""
        marks, words = self.marks, self.words
        return [at for at, mark in enumerate(marks) if mark == ";" or (mark == "," and at + 1 < len(words) and words[at + 1] in _MORE)]

    def mark(self, marks: str) -> None:
        """Set the marks, and find the noun phrases in them."""
        self.marks, kinds = marks, self.kinds
        edges = [*accumulate(map(len, _PHRASE.split(marks)))]
        firsts, ends = edges[:-1:2], edges[1::2]
        self.phrase_from = dict(zip(firsts, ends, strict=True))
        self.phrase_to = dict(zip(ends, firsts, strict=True))
        self.heads = [
            (first, end, kind.noun)
            for first, end in zip(firsts, ends, strict=True)
            if marks[end - 1] == "w" and (kind := kinds[end - 1]) is not None and kind.noun
        ]

    def span(self, first: int, end: int) -> Span:
        """The stretch from a word to the one before `end`, without punctuation at its end."""
        while end > first + 1 and self.marks[end - 1] in ".,;:-":
            end -= 1
        return Span(self.starts[first], self.ends[end - 1])

    def lemma(self, at: int) -> str:
        """A word as a noun."""
        kind = self.kinds[at]
        return kind.noun if kind is not None and kind.noun else self.words[at]
