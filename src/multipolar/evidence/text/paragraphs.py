"""Paragraphs of a text, which of them repeat an earlier one, and the blocks that are parsed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from multipolar.evidence.text.normal import plain
from multipolar.evidence.text.wrapping import wrapped
from multipolar.results.evidence import Paragraph

_LINE = re.compile(r"[^\n\r\u2028\u2029]*[^\s\u2028\u2029][^\n\r\u2028\u2029]*")
_INNER = re.compile(r"\S(?:.*\S)?", re.DOTALL)
_WORDS = re.compile(r"\w+")
_BREAK = re.compile(r"[\n\r\u2028\u2029]")

_CUT_SHORT = re.compile(r"(?:\b(?:[A-Z]\.){2,}|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|Sen|Rep|Gov|St|Prof|Adm|Capt|No|vs)\.)$")
"""An abbreviation at the end of a paragraph, where somebody's sentence splitter went wrong."""

_SHORTEST = 8
"""Characters at the end of a paragraph in which every abbreviation shows, of a long row of letters the last ones."""

_HEADING_WORDS = 20

LONGEST = 20_000
"""Paragraphs longer than this, in characters, are cut at the ends of sentences: a parser's memory grows with length."""

LONGEST_SENTENCE = 2_000
"""Nor is a sentence read as one that is longer than this (some three hundred words; judgement): it is a list, a table or notes pasted as
text. Its far ends have nothing to do with each other, and much of what is read looks from every word at the whole sentence."""

_DATELINE = re.compile(
    r"[A-Z][A-Z.'’/ -]{2,40}(?:,\s+[A-Z][\w.]*){0,2}"  # HARBOUR CITY, Sunder
    r"(?:,?\s+(?:\w+day,?\s+)?(?:\d{1,2}\s+[A-Z][a-z]+\.?|[A-Z][a-z]+\.?\s+\d{1,2})(?:,?\s+(?:19|20)\d\d)?)?"  # , 3 June 2031
    r"\s*(?:\([\w .’'-]{2,30}\))?\s*(?:[—–:]|--?(?=\s))\s*"  # (Agency) —
)
"""Where and when an agency's first sentence was sent from; not part of the sentence."""

_LABEL = re.compile(
    r"(?:Q|A|Question|Answer|Interviewer|Reporter|Moderator|QUESTION|ANSWER)(?:\s?\d+)?:\s+"
    r"|(?:The\s)?(?:Mrs?|Ms|Miss|Dr|Sir|Lord|Lady|Prof|Sen|Rep|Gen|President|PRESIDENT|Minister|MINISTER|Secretary|SECRETARY|Ambassador|Chair\w*)\.?"
    r"(?:\s(?:[A-Z][\w.'’-]*|of|the|al|bin|van|de)){0,5}(?:\s\([^()\n]{2,60}\)){0,2}:\s+"
)
"""Who speaks, in a record or an interview: ``Mr LAVROV (Russian Federation):``; not part of the sentence either."""

_BULLET = re.compile(r"(?:>[> ]*)?(?:(?:[-*+•–▪◦‣·→]|o(?=\s[A-Z]))\s+(?=\S))?")

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+")
_PAUSES = (re.compile(r";\s+"), re.compile(r"[,–—]\s+"), re.compile(r"\s+"))


@dataclass(frozen=True, slots=True)
class Block:
    """One or more paragraphs that are parsed together.

    Parameters
    ----------
    index : int
        From 0, in the order of the text.
    start, end : int
        Offsets into the document; the mark of an item, a dateline, the name of who speaks before the first sentence
        are left out.
    paragraphs : tuple of int
        Indices of its paragraphs: more than one where a line break cuts a sentence.
    repeats : int or None
        Index of the first block with the same words, if this one is a copy.
    is_heading : bool
        A short first line, or a short line without a full stop.
    """

    index: int
    start: int
    end: int
    paragraphs: tuple[int, ...]
    repeats: int | None = None
    is_heading: bool = False


def paragraphs_of(text: str, twin: str | None = None) -> tuple[Paragraph, ...]:
    """Cut a text at its line breaks, but for those that only wrap it, and mark every paragraph whose words an earlier one has.

    Two paragraphs have the same words where they agree but for case, punctuation, Markdown's marks and blanks; `twin` is the plain
    twin of the text, for whoever has it already.
    """
    twin = plain(text) if twin is None else twin
    seen: dict[tuple[str, ...], int] = {}
    found: list[Paragraph] = []
    for start, end in _stretches(text):
        words = tuple(_WORDS.findall(twin[start:end].casefold()))
        index = len(found)
        first = seen.setdefault(words, index) if words else index
        found.append(Paragraph(index, start, end, None if first == index else first))
    return tuple(found)


