"""The list under a table or a timeline: every item quotes its passage, and the items can be narrowed down by a cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from multipolar.report.reading.cards import Card, card
from multipolar.report.reading.material import Material
from multipolar.report.reading.names import short
from multipolar.report.reading.texts import Shown
from multipolar.results.evidence import Row

MOST = 300
"""Items of one list; the page says how many there are, and the evidence file has them all."""

WITNESSES = 6
"""Passages of one item that are quoted."""

LONGEST = 700
"""Characters of a quote in a list; a document in full has the rest of it."""

Draft: TypeAlias = tuple[Sequence[Row], Sequence[str]]
"""An item to be: the rows that say one thing, and its keys."""


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
    card : Card
        What the first row says.
    keys : str
        Keys of the cells that count it, with blanks between.
    passages : tuple of Passage
        Every passage that says it, as many as are quoted.
    note : str
        How many documents and stories say it, where it is more than one.
    """

    card: Card
    keys: str
    passages: tuple[Passage, ...]
    note: str = ""


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


def item(rows: Sequence[Row], keys: Iterable[str], material: Material, shown: Shown) -> Item:
    """An item of one or more rows that say one thing."""
    passages = tuple(passage(row, material, shown) for row in rows[:WITNESSES])
    return Item(card(rows[0], material), " ".join(dict.fromkeys(keys)), passages, witnessed(rows, material))


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


def listing(
    list_id: str, groups: Iterable[tuple[str, Sequence[Draft]]], material: Material, shown: Shown, most: int = MOST
) -> Listing:
    """A list of at most `most` items; every group keeps its first ones, as equally as can be."""
    every = [(title, drafts) for title, drafts in groups if drafts]
    wanted = [len(drafts) for _, drafts in every]
    each = _share(wanted, most)
    kept = tuple(
        Group(title, tuple(item(rows, keys, material, shown) for rows, keys in drafts[:limit]))
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
