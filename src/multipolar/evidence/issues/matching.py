"""The search for the issue that a passage speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from multipolar.evidence.issues.entries import IssueEntry
from multipolar.evidence.issues.patterns import stems_of

_WORD = re.compile(r"\w+")
_MOST_WORDS = 50_000


@dataclass(frozen=True, slots=True)
class Found:
    """An issue that a passage speaks of.

    Parameters
    ----------
    entry : IssueEntry
        The issue.
    weight : float
        How strongly, in words matched.
    """

    entry: IssueEntry
    weight: float


@dataclass(frozen=True)
class IssueLibrary:
    """Issues in the order of their files.

    Parameters
    ----------
    entries : tuple of IssueEntry
        The issues.
    file : str
        The file that they were read from; empty for those that come with the program.
    """

    entries: tuple[IssueEntry, ...]
    file: str = ""

    @cached_property
    def by_id(self) -> dict[str, IssueEntry]:
        """By id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _starts(self) -> _Starts:
        return _Starts(self.entries)

    def _likely(self, words: str) -> list[IssueEntry]:
        """Entries of which some term may stand in a passage: only those need be weighed."""
        lower, starts = words.casefold(), self._starts
        begun = [one for word in set(_WORD.findall(lower)) for one in starts[word]]
        likely = {place for place, ends in begun if not ends or any(end in lower for end in ends)}
        return [self.entries[place] for place in sorted(likely)]

    def match(self, passage: str, around: str = "") -> tuple[Found, ...]:
        """Issues that a passage speaks of, the likeliest first; words around it count where it says nothing itself."""
        for words in (passage, around):
            found = [Found(entry, weight) for entry in self._likely(words) if (weight := entry.weigh(words))] if words else []
            if found:
                return tuple(sorted(found, key=lambda each: -each.weight))
        return ()

    def issue_of(self, passage: str, around: str = "") -> str:
        """Id of the likeliest issue; empty where none is spoken of."""
        found = self.match(passage, around)
        return found[0].entry.id if found else ""


_Begun = tuple[int, tuple[str, ...]]
"""Place of an entry, and how the last word of one of its terms may begin; no such words for a term of one word."""


class _Starts(dict[str, tuple[_Begun, ...]]):
    """By a word of a text in lower case: the terms that may begin with it; worked out once a word."""

    def __init__(self, entries: tuple[IssueEntry, ...]) -> None:
        super().__init__()
        self._whole: dict[str, list[_Begun]] = {}
        self._open: dict[str, list[_Begun]] = {}
        for place, entry in enumerate(entries):
            for term in entry.words:
                parts = term.split()
                begun = place, tuple(stems_of(parts[-1])) if len(parts) > 1 else ()
                for choice in parts[0].split("|"):
                    start = _WORD.match(choice.casefold())
                    word = start[0] if start else ""
                    index = self._open if not word or choice[len(word) :] == "*" else self._whole
                    index.setdefault(word, []).append(begun)

    def __missing__(self, word: str) -> tuple[_Begun, ...]:
        if len(self) > _MOST_WORDS:
            self.clear()
        found = self._whole.get(word, []) + [one for end in range(len(word) + 1) for one in self._open.get(word[:end], ())]
        self[word] = kept = tuple(dict.fromkeys(found))
        return kept
