"""The words of documents that stand behind an update."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from multipolar.results.evidence import Contradiction, Document, Span

if TYPE_CHECKING:
    from multipolar.evidence.drafting.pool import Reading

FRAGMENT = 4
"""A passage of fewer words is shown in its sentence."""


def passages(readings: Iterable[Reading], documents: Mapping[str, Document]) -> tuple[dict[str, Any], ...]:
    """The passage of each reading: where it stands, its words, the sentence around where they are few, what it says."""
    return tuple(
        {
            **quoted(documents[each.document], each.span),
            **_around(documents[each.document], each.span),
            "says": each.gist,
            "relation": each.relation,
            "value": each.value,
        }
        for each in readings
    )


def _around(document: Document, span: Span) -> dict[str, str]:
    """The sentence around a passage that is only a fragment of one."""
    from multipolar.evidence.drafting.wording import sentence_of

    return {} if len(span.quote(document.text).split()) >= FRAGMENT else {"sentence": sentence_of(span, document.text)}


def two_sides(found: Sequence[Contradiction], documents: Mapping[str, Document]) -> tuple[dict[str, Any], ...]:
    """Contradictions, with the words of both sides."""
    return tuple(
        {
            "kind": each.kind,
            "one": quoted(documents[each.one_document], each.one),
            "other": quoted(documents[each.other_document], each.other),
            "explanation": each.explanation,
        }
        for each in found
    )


def quoted(document: Document, span: Span) -> dict[str, Any]:
    """One passage: where it stands, and its words."""
    return {"document": document.name, "start": span.start, "end": span.end, "quote": span.quote(document.text)}
