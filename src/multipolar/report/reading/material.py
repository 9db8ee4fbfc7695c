"""Everything that the page shows, read off an evidence file once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from multipolar.evidence.actors import registry
from multipolar.report.reading.names import KINDS, Naming
from multipolar.results.evidence import (
    Claim,
    Contradiction,
    DateMention,
    Document,
    Event,
    Mention,
    Position,
    Row,
    Skipped,
    Span,
    Story,
    Tie,
)

if TYPE_CHECKING:
    from multipolar.store.evidence import EvidenceFile


@dataclass(frozen=True)
class Material:
    """Documents and rows, with what is needed to name and place them.

    Parameters
    ----------
    documents : tuple of Document
        In the order in which they were read.
    rows : mapping of str to tuple of Row
        By kind.
    stories : tuple of Story
        Which documents tell one story.
    contradictions : tuple of Contradiction
        What stands against what.
    skipped : tuple of Skipped
        What was not read.
    counts : mapping of str to int
        Of everything the file holds.
    naming : Naming
        Names of actors.
    lead : str
        The language model whose rows these are where it read a document; empty for the rules.
    led : frozenset of str
        Ids of the documents that it read.
    """

    documents: tuple[Document, ...]
    rows: Mapping[str, tuple[Row, ...]]
    stories: tuple[Story, ...]
    contradictions: tuple[Contradiction, ...]
    skipped: tuple[Skipped, ...]
    counts: Mapping[str, int]
    naming: Naming
    lead: str = ""
    led: frozenset[str] = frozenset()

    @classmethod
    def of(cls, evidence: EvidenceFile, contradictions: Iterable[Contradiction] | None = None) -> Material:
        """Read everything but the paragraphs, which only the documents shown in full need; contradictions by default those of the file."""
        against = evidence.contradictions() if contradictions is None else tuple(contradictions)
        return cls(
            documents=evidence.documents(),
            rows={kind: evidence.rows(kind) for kind in KINDS},
            stories=evidence.stories(),
            contradictions=against,
            skipped=evidence.skipped(),
            counts=evidence.counts() | {"contradictions": len(against)},
            naming=Naming.of_registry(registry()),
            lead=evidence.lead,
            led=evidence.read_by(evidence.lead) if evidence.lead else frozenset(),
        )

    def reader_of(self, document: str) -> str:
        """Who read a document, where a language model leads; empty where the rules read them all."""
        return "" if not self.lead else self.lead if document in self.led else "the rules"

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims."""
        return cast(tuple[Claim, ...], self.rows["claim"])

    @property
    def positions(self) -> tuple[Position, ...]:
        """All positions."""
        return cast(tuple[Position, ...], self.rows["position"])

    @property
    def events(self) -> tuple[Event, ...]:
        """All events."""
        return cast(tuple[Event, ...], self.rows["event"])

    @property
    def dates(self) -> tuple[DateMention, ...]:
        """All dates that the texts name."""
        return cast(tuple[DateMention, ...], self.rows["date"])

    @property
    def ties(self) -> tuple[Tie, ...]:
        """All ties."""
        return cast(tuple[Tie, ...], self.rows["relation"])

    @cached_property
    def by_id(self) -> dict[str, Document]:
        """Documents by id."""
        return {document.id: document for document in self.documents}

    @cached_property
    def texts(self) -> dict[str, str]:
        """Texts by id."""
        return {document.id: document.text for document in self.documents}

    @cached_property
    def every_story(self) -> tuple[Story, ...]:
        """The stories, and one of its own for every document that none of them names."""
        told = {document for story in self.stories for document in story.documents}
        return (*self.stories, *(Story((each.id,)) for each in self.documents if each.id not in told))

    @cached_property
    def number(self) -> dict[str, int]:
        """Number of each document, from 1, in the order of reading."""
        return {document.id: index for index, document in enumerate(self.documents, 1)}

    @cached_property
    def story_of(self) -> dict[str, int]:
        """Index of the story that each document tells."""
        return {document: index for index, story in enumerate(self.every_story) for document in story.documents}

    @cached_property
    def by_document(self) -> dict[str, list[Row]]:
        """Rows of every kind by document."""
        found: dict[str, list[Row]] = defaultdict(list)
        for rows in self.rows.values():
            for row in rows:
                found[row.document].append(row)
        return found

    @cached_property
    def _mentions(self) -> dict[str, tuple[list[int], list[Mention]]]:
        found: dict[str, list[Mention]] = defaultdict(list)
        for row in cast(tuple[Mention, ...], self.rows["mention"]):
            found[row.document].append(row)
        for rows in found.values():
            rows.sort(key=lambda row: row.span)
        return {document: ([row.span.start for row in rows], rows) for document, rows in found.items()}

    @cached_property
    def _dates(self) -> dict[str, list[DateMention]]:
        found: dict[str, list[DateMention]] = defaultdict(list)
        for row in self.dates:
            found[row.document].append(row)
        return found

    def dates_in(self, document: str, span: Span) -> list[DateMention]:
        """Dates that a stretch of a document names."""
        return [row for row in self._dates.get(document, []) if span.holds(row.span)]

    def quote(self, document: str, span: Span) -> str:
        """The words of a stretch."""
        return span.quote(self.by_id[document].text)

    def actors_in(self, document: str, span: Span) -> tuple[str, ...]:
        """Actors mentioned inside a stretch of a document, each once, in order."""
        starts, rows = self._mentions.get(document, ([], []))
        inside: Sequence[Mention] = rows[bisect_left(starts, span.start) : bisect_right(starts, span.end)]
        return tuple(dict.fromkeys(actor for row in inside if span.holds(row.span) for actor in row.actors or (row.proposed,) if actor))
