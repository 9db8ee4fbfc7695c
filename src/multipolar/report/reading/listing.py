"""The list under a table or a timeline: every item quotes its passage, and the items can be narrowed down by a cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from multipolar.report.reading.cards import Card, card
from multipolar.report.reading.material import Material
from multipolar.report.reading.names import DOUBTFUL, short
from multipolar.report.reading.texts import Shown
from multipolar.results.evidence import Row

MOST = 300
"""Items of one list; the page says how many there are, and the evidence file has them all."""

WITNESSES = 6
"""Passages of one item that are quoted."""

LONGEST = 700
"""Characters of a quote in a list; a document in full has the rest of it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An item to be: the rows that say one thing, its keys, what stands first if not what the first row says, and what to bear in mind."""

    rows: Sequence[Row]
    keys: Sequence[str] = ()
    lead: str = ""
    note: str = ""

    @property
    def confidence(self) -> float:
        """That of its surest row: one good witness is enough."""
        return max(row.confidence for row in self.rows)


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote with the document that it stands in, and its place there if that text is on the page."""

    quote: str
    document: str
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a list.

    Parameters
    ----------
    lead : str
        What stands first.
    card : Card
        The first row.
    keys : str
        Keys of the cells that count it, with blanks between.
    passages : tuple of Passage
        Every passage that says it, as many as are quoted.
    confidence : float
        That of its surest passage.
    notes : tuple of str
        What to bear in mind; how many documents and stories say it, where it is more than one.
    """

    lead: str
    card: Card
    keys: str
    passages: tuple[Passage, ...]
    confidence: float
    notes: tuple[str, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether it is less likely right than wrong."""
        return self.confidence < DOUBTFUL


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one heading."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list in groups.

    Parameters
    ----------
    id : str
        Its anchor; cells lead here.
    groups : tuple of Group
        In order.
    shown, all : int
        Items that are listed, and that there are.
    """

    id: str
    groups: tuple[Group, ...]
    shown: int
    all: int


def item(draft: Draft, material: Material, shown: Shown) -> Item:
    """An item of one or more rows that say one thing."""
    first = card(draft.rows[0], material)
    passages = tuple(passage(row, material, shown) for row in draft.rows[:WITNESSES])
    return Item(
        draft.lead or first.says,
        first,
        " ".join(dict.fromkeys(draft.keys)),
        passages,
        draft.confidence,
        tuple(note for note in (draft.note, witnessed(draft.rows, material)) if note),
    )


def surest_first(drafts: Sequence[Draft]) -> list[Draft]:
    """Items in the order of their confidence, those of the same in the order of the text."""
    return sorted(drafts, key=lambda draft: -draft.confidence)


def passage(row: Row, material: Material, shown: Shown) -> Passage:
    """Where a row stands."""
    quote = material.quote(row.document, row.span)
    cut = quote if len(quote) <= LONGEST else f"{quote[:LONGEST]} […]"
    return Passage(cut, row.document, short(material.by_id[row.document].name), shown.place_of(row))


def witnessed(rows: Sequence[Row], material: Material) -> str:
    """How many documents and stories tell the same; empty where it is one passage."""
    if len(rows) < 2:
        return ""
    documents = {row.document for row in rows}
    stories = {material.story_of[document] for document in documents}
    told = "one story" if len(stories) == 1 else f"{len(stories):,} separate stories"
    return f"{len(rows):,} passages in {len(documents):,} document{'s' if len(documents) != 1 else ''}, {told}: counted once"


def listing(list_id: str, groups: Iterable[tuple[str, Sequence[Draft]]], material: Material, shown: Shown, most: int = MOST) -> Listing:
    """A list of at most `most` items; every group keeps its first ones, as equally as can be."""
    every = [(title, drafts) for title, drafts in groups if drafts]
    wanted = [len(drafts) for _, drafts in every]
    each = _share(wanted, most)
    kept = tuple(
        Group(title, tuple(item(draft, material, shown) for draft in drafts[:limit]))
        for (title, drafts), limit in zip(every, each, strict=True)
        if limit
    )
    return Listing(list_id, kept, sum(len(group.items) for group in kept), sum(wanted))


def _share(wanted: Sequence[int], most: int) -> list[int]:
    """How many each may have, so that together they stay within `most`: small groups are kept whole, the first ones come first."""
    if sum(wanted) <= most:
        return list(wanted)
    level, got = 0, [0] * len(wanted)
    while (open_ := [index for index, number in enumerate(wanted) if number > level]) and sum(got) + len(open_) <= most:
        level += 1
        for index in open_:
            got[index] += 1
    for index in open_[: most - sum(got)]:
        got[index] += 1
    return got
