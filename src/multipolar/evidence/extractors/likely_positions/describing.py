"""The row of a passage in which somebody is likely to hold a stance."""

from __future__ import annotations

from multipolar.evidence.extractors.likely_positions.features import Passage
from multipolar.evidence.extractors.positions.drafts import Draft, targets
from multipolar.evidence.extractors.positions.extraction import row_of
from multipolar.evidence.extractors.positions.grammar import child
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.results.evidence import Position
from multipolar.results.evidence.rows import Basis, Direction


def described(passage: Passage, direction: Direction, likely: float) -> Position:
    """Make the row, with the issue, the condition and the basis that rules would give it."""
    asked = child(passage.head, "dobj", "dative") if direction == "demand" else None
    draft = Draft(
        span=passage.span,
        head=passage.head,
        actors=passage.actors,
        direction=direction,
        rule="positions.likely",
        basis=_basis(passage),
        confidence=round(likely, 2),
        target=targets(passage.scene, asked, passage.actors),
    )
    return row_of(passage.scene, draft)


def _basis(passage: Passage) -> Basis:
    """As rules tell it: a noun takes the stance for granted, a wish is what the author tells of them, all else was said or done."""
    head = passage.head
    if passage.by == "owner" and head.dep_ != "dobj":
        return "presupposed"
    uses = lexicon().verbs.get(head.lemma_, ())
    inferred = head.lemma_ in lexicon().wishes or head.pos_ == "AUX" or (bool(uses) and not uses[0].reported)
    return passage.scene.basis(head, reported=not inferred)
