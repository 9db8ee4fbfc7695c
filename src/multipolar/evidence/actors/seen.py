"""As what a kind of collective counts the namings of a document: as states, as persons, as those of an office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, islice

from multipolar.evidence.actors.name_rows import Together, distinct
from multipolar.evidence.actors.naming import Naming

View = Callable[[str, Naming | None], str]
"""What an actor counts as for a kind of collective: empty where not at all."""
Group = frozenset[str]
"""Actors taken together, in no order."""
Pairs = tuple[int, list[Group]]
"""How many pairs there are, and some of them."""
_MOST_PAIRS = 6
"""How many pairs of one sentence are looked at."""


@dataclass
class Seen:
    """The namings of a document as one kind of collective counts them.

    Parameters
    ----------
    view : callable
        What an actor counts as.
    namings : sequence of Naming
        In order.
    sentence_of : list of int
        Sentence of each.
    """

    view: View
    namings: Sequence[Naming]
    sentence_of: list[int]
    first: dict[int, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """By a number of namings: the first two that are told of in them."""
    _rows: dict[Together, Group] = field(default_factory=dict, repr=False)

    def row(self, together: Together) -> Group:
        """What actors named in one row count as."""
        found = self._rows.get(together)
        if found is None:
            self._rows[together] = found = frozenset(distinct([self.view(actor, None) for actor in together.actors]))
        return found

    @cached_property
    def actors(self) -> list[tuple[str, ...]]:
        """What each naming counts as."""
        view = self.view
        return [tuple([seen for actor in one.ids if (seen := view(actor, one))]) for one in self.namings]

    @cached_property
    def together(self) -> list[tuple[int, int, Pairs]]:
        """Of each sentence: its first naming, the one behind its last, and pairs of those named in it."""
        found: list[tuple[int, int, Pairs]] = []
        first, of = 0, self.sentence_of
        for index in range(1, len(of) + 1):
            if index == len(of) or of[index] != of[first]:
                found.append((first, index, self.pairs(first, index)))
                first = index
        return found

    def pairs(self, first: int, end: int) -> Pairs:
        """How many pairs those make whom some namings count, and the first of them."""
        together = dict.fromkeys([seen for each in self.actors[first:end] for seen in each])
        if len(together) < 2:
            return 0, []
        return len(together) * (len(together) - 1) // 2, [frozenset(pair) for pair in islice(combinations(together, 2), _MOST_PAIRS)]
