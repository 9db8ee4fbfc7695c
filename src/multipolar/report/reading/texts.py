"""Documents in full, as many as a page can hold."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from multipolar.report.reading.material import Material
from multipolar.report.reading.names import KINDS
from multipolar.report.reading.sheet import Sheet
from multipolar.results.evidence import Row, Span

if TYPE_CHECKING:
    from multipolar.store.evidence import EvidenceFile

ALL_TEXTS = 5_000_000
"""Characters of markup that the texts together may have; the documents that do not fit are listed without their text."""

ONE_TEXT = 60_000
"""Characters of one document that are shown."""

NAMED = 1_000
"""Documents that are listed at all."""


@dataclass
class Shown:
    """The texts in full, and where in them each row stands.

    Parameters
    ----------
    texts : list of Markup
        One document each, in the order of reading.
    places : dict
        Anchors of rows.
    paragraphs : dict
        By document, the starts of its paragraphs that are shown, and their anchors.
    """

    texts: list[Markup] = field(default_factory=list)
    places: dict[Row, str] = field(default_factory=dict)
    paragraphs: dict[str, tuple[list[int], list[str]]] = field(default_factory=dict)

    def place(self, document: str, span: Span) -> str:
        """Anchor of the paragraph that a stretch stands in; empty where it is not shown."""
        starts, anchors = self.paragraphs.get(document, ([], []))
        index = bisect_right(starts, span.start) - 1
        return anchors[index] if index >= 0 else ""

    def home(self, number: int) -> str:
        """Anchor of a document by its number: its text, or its line in the list of documents."""
        return f"d{number}" if number <= len(self.texts) else f"l{number}" if number <= NAMED else ""

    def place_of(self, row: Row) -> str:
        """Anchor of the words where a row begins; empty where they are not shown."""
        return self.places.get(row, "")


def shown_texts(evidence: EvidenceFile, material: Material, template: Any) -> Shown:
    """Set the documents in order of reading until their markup fills the budget; the first one is always there."""
    shown, used = Shown(), 0
    for number, document in enumerate(material.documents, 1):
        paragraphs = evidence.paragraphs(document.id)
        kept = tuple(replace(each, end=min(each.end, ONE_TEXT)) for each in paragraphs if each.start < ONE_TEXT)
        sheet = Sheet(number, document, kept, material)
        lines = sheet.lines()
        text = template.module.text(
            number=number, document=document, lines=lines, entries=sheet.entries(), tally=tally(sheet.rows),
            cut=ONE_TEXT if len(document.text) > ONE_TEXT else 0, is_open=number == 1,
            reader=material.reader_of(document.id),
        )  # fmt: skip
        used += len(text)
        if used > ALL_TEXTS and shown.texts:
            break
        shown.texts.append(text)
        shown.places |= sheet.places
        shown.paragraphs[document.id] = ([each.start for each in kept], [line.anchor for line in lines])
    return shown


def tally(rows: Sequence[Row]) -> str:
    """How many of each kind, as words."""
    counts = Counter(row.kind for row in rows)
    return ", ".join(f"{counts[kind]:,} {KINDS[kind][counts[kind] != 1].lower()}" for kind in KINDS if counts[kind]) or "nothing found"
