"""Reads the frames of a block: finds each verb's group, subject, governor and arguments from the marks of the words."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from multipolar.evidence.extractors.plain.frames import Frame, arguments
from multipolar.evidence.extractors.plain.nonfinite import NonFinite
from multipolar.evidence.extractors.plain.subjects import Subjects

_VERBS = re.compile("[VIEGX]")
_BE = frozenset(("be", "am", "is", "are", "was", "were", "been", "being", "'re", "'m", "'s", "isn", "aren", "wasn", "weren"))
_HAVE = frozenset(("have", "has", "had", "having", "'ve", "haven", "hasn", "hadn"))
_DO = frozenset(("do", "does", "did", "doing", "done", "don", "doesn", "didn"))
_NONE = frozenset(("no", "neither", "nobody", "none", "nothing"))


@dataclass
class Reader(Subjects, NonFinite):
    """Reads one block."""

    _has_none: bool = False

    def read(self) -> list[Frame]:
        """Every frame, in the order of the text."""
        marks, bounds = self.cut.marks, self.cut.bounds
        self._has_none = not _NONE.isdisjoint(self.cut.words)
        for low, high in itertools.pairwise(bounds):
            start = len(self.frames)
            for found in _VERBS.finditer(marks, low, high):
                at = found.start()
                if marks[at] != "X" or not self._is_helper(at, high):
                    self.frames.append(self._frame(at, low, high, start))
        return self.frames

    def _is_helper(self, at: int, high: int) -> bool:
        """Whether an auxiliary has its verb behind it."""
        marks = self.cut.marks
        place = at + 1
        while place < high and marks[place] in "ANXL":
            place += 1
        if place < high and marks[place] in "EGI":
            return True
        return at + 1 < high and marks[at + 1] == "X"

    def _frame(self, at: int, low: int, high: int, start: int) -> Frame:
        cut = self.cut
        marks, words = cut.marks, cut.words
        first = at
        while first > low and marks[first - 1] in "XLNAT":
            first -= 1
        while first < at and marks[first] == "A":
            first += 1
        kind = cut.kinds[at]
        lemma = kind.verb if kind is not None and kind.verb else _lemma(words[at])
        frame = Frame(at, first, (low, high), lemma, marks[at])
        group = marks[first:at]
        helpers: list[str] = []
        if group:
            helpers = [words[place] for place in range(first, at) if marks[place] == "X"]
            if "L" in group:
                frame.modals = tuple(words[place] for place in range(first, at) if marks[place] == "L")
        infinitive = "T" in group
        participle = bool(helpers) and helpers[0] in ("having", "being")
        frame.finite = not infinitive and not participle and (marks[at] in "VX" or bool(helpers) or "L" in group)
        frame.passive = marks[at] == "E" and (not helpers or not _BE.isdisjoint(helpers))
        frame.negated = "N" in group or (words[at - 1] == "longer" if at > low else False)
        if marks[at] == "X":
            frame.negated = frame.negated or marks[at + 1 : at + 2] == "N" or (at + 2 < high and words[at + 1] == "no")
        frame.arguments = arguments(words, marks, cut.phrase_from, at, high)
        if infinitive:
            self._infinitive(frame, start)
        elif frame.finite:
            self._finite(frame, start)
        elif marks[at] == "I":
            self._share(frame, start, "and", infinitives=True)
        elif marks[at] == "G" or participle:
            self._gerund(frame, start)
        else:
            self._participle(frame, start)
        for subject, end in frame.subjects if self._has_none else ():
            if not _NONE.isdisjoint(words[subject : min(end, subject + 2)]):
                frame.negated = True
        return frame


def _lemma(word: str) -> str:
    if word in _BE:
        return "be"
    if word in _HAVE:
        return "have"
    return "do" if word in _DO else ""
