"""One document set for reading: its paragraphs in pieces, and a card for everything that was found in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from multipolar.report.reading.cards import Card, card
from multipolar.report.reading.material import Material
from multipolar.report.reading.segments import segments
from multipolar.results.evidence import Document, Event, Mention, Paragraph, Row, Span

LETTERS = {"claim": "c", "position": "p", "event": "e", "relation": "r", "date": "d", "scenario": "s", "mention": "m"}
"""Class of each kind in the markup of a text, where every letter counts."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph that the same rows cover.

    Parameters
    ----------
    text : str
        Its words.
    classes : str
        Letters of the kinds that cover it; empty where none does.
    cards : str
        Numbers of the cards behind it.
    anchor : str
        Its own anchor, where a row begins.
    link : str
        Anchor of the card that it leads to, where a row other than a mention begins: there the keyboard stops.
    """

    text: str
    classes: str = ""
    cards: str = ""
    anchor: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its anchor, its pieces, and the number (from 1) and anchor of the paragraph that it repeats."""

    anchor: str
    pieces: tuple[Piece, ...]
    repeats: int = 0
    first: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A card in a document's list: its anchor, where it stands in the text, and how often, where it is a mention."""

    anchor: str
    card: Card
    place: str
    times: int = 1


@dataclass(frozen=True)
class Sheet:
    """One document, its paragraphs and its rows.

    Parameters
    ----------
    number : int
        Of the document, from 1; part of every anchor.
    document : Document
        As read.
    paragraphs : tuple of Paragraph
        Those that are shown.
    material : Material
        Where its rows come from.
    places : dict
        Anchor of every row that begins in one of the paragraphs; filled by `lines`.
    """

    number: int
    document: Document
    paragraphs: tuple[Paragraph, ...]
    material: Material
    places: dict[Row, str] = field(default_factory=dict)

    @cached_property
    def rows(self) -> list[Row]:
        """All rows of the document by place."""
        return sorted(self.material.by_document.get(self.document.id, []), key=lambda row: (row.span, row.kind, row.rule))

    @cached_property
    def _numbers(self) -> dict[Hashable, int]:
        return {key: index for index, key in enumerate(dict.fromkeys(card_key(row) for row in self.rows), 1)}

    def lines(self) -> list[Line]:
        """The paragraphs, cut into pieces."""
        made = []
        for paragraph, rows in zip(self.paragraphs, self._inside(), strict=True):
            repeats = 0 if paragraph.repeats is None else paragraph.repeats + 1
            first = self._paragraph(repeats - 1) if repeats else ""
            made.append(Line(self._paragraph(paragraph.index), tuple(self._pieces(paragraph, rows)), repeats, first))
        return made

    def entries(self) -> list[Entry]:
        """The cards of all rows that `lines` has placed, mentions last and each once."""
        placed = [row for row in self.rows if row in self.places]
        times = Counter(card_key(row) for row in placed)
        firsts = {card_key(row): row for row in reversed(placed)}
        ordered = sorted(firsts, key=lambda key: (firsts[key].kind == "mention", firsts[key].span))
        return [Entry(self._card(key), card(firsts[key], self.material), self.places[firsts[key]], times[key]) for key in ordered]

    def _paragraph(self, index: int) -> str:
        return f"d{self.number}p{index + 1}"

    def _card(self, key: Hashable) -> str:
        return f"d{self.number}r{self._numbers[key]}"

    def _pieces(self, paragraph: Paragraph, rows: Sequence[Row]) -> Iterator[Piece]:
        for segment in segments(Span(paragraph.start, paragraph.end), [row.span for row in rows]):
            words = self.document.text[segment.start : segment.end]
            if not segment.rows:
                yield Piece(words)
                continue
            over = [rows[index] for index in segment.rows]
            fresh = [rows[index] for index in segment.begins if rows[index] not in self.places]
            anchor = f"d{self.number}c{segment.start}" if fresh else ""
            self.places.update(dict.fromkeys(fresh, anchor))
            cards = dict.fromkeys(str(self._numbers[card_key(row)]) for row in sorted(over, key=_is_mention))
            link = next((self._card(card_key(row)) for row in over if row in fresh and not _is_mention(row)), "")
            yield Piece(words, classes(over), " ".join(cards), anchor, link)

    def _inside(self) -> list[list[Row]]:
        """Rows that touch each paragraph."""
        starts = [each.start for each in self.paragraphs]
        found: list[list[Row]] = [[] for _ in self.paragraphs]
        for row in self.rows:
            index = max(bisect_right(starts, row.span.start) - 1, 0)
            while index < len(starts) and starts[index] < row.span.end:
                if self.paragraphs[index].end > row.span.start:
                    found[index].append(row)
                index += 1
        return found


def _is_mention(row: Row) -> bool:
    return isinstance(row, Mention)


def card_key(row: Row) -> Hashable:
    """What rows that share a card have in common: mentions of the same actors in the same form share one."""
    return (row.actors, row.form, row.proposed, row.rule) if isinstance(row, Mention) else row


def classes(rows: Sequence[Row]) -> str:
    """Letters of the kinds that cover a piece; x marks events of which none is told as having happened."""
    letters = {LETTERS[row.kind] for row in rows}
    modes = {row.mode for row in rows if isinstance(row, Event)}
    return " ".join(["h", *sorted(letters), *(["x"] if modes and "actual" not in modes else [])])
