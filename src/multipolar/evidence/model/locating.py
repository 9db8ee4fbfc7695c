"""Finds in a document the words that a model says it copied."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.text import Block, plain
from multipolar.results.evidence import Span

_AROUND = "\"' .,;:!?"
"""What models add at the ends of a quote."""


@dataclass
class Locator:
    """Looks for words in the blocks of a document that are no copies.

    Words are looked for as they are, then with quotation marks, dashes, blanks, accents and case set aside, then without the marks
    at their ends; first in the block that is cited, then in the others. A quote never runs over the end of a block, nor begins or
    ends inside a word.

    Parameters
    ----------
    parsed : ParsedDocument
        The document.
    """

    parsed: ParsedDocument
    _normal: dict[int, tuple[str, list[int]]] = field(default_factory=dict)
    _missing: set[str] = field(default_factory=set)

    def find(self, quote: str, near: Span, *, anywhere: bool = True) -> Span | None:
        """Where words stand: of several places the one nearest to a passage; None where they are not in the text.

        Parameters
        ----------
        quote : str
            The words.
        near : Span
            The sentence cited.
        anywhere : bool
            Whether to look outside the block that is cited, too.
        """
        wanted = quote.strip()
        if not wanted:
            return None
        home = [block for block in self._blocks if block.start <= near.start < block.end]
        found = self._nearest(wanted, home, near)
        if found is None and anywhere and wanted not in self._missing:
            found = self._nearest(wanted, self._blocks, near)
            if found is None:
                self._missing.add(wanted)
        return found

    @property
    def _blocks(self) -> tuple[Block, ...]:
        return self.parsed.originals

    def _nearest(self, wanted: str, blocks: Sequence[Block], near: Span) -> Span | None:
        for search in (self._exactly, self._normally, self._without_ends):
            found = [span for block in blocks for span in search(wanted, block)]
            if found:
                return min(found, key=lambda span: (_distance(span, near), span.start))
        return None

    def _exactly(self, wanted: str, block: Block) -> Iterator[Span]:
        text = self.parsed.document.text
        place = text.find(wanted, block.start, block.end)
        while place >= 0:
            if _is_whole(text, place, place + len(wanted)):
                yield Span(place, place + len(wanted))
            place = text.find(wanted, place + 1, block.end)

    def _normally(self, wanted: str, block: Block) -> Iterator[Span]:
        words = normal(wanted)[0].strip()
        if not words:
            return
        if block.index not in self._normal:
            self._normal[block.index] = normal(self.parsed.document.text[block.start : block.end])
        twin, places = self._normal[block.index]
        for found in re.finditer(f"(?={re.escape(words)})", twin):
            first, last = found.start(), found.start() + len(words) - 1
            span = Span(block.start + places[first], self._past_marks(block.start + places[last] + 1))
            if _is_whole(self.parsed.document.text, span.start, span.end):
                yield span

    def _past_marks(self, place: int) -> int:
        """A place after the accents that belong to the letter before it."""
        text = self.parsed.document.text
        while place < len(text) and unicodedata.combining(text[place]):
            place += 1
        return place

    def _without_ends(self, wanted: str, block: Block) -> Iterator[Span]:
        inner = normal(wanted)[0].strip(_AROUND)
        return self._normally(inner, block) if inner != wanted else iter(())


def normal(text: str) -> tuple[str, list[int]]:
    """A text in lower case with straight quotes and single blanks, without accents and marks that cannot be seen.

    With, for each of its characters, the place of the one that it comes from.
    """
    letters: list[str] = []
    places: list[int] = []
    for place, (letter, given) in enumerate(zip(plain(text), text, strict=True)):
        if letter.isspace():
            if unicodedata.category(given) != "Cf" and not (letters and letters[-1] == " "):
                letters.append(" ")
                places.append(place)
        elif letter.isascii():
            letters.append(letter.lower())
            places.append(place)
        else:
            folded = [each for each in unicodedata.normalize("NFKD", letter).casefold() if not unicodedata.combining(each)]
            letters += folded
            places += [place] * len(folded)
    return "".join(letters), places


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a passage neither begins nor ends inside a word."""
    begins = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    return begins and (end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum()))


def _distance(span: Span, near: Span) -> int:
    return 0 if span.meets(near) else max(near.start - span.end, span.start - near.end)
