"""Dates, spans of time and deadlines: found by their forms, worked out from the day of the document."""

from __future__ import annotations

from multipolar.evidence.extractors.dates.anchor import anchor_of, dates_in
from multipolar.evidence.extractors.dates.resolving import resolve
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import DateMention, Span

__all__ = ["anchor_of", "extract"]


def extract(parsed: ParsedDocument) -> tuple[DateMention, ...]:
    """Every date of a document that is no copy of an earlier paragraph.

    A date that cannot be worked out is kept with empty ends: the words still say that something is to happen then.
    """
    dates = dates_in(parsed)
    anchor = anchor_of(parsed, dates)
    rows = []
    for found in dates:
        resolved = resolve(found, anchor)
        rows.append(
            DateMention(
                document=parsed.document.id,
                span=Span(found.start, found.end),
                rule=f"dates.{found.form}",
                confidence=0.9 if resolved.earliest else 0.5,
                earliest=resolved.earliest.isoformat() if resolved.earliest else "",
                latest=resolved.latest.isoformat() if resolved.latest else "",
                resolution=resolved.resolution,
                deadline=found.deadline,
                basis=resolved.basis,
            )
        )
    return tuple(rows)
