"""What somebody is said to want, told by "what": "what Tunis wants is a vote"; and who speaks as a critic or a supporter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.drafts import Draft, Scene
from multipolar.results.evidence import Span
from multipolar.results.evidence.rows import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_WANTS = frozenset({"want", "need", "seek", "demand", "desire", "crave", "expect", "ask"})
_DREADS = frozenset({"fear", "dread", "oppose", "resent", "reject", "dislike"})
_CRITICS = re.compile(r"\b(?:critics|opponents|detractors|adversaries|sceptics|skeptics|dissenters)\b", re.IGNORECASE)
_FRIENDS = re.compile(r"\b(?:supporters|proponents|advocates|backers|admirers|champions)\b", re.IGNORECASE)


def what_wanted(scene: Scene, word: Token) -> Draft | None:
    """As in "what Tunis wants: an end to the embargo"."""
    verb = word.head
    if (
        verb.lemma_ not in _WANTS | _DREADS
        or word.dep_ not in ("dobj", "pobj", "attr")
        or verb.i < word.i
        or word.sent.text.rstrip().endswith("?")
    ):
        return None
    rest = [t for t in word.sent if t.i > verb.i]
    if not rest or not (rest[0].lower_ in (":", "is", "was", "are", "-", "most") or verb.right_edge.i == verb.i):
        return None
    if rest[0].lower_ not in (":", "is", "was", "are", "-", "most"):
        return None
    holders = scene.holder(verb)
    end = word.sent[-2] if word.sent[-1].is_punct and len(word.sent) > 1 else word.sent[-1]
    span = scene.parsed.span(scene.block, word, end)
    ours = any(c.lower_ in ("we", "i") for c in verb.lefts) and scene.claim_over(verb) is not None
    if not holders or not (ours or scene.is_topical(span)):
        return None
    scene.used.add(verb.i)
    direction: Direction = "oppose" if verb.lemma_ in _DREADS else "demand"
    return Draft(span, verb, holders, direction, "positions.what-wanted", scene.basis(verb, reported=False), 0.6)


def partisans(scene: Scene) -> list[Draft]:
    """What critics say is against, what supporters say is for what is spoken of."""
    found = []
    doc = scene.parsed.parses[scene.block.index]
    for claim in scene.claims:
        who = scene.parsed.plain[claim.source_span.start : claim.source_span.end] if claim.source_span is not None else ""
        direction: Direction | None = "oppose" if _CRITICS.search(who) else "support" if _FRIENDS.search(who) else None
        if direction is None or claim.cue is None:
            continue
        head = doc.char_span(claim.cue.start - scene.block.start, claim.cue.end - scene.block.start, alignment_mode="expand")
        if head is None:
            continue
        span = Span(min(claim.cue.start, claim.content.start), max(claim.cue.end, claim.content.end))
        found.append(Draft(span, head.root, claim.source, direction, "positions.partisans", "reported", 0.5))
    return found
