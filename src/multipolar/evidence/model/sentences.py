"""The numbered sentences that a model is shown, and the parts in which it is shown them.

They are cut by punctuation alone, whether or not a parser is installed: recorded answers are found by the words of the request, and
must be found on another machine too. For the same reason this is apart from the cutting that the rules use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Span

LONGEST = 1_500
"""A run of characters without an end of sentence is cut after so many."""

CONTEXT = 3
"""Sentences before a part that are shown with it, for who is meant by "he"."""

_END = re.compile(r"[.!?]+[\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9\u00c0-\uffff])")
_SHORT = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|Sen|Rep|Gov|St|Prof|Adm|Capt|No|vs)|\b[A-Z]\.[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the number by which a model cites it.

    Parameters
    ----------
    number : int
        From 1, in the order of the document.
    span : Span
        Where it stands.
    block : int
        Index of its block.
    """

    number: int
    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences that are asked about at once.

    Parameters
    ----------
    before : tuple of Sentence
        The last ones before it, shown for context.
    sentences : tuple of Sentence
        Those asked about.
    """

    before: tuple[Sentence, ...]
    sentences: tuple[Sentence, ...]


def sentences_of(parsed: ParsedDocument) -> tuple[Sentence, ...]:
    """Every sentence of the blocks that are no copies."""
    found: list[Sentence] = []
    for block in parsed.originals:
        words = parsed.words_of(block)
        for start, end in _cut(words):
            found.append(Sentence(len(found) + 1, Span(block.start + start, block.start + end), block.index))
    return tuple(found)


def parts_of(sentences: Sequence[Sentence], characters: int) -> list[Part]:
    """Sentences in order, in parts of at most so many characters (or of one sentence)."""
    parts: list[Part] = []
    start = size = 0
    for index, sentence in enumerate(sentences):
        length = sentence.span.end - sentence.span.start
        if index > start and size + length > characters:
            parts.append(_part(sentences, start, index))
            start, size = index, 0
        size += length
    if start < len(sentences):
        parts.append(_part(sentences, start, len(sentences)))
    return parts


def halves_of(part: Part, sentences: Sequence[Sentence]) -> list[Part]:
    """A part in two, for an answer that was cut off."""
    first, last = part.sentences[0].number - 1, part.sentences[-1].number
    middle = (first + last) // 2
    return [_part(sentences, first, middle), _part(sentences, middle, last)]


def _part(sentences: Sequence[Sentence], start: int, end: int) -> Part:
    return Part(tuple(sentences[max(0, start - CONTEXT) : start]), tuple(sentences[start:end]))


def _cut(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in [*_ends(words), len(words)]:
        for piece in range(start, end, LONGEST):
            inner = words[piece : min(piece + LONGEST, end)]
            if inner.strip():
                yield piece + len(inner) - len(inner.lstrip()), piece + len(inner.rstrip())
        start = end


def _ends(words: str) -> Iterator[int]:
    for found in _END.finditer(words):
        if not (found[0][0] == "." and _SHORT.search(words, max(0, found.start() - 6), found.start() + 1)):
            yield found.end()
