"""Scenarios that an author names: ways things could go, what they hang on and what they would bring.

Found by the forms of the text alone, so that no language model is needed.
"""

from __future__ import annotations

from multipolar.evidence.extractors.scenarios.cases import cases
from multipolar.evidence.extractors.scenarios.enumerated import enumerated
from multipolar.evidence.extractors.scenarios.listing import listed
from multipolar.evidence.extractors.scenarios.questions import alternatives
from multipolar.evidence.extractors.scenarios.words import Named
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import NamedScenario

__all__ = ["extract"]


def extract(parsed: ParsedDocument) -> tuple[NamedScenario, ...]:
    """Every scenario that a document names, in the order of the text; of two that meet, the one found first is kept."""
    kept: list[Named] = []
    for named in (*listed(parsed), *cases(parsed), *enumerated(parsed), *alternatives(parsed)):
        if not any(named.span.meets(other.span) or named.name == other.name for other in kept):
            kept.append(named)
    return tuple(_row(parsed, named) for named in sorted(kept, key=lambda each: each.span))


def _row(parsed: ParsedDocument, named: Named) -> NamedScenario:
    return NamedScenario(
        document=parsed.document.id,
        span=named.span,
        rule=f"scenarios.{named.rule}",
        confidence=named.confidence,
        name=named.name,
        label=named.label,
        conditions=named.conditions,
        outcomes=named.outcomes,
    )