def _stretches(text: str) -> list[tuple[int, int]]:
    """Lines with something visible, those joined that only wrap a paragraph."""
    lines = []
    for line in _LINE.finditer(text):
        inner = _INNER.search(text, line.start(), line.end())
        assert inner is not None, "a line with a visible character has an inside"  # noqa: S101 - by the pattern
        lines.append(inner.span())
    going_on = wrapped(text, lines)
    if not going_on:
        return lines
    joined: list[tuple[int, int]] = []
    for at, (start, end) in enumerate(lines):
        if at - 1 in going_on:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def levelled(twin: str, paragraphs: tuple[Paragraph, ...]) -> str:
    """The plain twin with line breaks inside paragraphs as blanks, of the same length: those that are left end something."""
    broken = [each for each in paragraphs if _BREAK.search(twin, each.start, each.end)]
    if not broken:
        return twin
    pieces, place = [], 0
    for each in broken:
        pieces += [twin[place : each.start], _BREAK.sub(" ", twin[each.start : each.end])]
        place = each.end
    return "".join([*pieces, twin[place:]])


def blocks_of(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Block, ...]:
    """Join paragraphs that a line break cuts in the middle of a sentence; leave the others as they are."""
    groups: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if groups and _goes_on(text, groups[-1][-1], paragraph):
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    first_of: dict[tuple[int, ...], int] = {}
    blocks: list[Block] = []
    for group in groups:
        original = tuple([p.index if p.repeats is None else p.repeats for p in group])
        for piece, (start, end) in enumerate(_pieces(text, _after_dateline(text, group[0]), group[-1].end)):
            index = len(blocks)
            first = first_of.setdefault((*original, -1 - piece), index)
            blocks.append(
                Block(index, start, end, tuple([p.index for p in group]), None if first == index else first, _is_heading(text[start:end]))
            )
    return tuple(blocks)


def _after_dateline(text: str, paragraph: Paragraph) -> int:
    """Where the first sentence begins: behind the mark of an item, a dateline, or the name of who speaks."""
    bullet = _BULLET.match(text, paragraph.start, paragraph.end)
    start = bullet.end() if bullet and bullet.end() < paragraph.end else paragraph.start
    found = _LABEL.match(text, start, paragraph.end) or _DATELINE.match(text, start, paragraph.end)
    return found.end() if found and found.end() < paragraph.end else start


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch as it is, or cut at ends of sentences (or blanks, or anywhere) where it is too long, or a sentence in it."""
    cuts = [start]
    while end - cuts[-1] > LONGEST:
        most = cuts[-1] + LONGEST
        ends = [found.end() for found in _SENTENCE_END.finditer(text, cuts[-1], most)]
        blank = text.rfind(" ", cuts[-1] + 1, most)
        cuts.append(ends[-1] if ends else blank + 1 if blank > 0 else most)
    cuts = [place for stretch in itertools.pairwise([*cuts, end]) for place in (stretch[0], *_within_sentences(text, *stretch))]
    return list(itertools.pairwise([*cuts, end]))


def _within_sentences(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences of a stretch that are too long are cut, into parts of much the same length."""
    if end - start <= LONGEST_SENTENCE:
        return
    for stop in [*(found.end() for found in _SENTENCE_END.finditer(text, start, end)), end]:
        for left in range(-(-(stop - start) // LONGEST_SENTENCE), 1, -1):
            start = _pause(text, start, start + (stop - start) // left)
            yield start
        start = stop


def _pause(text: str, start: int, most: int) -> int:
    """The last place at which a sentence pauses before `most`, outside of what it quotes if there is one."""
    near = most - (most - start) // 4
    for pause in _PAUSES:
        ends = [found.end() for found in pause.finditer(text, near, most)]
        outside = [
            end for end in ends if text.count('"', start, end) % 2 == 0 and text.count("“", start, end) == text.count("”", start, end)
        ]
        if outside:
            return outside[-1]
    return ends[-1] if ends else most


def _goes_on(text: str, before: Paragraph, after: Paragraph) -> bool:
    if text[before.end - 1] != ".":
        return False
    near = max(before.start, before.end - _SHORTEST)
    return bool(_CUT_SHORT.search(text, near, before.end)) and text[after.start].isalpha()


def _is_heading(words: str) -> bool:
    stripped = words.rstrip("*_ ")
    return len(words.split()) <= _HEADING_WORDS and not stripped.endswith((".", "!", "?", '."', ".”", "…", ";", ","))
