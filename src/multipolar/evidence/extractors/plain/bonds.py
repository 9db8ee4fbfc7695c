"""Ties of one document as rows: the parties that are bound, each pair told once a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from multipolar.evidence.extractors.plain.scene import Scene
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import lexicon
from multipolar.evidence.extractors.ties.parties import Parties
from multipolar.evidence.extractors.ties.settling import settled
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Tie

CONFIDENCE = {"noun": 0.45, "verb": 0.45, "relations": 0.5, "event": 0.5}
"""By rule: how often its rows were right on the annotated articles of development, less a tenth or more since they were seen there."""


def rows(parsed: ParsedDocument, scenes: Sequence[Scene], found: Sequence[Candidate]) -> tuple[Tie, ...]:
    """Rows of the candidates of a document, in the order of the text."""
    words = lexicon()
    parties = Parties.of(found, words, parsed)
    starts = [scene.cut.starts[at] for scene in scenes for at in scene.cut.bounds[:-1] if at < len(scene.cut.starts)]
    return tuple(
        Tie(
            document=parsed.document.id,
            span=one.span,
            rule=f"plain.ties-{one.rule}",
            confidence=CONFIDENCE.get(one.rule, 0.4),
            a=a,
            b=b,
            type=one.bond.type,
            sign=one.bond.sign,
            directed=one.bond.directed,
            status=one.status,
        )
        for a, b, one in settled(map(parties.bound, found), starts, words)
    )
