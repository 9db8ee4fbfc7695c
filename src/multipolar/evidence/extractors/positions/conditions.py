"""What a position is tied to, and how firmly it is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.grammar import chain
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.results.evidence import Span

if TYPE_CHECKING:
    from multipolar.evidence.extractors.positions.drafts import Draft, Scene

_PHRASE = re.compile(
    r"\b(?:provided(?: that)?|providing that|on (?:the )?condition that|as long as|so long as|only if|unless|until|if(?! only)|without"
    r"|in (?:exchange|return) for|once|before(?! \d| (?-i:[A-Z])| the (?:end|summit|vote|meeting))|except if|in case of)"
    r"\s+[^.;:!?\"]{3,160}",
    re.IGNORECASE,
)
_BREAK = re.compile(r",\s+(?:and|but|while|which|who|a|an|the|\w+ing)\s")


def condition_of(scene: Scene, draft: Draft) -> Span | None:
    """The clause that a position hangs on: in its passage, or at the head or the end of its sentence."""
    text, sentence = scene.parsed.plain, draft.head.sent
    low, high = scene.block.start + sentence.start_char, scene.block.start + sentence.end_char
    for start, end in ((draft.span.start, draft.span.end), (draft.span.end, min(high, draft.span.end + 3)), (low, low + 1)):
        found = _PHRASE.search(text, start, high) if start < high else None
        if found is not None and found.start() < end:
            cut = _BREAK.search(text, found.start(), found.end())
            stop = cut.start() if cut else found.end()
            comma = text.find(",", found.start(), stop)
            if start == low and comma > 0:
                stop = comma
            return Span(found.start(), found.start() + len(text[found.start() : stop].rstrip(" ,")))
    return None


def is_hedged(scene: Scene, draft: Draft) -> bool:
    """Whether a "may", "appears" or "is said to" weakens it."""
    hedges = lexicon()["hedges"]
    for token in chain(draft.head):
        if token.lemma_ in hedges or any(c.lemma_.lower() in hedges and c.dep_ in ("aux", "advmod") for c in token.children):
            return True
        if token != draft.head and token.lemma_ in ("say", "think", "believe", "report", "suppose", "rumour", "expect", "understand"):
            return True
    claim = scene.claim_over(draft.head)
    return claim is not None and claim.certainty != "asserted"
