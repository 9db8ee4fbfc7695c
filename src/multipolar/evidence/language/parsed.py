"""A document with its blocks parsed and its actors linked: what every extractor is given."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from multipolar.evidence.text import Block, blocks_of, levelled, paragraphs_of, plain
from multipolar.results.evidence import Document, Mention, Paragraph, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens


_LETTERS = re.compile("[a-z]+")
_BREAKS = str.maketrans("\n\r\u2028\u2029", "    ")


@dataclass(frozen=True)
class ParsedDocument:
    """One document, ready to be searched.

    Parameters
    ----------
    document : Document
        As read.
    plain : str
        Its twin of the same length with straight quotes and without markup.
    paragraphs, blocks : tuple
        All of them, copies included.
    parses : dict of int to Doc
        By block index, for blocks that are not copies; empty without a model. ``doc.text`` is the block's plain text with line breaks as
        blanks, so a token stands at ``block.start + token.idx`` in the document.
    mentions : tuple of Mention
        Actors named, in the order of the text, in copies too.
    """

    document: Document
    plain: str
    paragraphs: tuple[Paragraph, ...]
    blocks: tuple[Block, ...]
    parses: dict[int, Doc] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()

    @classmethod
    def of(cls, document: Document, paragraphs: tuple[Paragraph, ...] | None = None, *, written: str | None = None) -> ParsedDocument:
        """Cut a document into paragraphs and blocks. Nothing is parsed or linked yet.

        Give `paragraphs` where they are known, and in `written` its text in usual letters, of the same length, to be searched instead.
        """
        text = document.text if written is None else written
        twin = plain(text)
        found = paragraphs_of(text, twin) if paragraphs is None else paragraphs
        return cls(document, levelled(twin, found), found, blocks_of(text, found))

    @cached_property
    def originals(self) -> tuple[Block, ...]:
        """Blocks that repeat no other: the only ones from which claims, positions, events and ties are taken."""
        return tuple(block for block in self.blocks if block.repeats is None)

    def words_of(self, block: Block) -> str:
        """A block's plain text with line breaks as blanks, of the same length: what the parser is given."""
        return self.plain[block.start : block.end].translate(_BREAKS)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every run of plain letters in the text, in lower case: what tells at once that a pattern has nothing to find."""
        return frozenset(_LETTERS.findall(self.plain.lower()))

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.span.start for mention in self.mentions]

    @cached_property
    def _longest(self) -> int:
        return max((mention.span.end - mention.span.start for mention in self.mentions), default=0)

    def sentences(self) -> Iterator[tuple[Block, Tokens]]:
        """Every sentence of the blocks that are no copies, with its block."""
        for block in self.originals:
            if block.index in self.parses:
                for sentence in self.parses[block.index].sents:
                    yield block, sentence

    def span(self, block: Block, first: Token, last: Token) -> Span:
        """The stretch of the document from one token to another, both included."""
        return Span(block.start + first.idx, block.start + last.idx + len(last))

    def quote(self, span: Span) -> str:
        """The words of a stretch, as read."""
        return span.quote(self.document.text)

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """Mentions that lie wholly inside a stretch, in the order of the text."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(mention for mention in self.mentions[low:high] if mention.span.end <= span.end)

    def mentions_over(self, place: int) -> tuple[Mention, ...]:
        """Mentions that cover a character, the longest first."""
        low, high = bisect_left(self._starts, place - self._longest), bisect_right(self._starts, place)
        found = [m for m in self.mentions[low:high] if m.span.start <= place < m.span.end]
        return tuple(sorted(found, key=lambda m: m.span.start - m.span.end))

    def linked(self, block: Block, token: Token) -> Mention | None:
        """The longest mention that covers a token, or None."""
        over = self.mentions_over(block.start + token.idx)
        return over[0] if over else None
