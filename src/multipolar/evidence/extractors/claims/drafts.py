"""A claim while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from multipolar.results.evidence import Claim, Span
from multipolar.results.evidence.rows import Attribution, Certainty, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.text import Block


@dataclass(slots=True, kw_only=True)
class Draft:
    """A claim of which the hedges and disputes are still to be found.

    Parameters
    ----------
    block : Block
        Where it stands.
    anchor : Token
        The verb or noun that makes it a claim.
    nested : bool
        Whether it belongs to a relative clause inside something that is said ("which they view as").
    mutual : bool
        Whether it is an accusation that each side makes of the other.
    """

    block: Block
    anchor: Token
    source: tuple[str, ...]
    source_span: Span | None
    cue: Span
    content: Span
    rule: str
    attribution: Attribution = "explicit"
    certainty: Certainty = "asserted"
    polarity: Polarity = "affirm"
    hedges: list[Span] = field(default_factory=list)
    nested: bool = False
    mutual: bool = False
    contest: Span | None = None
    confidence: float = 0.7

    @property
    def reach(self) -> Span:
        """From the first of its words to the last."""
        spans = [s for s in (self.source_span, self.cue, self.content) if s is not None]
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    def claim(self, document: str, span: Span) -> Claim:
        """The row."""
        return Claim(
            document=document,
            span=span,
            rule=f"claims.{self.rule}",
            confidence=self.confidence,
            source=self.source,
            content=self.content,
            cue=self.cue if self.cue.end > self.cue.start else None,
            source_span=self.source_span,
            polarity=self.polarity,
            certainty=self.certainty,
            hedges=tuple(sorted(set(self.hedges))),
            contested=self.contest is not None,
            contest=self.contest,
            attribution=self.attribution,
        )
