"""Which line breaks of a text only wrap it: a sentence goes on behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import quantiles

_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)*_]*$")
_ITEM = re.compile(r"(?:[-*+•–—]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s|[#|]|[-=*_~]{3,}$")
_HEADING = re.compile(r"#{1,6}\s|[-=*_~]{3,}$")

WIDEST = 120
"""Characters of the widest line that somebody wraps at; longer ones are paragraphs."""
_NEARLY = 0.9
"""A line is full if it and the next word come to so much of the width."""
_MOSTLY = 0.6
"""So many of the lines with another right below are full where a text is wrapped."""
_INSIDE = 0.4
"""And behind so many of them the next begins in lower case: rows of titles or of sentences are no wrapped text."""
_FEWEST = 2

Line = tuple[int, int]


def wrapped(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines that go on in the next.

    A text is taken for wrapped where its lines are short and mostly full, in that the first word of the next would not fit, and sentences
    run over their ends. There a full line goes on; anywhere, a line that ends no sentence does before one that begins in lower case. Items
    of lists and headings begin anew.

    Parameters
    ----------
    text : str
        As read.
    lines : sequence of (int, int)
        First character of each line that holds something visible, and the one behind its last.
    """
    pairs = [at for at in range(len(lines) - 1) if len(_BREAK.findall(text[lines[at][1] : lines[at + 1][0]])) == 1]
    if not pairs:
        return frozenset()
    full = _full(text, lines, pairs)
    return frozenset(at for at in pairs if _goes_on(text[slice(*lines[at])], text[slice(*lines[at + 1])], full=at in full))


def _full(text: str, lines: Sequence[Line], pairs: Sequence[int]) -> frozenset[int]:
    """Lines that are full; none where the text is not wrapped."""
    beside = sorted({*pairs, *(at + 1 for at in pairs)})
    lengths = {at: lines[at][1] - _margin(text, lines[at][0]) for at in beside}
    usual = sorted(lengths.values())
    if len(pairs) < _FEWEST or quantiles(usual, n=10)[-1] > WIDEST:  # one address that is too long does not matter
        return frozenset()
    first = {at: text[slice(*lines[at + 1])].lstrip("> ").partition(" ")[0] for at in pairs}
    width = max(length for length in usual if length <= WIDEST)
    full = {at for at in pairs if lengths[at] + 1 + len(first[at]) > _NEARLY * width}
    inside = [at for at in full if first[at][:1].islower()]
    is_wrapped = len(full) >= _MOSTLY * len(pairs) and len(inside) >= max(_FEWEST, _INSIDE * len(pairs))
    return frozenset(full) if is_wrapped else frozenset()


def _margin(text: str, start: int) -> int:
    """Where the line begins that holds a character."""
    return max(text.rfind(one, 0, start) for one in "\n\r\u2028\u2029") + 1


def _goes_on(before: str, after: str, *, full: bool) -> bool:
    if before.startswith(">") != after.startswith(">"):  # Markdown's quotations
        return False
    before, after = before.lstrip("> "), after.lstrip("> ")
    if not before or not after or _ITEM.match(after) or _HEADING.match(before):
        return False
    return full or (after[0].islower() and not _SENTENCE_END.search(before))
