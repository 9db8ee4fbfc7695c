"""The search for the issue that a passage speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from multipolar.evidence.issues.entries import IssueEntry
from multipolar.evidence.issues.patterns import stems_of


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
    def _by_stem(self) -> dict[str, tuple[int, ...]]:
        """How a term begins, in lower case, to the places of the entries that have such a term."""
        found: dict[str, list[int]] = {}
        for place, entry in enumerate(self.entries):
            for stem in {stem for term in entry.words for stem in stems_of(term)}:
                found.setdefault(stem, []).append(place)
        return {stem: tuple(places) for stem, places in found.items()}

    def _likely(self, words: str) -> list[IssueEntry]:
        """Entries of which some term may stand in a passage: only those need be weighed."""
        lower = words.casefold()
        return [
            self.entries[place] for place in sorted({place for stem, places in self._by_stem.items() if stem in lower for place in places})
        ]

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
