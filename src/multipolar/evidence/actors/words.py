"""The words of a text, cut by one regular expression: what names are looked up in, with or without a parse."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

_WORD = re.compile(r"[^\W_]+")
_WORDS = re.compile(f"({_WORD.pattern})")
_BLANKS = re.compile(r"\s+")
_MANY = re.compile(" {2,}")
_CLOSES = re.compile(r"[.!?]['\")\]]*\s|\n")
_SHORT = re.compile(r"(?<![A-Za-z])(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|Sen|Rep|Gov|St|Prof|Adm|Capt|No|vs|Jr|Brig|Cmdr)$")
_BREAK = re.compile(r"[\n\r\u2028\u2029]\s*")
_OPENERS = frozenset({"The", "A", "An", "Both", "It", "He", "She", "They", "We", "In", "On", "At", "As", "But", "And", "Yet", "For"}) | {
    "This", "That", "These", "Those", "There", "While", "When", "If", "Its", "His", "Her", "Their", "Such", "Neither"
}  # fmt: skip
"""Words that begin a sentence after an abbreviation, rather than go on with a name."""


@dataclass(frozen=True)
class Words:
    """Runs of letters and digits, in order.

    Parameters
    ----------
    text : str
        The plain twin they were cut from.
    words, lower : list of str
        The words, and the same in lower case.
    starts, ends : list of int
        Where each begins and ends.
    gaps : list of str
        What stands before each word, and behind the last; several blanks count as one.
    """

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    _titles: dict[int, bool] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.words)

    def at(self, place: int) -> int:
        """Index of the first word that begins at or after a character."""
        return bisect_left(self.starts, place)

    def gap(self, index: int) -> str:
        """What stands between a word and the one before it; everything before the first word."""
        return self.gaps[index]

    @cached_property
    def sentences(self) -> list[int]:
        """Indices of the words that begin a sentence or a line."""
        starts = [0]
        for found in _CLOSES.finditer(self.text):
            index = self.at(found.end())
            if index > starts[-1] and (found[0][0] != "." or not self._is_short(found.start(), index)):
                starts.append(index)
        return starts

    def _is_short(self, stop: int, following: int) -> bool:
        """Whether a full stop belongs to an abbreviation rather than to the sentence; after ``U.S.`` the next word tells."""
        if not _SHORT.search(self.text, max(0, stop - 6), stop):
            return False
        acronym = self.text[max(0, stop - 2) : stop - 1] == "."
        return not (acronym and following < len(self) and self.words[following] in _OPENERS)

    @cached_property
    def _openings(self) -> frozenset[int]:
        return frozenset(self.sentences)

    def begins_sentence(self, index: int) -> bool:
        """Whether a sentence (or a line) begins with this word."""
        return index in self._openings

    def sentence(self, index: int) -> int:
        """Number of the sentence in which a word stands."""
        return self._numbers[index]

    @cached_property
    def _numbers(self) -> list[int]:
        """Of each word, the number of its sentence; of what would follow the last word too."""
        ends = [*self.sentences[1:], len(self.words) + 1]
        return [number for number, (first, end) in enumerate(zip(self.sentences, ends, strict=True)) for _ in range(first, end)]

    @cached_property
    def _lines(self) -> list[int]:
        return [found.start() for found in _BREAK.finditer(self.text)]

    def line(self, index: int) -> int:
        """Number of the paragraph in which a word stands."""
        return bisect_right(self._lines, self.starts[index])

    def is_title_case(self, index: int) -> bool:
        """Whether nearly all long words of its line are written with a capital, so that a capital tells nothing."""
        start = self.text.rfind("\n", 0, self.starts[index]) + 1
        if start not in self._titles:
            stop = self.text.find("\n", start)
            low, high = self.at(start), self.at(stop if stop >= 0 else len(self.text))
            long = [word for word in self.words[low:high] if len(word) > 3] if high - low <= 30 else []
            self._titles[start] = len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)
        return self._titles[start]

    def touches(self, index: int) -> bool:
        """Whether only a blank stands between a word and the one before it."""
        return index > 0 and self.gaps[index] == " "


def words_of(text: str) -> Words:
    """Cut a text into words."""
    parts = _WORDS.split(text)
    edges = [*itertools.accumulate(map(len, parts))]
    words, gaps = parts[1::2], parts[::2]
    if "  " in text:  # where markup or a line break was
        gaps = [_MANY.sub(" ", gap) for gap in gaps]
    return Words(text, words, [*map(str.lower, words)], edges[:-1:2], edges[1::2], gaps)


def cut(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A name's words, and what stands between them, with every run of blanks as one."""
    found = list(_WORD.finditer(name))
    between = tuple(_BLANKS.sub(" ", name[one.end() : other.start()]) for one, other in itertools.pairwise(found))
    return tuple(word[0] for word in found), between
