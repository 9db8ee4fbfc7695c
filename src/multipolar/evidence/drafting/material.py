"""What a case is drafted from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from multipolar.evidence.drafting.passages import Kept
from multipolar.results.evidence import Contradiction, Document, Row, Story


@dataclass(frozen=True)
class Evidence:
    """What a case is drafted from.

    Parameters
    ----------
    documents : sequence of Document
        In the order of reading.
    rows : mapping
        Rows by kind.
    stories : sequence of Story
        Which documents tell one story.
    contradictions : sequence of Contradiction
        What stands against what.
    days : mapping
        By document id: its day and what tells it, for those that tell one.
    kept : mapping
        By document id: the file that holds its text as read.
    readers : mapping
        By document id: the language model whose rows lead in it; the rules' do in the others.
    """

    documents: Sequence[Document]
    rows: Mapping[str, Sequence[Row]]
    stories: Sequence[Story]
    contradictions: Sequence[Contradiction] = ()
    days: Mapping[str, tuple[date, str]] = field(default_factory=dict)
    kept: Mapping[str, Kept] = field(default_factory=dict)
    readers: Mapping[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, str]:
        """Text of each document by id."""
        return {document.id: document.text for document in self.documents}

    @property
    def story_of(self) -> dict[str, int]:
        """Number of the story of each document; one of its own where stories were not worked out, as after reading was cut off."""
        told = {document: number for number, story in enumerate(self.stories) for document in story.documents}
        alone = [document.id for document in self.documents if document.id not in told]
        return told | {document: number for number, document in enumerate(alone, start=len(self.stories))}
