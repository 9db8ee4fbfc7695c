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
    """Issues in the order of their files."""

    entries: tuple[IssueEntry, ...]

    @cached_property
    def by_id(self) -> dict[str, IssueEntry]:
        """By id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _starts(self) -> _Starts:
        return _Starts(self.entries)

    def _likely(self, words: str) -> list[IssueEntry]:
        """Entries of which some term may stand in a passage: only those need be weighed."""
        starts = self._starts
        return [self.entries[place] for place in sorted({place for word in set(_WORD.findall(words.casefold())) for place in starts[word]})]

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


class _Starts(dict[str, tuple[int, ...]]):
    """By a word of a text in lower case: places of the entries with a term that may begin there; worked out once a word."""

    def __init__(self, entries: tuple[IssueEntry, ...]) -> None:
        super().__init__()
        self._by_stem: dict[str, list[int]] = {}
        for place, entry in enumerate(entries):
            for stem in {stem for term in entry.words for stem in stems_of(term)}:
                start = _WORD.search(stem)
                self._by_stem.setdefault(start[0] if start else "", []).append(place)

    def __missing__(self, word: str) -> tuple[int, ...]:
        if len(self) > _MOST_WORDS:
            self.clear()
        self[word] = found = tuple({place for end in range(len(word) + 1) for place in self._by_stem.get(word[:end], ())})
        return found
