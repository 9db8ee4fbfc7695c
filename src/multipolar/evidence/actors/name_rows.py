"""Names in a row (``A and B``, ``between A and B``, ``A-B``): actors that the text itself puts together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.words import Words

_JOINS = frozenset({" and ", ", and ", ", ", " & ", "-", " or "})
_APART = frozenset(';:!?"()')
"""Marks that keep names apart."""
_ASIDE = frozenset({"with", "to", "from", "in", "for", "like", "at", "on", "as", "including", "by"})


@dataclass(frozen=True, slots=True, eq=False)
class Together:
    """Actors named in one row, or by one collective.

    Parameters
    ----------
    place : int
        Word at which the row begins.
    actors : tuple of str
        In the order of the text.
    weight : float
        How firmly the text puts them together.
    kind : str
        Of the collective, where it is one.
    """

    place: int
    actors: tuple[str, ...]
    weight: float
    kind: str = ""


@dataclass
class NameRows:
    """The rows of names of a document.

    Parameters
    ----------
    words : Words
        Of the document.
    namings : sequence of Naming
        In order.
    """

    words: Words
    namings: Sequence[Naming]

    @cached_property
    def rows(self) -> list[Together]:
        """Names in a row: ``A and B``, ``between A and B``, ``A-B``."""
        return sorted(self._rows(), key=lambda row: row.place)

    def _rows(self) -> Iterator[Together]:
        row: list[Naming] = []
        for one in self.namings:
            if one.form in ("collective", "pronoun"):
                continue
            if row and self.joined(row[-1], one):
                row.append(one)
                continue
            if len(row) > 1 or (row and len(row[0].ids) > 1):
                yield from self._row(row)
            row = [one]
        if row:
            yield from self._row(row)

    @cached_property
    def side_by_side(self) -> frozenset[Together]:
        """Rows that name partners rather than opponents: subjects of one verb (``A and B urged``), not what lies ``between`` them."""
        words, apart = self.words, ("between", "with", "against")
        return frozenset(
            row for row in self.rows if words.begins_sentence(row.place) or row.place == 0 or words.lower[row.place - 1] not in apart
        )

    def _row(self, row: list[Naming]) -> Iterator[Together]:
        """A row of states and a row of persons may run through each other (``President A of X and President B of Y``)."""
        if not row or (len(row) == 1 and len(row[0].ids) < 2):
            return
        for single in row:
            if len(single.actors) > 1 and single.form != "nominal":
                yield Together(single.first, single.actors, 2.0)
        named = [actor for one in row for actor in (one.ids[:1] if one.form == "nominal" else one.ids)]
        for prefixes in (("per:",), ("state:", "gov:", "org:", "grp:")):
            ids = distinct(actor for actor in named if actor.startswith(prefixes))
            if len(ids) > 1:
                yield Together(row[0].first, ids, self._weight(row[0]))

    def _weight(self, first: Naming) -> float:
        """A row that does something, or that something lies between, counts twice as much as one mentioned by the way."""
        before = first.first - 1
        aside = before >= 0 and not self.words.begins_sentence(first.first) and self.words.lower[before] in _ASIDE
        return 1.5 if aside else 3.0

    def joined(self, before: Naming, after: Naming) -> bool:
        """Whether only a conjunction, a title, or ``of`` stands between two names."""
        if after.first <= before.last:
            return True
        if after.first - before.last > 8 or self.words.sentence(before.last) != self.words.sentence(after.first):
            return False
        between = self.words.text[before.end : after.start]
        if between in _JOINS:
            return True
        if not _APART.isdisjoint(between) or between.count(",") > 1:
            return False
        inner = self.words.lower[before.last + 1 : after.first]
        return bool(inner) and lexicon().joined_by.issuperset(inner) and inner[0] in ("and", "s", "of", "president", "leader", "prime")

    @cached_property
    def _row_places(self) -> list[int]:
        return [row.place for row in self.rows]

    def rows_near(self, word: int, most: int) -> list[Together]:
        """The last rows that begin at or before a word."""
        stop = bisect_right(self._row_places, word)
        return self.rows[max(0, stop - most) : stop]


def distinct(actors: Iterable[str]) -> tuple[str, ...]:
    """Each actor once, in order."""
    return tuple(dict.fromkeys(actor for actor in actors if actor))
