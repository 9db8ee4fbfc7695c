"""Direct speech: stretches between quotation marks, and the verbs of saying beside them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.lexicon import lexicon
from multipolar.results.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from multipolar.evidence.language import ParsedDocument
    from multipolar.evidence.text import Block

_SHORTEST = 3
_NEAR = 14


@dataclass(slots=True)
class Speech:
    """Direct speech of one block.

    Parameters
    ----------
    stretches : list of (int, int)
        First and last token between the marks.
    by_verb : dict
        What is quoted, by the index of its verb of saying.
    opening, unclosed : Span or None
        The stretch with which the block begins, and the one that no mark closes: it goes on in the next paragraph.
    """

    stretches: list[tuple[int, int]] = field(default_factory=list)
    by_verb: dict[int, Span] = field(default_factory=dict)
    opening: Span | None = None
    unclosed: Span | None = None

    def holds(self, token: Token) -> bool:
        """Whether a token stands between quotation marks."""
        at = bisect_right(self.stretches, (token.i, len(token.doc))) - 1
        return at >= 0 and self.stretches[at][0] <= token.i <= self.stretches[at][1]


def direct_speech(parsed: ParsedDocument, block: Block, doc: Doc) -> Speech:
    """Find what is quoted in a block and the verb that says so."""
    speech = Speech()
    if '"' not in doc.text:
        return speech
    marks = _outer_marks(parsed, block, [t for t in doc if t.text == '"'])
    # A quotation that goes on in the next paragraph has no closing mark in this one.
    pairs = zip(marks[::2], [*marks[1::2], len(doc)], strict=False)
    speech.stretches = [(opening + 1, closing - 1) for opening, closing in pairs if closing > opening + 1]
    if speech.stretches:
        speech.opening = _inside(parsed, block, doc, *speech.stretches[0]) if marks[0] == 0 else None
        speech.unclosed = _inside(parsed, block, doc, *speech.stretches[-1]) if len(marks) % 2 else None
    for first, last in speech.stretches:
        if last - first + 1 < _SHORTEST or not _is_speech(doc, first, last):
            continue
        verb = _verb_behind(doc, last) or _verb_before(doc, first)
        if verb is None:
            continue
        span = _inside(parsed, block, doc, first, last)
        known = speech.by_verb.get(verb)
        if known is None or span.end - span.start > known.end - known.start:
            speech.by_verb[verb] = span
    return speech


def _outer_marks(parsed: ParsedDocument, block: Block, marks: list[Token]) -> list[int]:
    """Marks of the quotations themselves: where curly and straight ones are mixed, the straight ones stand inside."""
    written = parsed.document.text
    straight = [t.i for t in marks if written[block.start + t.idx] == '"']
    if not straight or len(straight) == len(marks) or len(straight) % 2:
        return [t.i for t in marks]
    return [t.i for t in marks if t.i not in straight]


def _is_speech(doc: Doc, first: int, last: int) -> bool:
    """A sentence or more between the marks, no single quoted term."""
    return doc[last].text in (",", ".", "!", "?", "-") or any(t.tag_ in ("VBP", "VBZ", "VBD", "MD") for t in doc[first : last + 1])


def _verb_behind(doc: Doc, last: int) -> int | None:
    """As in "…," the mayor said."""
    if doc[last].text not in (",", "!", "?", "-") and not (last + 2 < len(doc) and doc[last + 2].text == ","):
        return None
    for token in doc[last + 2 : last + 2 + _NEAR]:
        if token.text in (".", '"', ";"):
            return None
        if _says(token):
            return token.i
    return None


def _verb_before(doc: Doc, first: int) -> int | None:
    """As in "The mayor said: …"."""
    if first < 2:
        return None
    before = doc[first - 2]
    if before.text in (".", "!", "?"):
        return None
    for token in reversed(doc[max(0, first - 2 - _NEAR) : first - 1]):
        if token.text == '"' or (token.text == "." and token.i != before.i):
            return None
        if _says(token) and (before.text in (",", ":") or token.i == before.i or _close(token, before)):
            return token.i
    return None


def _close(verb: Token, before: Token) -> bool:
    return before.i - verb.i <= 4 and before.lower_ not in ("a", "an", "the", "of", "his", "her", "its", "their", "this", "that", "as")


def _says(token: Token) -> bool:
    return token.pos_ == "VERB" and "quote" in lexicon().active.get(token.lemma_, {}) and token.tag_ != "VB"


def _inside(parsed: ParsedDocument, block: Block, doc: Doc, first: int, last: int) -> Span:
    while last > first and doc[last].text in (",", ".", "-"):
        last -= 1
    return parsed.span(block, doc[first], doc[last])
