"""The day from which a document counts: its own where it gives one, else what its words pin down."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.dates.patterns import Found
from multipolar.evidence.extractors.dates.resolving import Resolved, resolve
from multipolar.evidence.extractors.dates.searching import find

if TYPE_CHECKING:
    from multipolar.evidence.language import ParsedDocument


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day from which relative dates are counted.

    Parameters
    ----------
    day : date or None
        None where nothing tells it; then only dates with a year can be worked out.
    basis : str
        What tells it.
    exact : bool
        Whether it is the day of the document itself and not only near it.
    """

    day: date | None
    basis: str = ""
    exact: bool = False


def dates_in(parsed: ParsedDocument) -> tuple[Found, ...]:
    """Every date of a document as it stands, copies of paragraphs left out."""
    return tuple(find(parsed.plain, [(block.start, block.end) for block in parsed.originals], parsed.vocabulary))


def anchor_of(parsed: ParsedDocument, dates: Iterable[Found] | None = None) -> Anchor:
    """The document's own day; else the anniversary it turns on; else the latest full date it names; `dates` are those found already."""
    document = parsed.document
    if document.published:
        return Anchor(document.published, document.published_basis or "publication date", exact=True)
    hits = dates_in(parsed) if dates is None else tuple(dates)
    unknown = Anchor(None)
    for form, basis in (
        ("anniversary", "an anniversary it names"),
        ("iso", "the latest date it names"),
        ("day", "the latest date it names"),
    ):
        days = [r.latest for found in hits if found.form == form and (r := _full(found.words, resolve(found, unknown))).latest]
        if days:
            return Anchor(max(days), basis)
    return unknown


def _full(words: str, resolved: Resolved) -> Resolved:
    """Only dates that carry their own year pin a document down, and anniversaries, which do."""
    return resolved if re.search(r"(?:19|20)\d\d|anniversary", words) else Resolved()
