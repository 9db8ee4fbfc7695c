"""The search for the issue that a passage speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from multipolar.evidence.issues.entries import IssueEntry
from multipolar.evidence.issues.patterns import pattern_of


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
    def _any(self) -> re.Pattern[str]:
        return pattern_of([term for entry in self.entries for term in entry.words])

    def match(self, passage: str, around: str = "") -> tuple[Found, ...]:
        """Issues that a passage speaks of, the likeliest first; words around it count where it says nothing itself."""
        for words in (passage, around):
            if words and self._any.search(words):
                found = [Found(entry, weight) for entry in self.entries if (weight := entry.weigh(words))]
                return tuple(sorted(found, key=lambda each: -each.weight))
        return ()

    def issue_of(self, passage: str, around: str = "") -> str:
        """Id of the likeliest issue; empty where none is spoken of."""
        found = self.match(passage, around)
        return found[0].entry.id if found else ""
