"""What the sentences around a claim add: a source taken up from before, and how far the claim's passage runs."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.antecedents import backwards, is_person
from multipolar.evidence.extractors.claims.lexicon import lexicon
from multipolar.evidence.extractors.claims.sources import UNKNOWN
from multipolar.results.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.claims.drafts import Draft
    from multipolar.evidence.language import ParsedDocument

NEAR = 24
"""Claims before one among which the last sentences' are sought."""
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those", "such"})
_OPENING = re.compile(r"(?:And|But|Yet|So|Still|Or|Nor|However|Meanwhile|Moreover|Indeed)\b,?\s*")


def inherit(parsed: ParsedDocument, drafts: list[Draft]) -> None:
    """Give a claim of nobody in particular the source of the claim before it, where its sentence takes that claim up.

    "This charge draws on a conviction that": it is held by those who made the charge.
    """
    numbers = places(parsed, drafts)
    for at, draft in enumerate(drafts):
        if draft.source != UNKNOWN or draft.attribution != "agentless" or not takes_up(draft.anchor):
            continue
        for before in reversed(drafts[max(0, at - NEAR) : at]):
            gap = numbers[id(draft)] - numbers[id(before)]
            if gap > 1:
                break
            if gap == 1 and before.source != UNKNOWN:
                draft.source = before.source
                if draft.anchor.pos_ == "NOUN":
                    draft.attribution, draft.certainty = "anaphoric", "asserted"
                break


def unself(parsed: ParsedDocument, drafts: list[Draft]) -> None:
    """In direct speech, "he" is somebody else than who speaks: the person named last before."""
    spoken = [d for d in drafts if d.rule == "direct-speech"]
    for draft in drafts:
        if draft.source_span is None or parsed.plain[draft.source_span.start : draft.source_span.end].lower() not in ("he", "she"):
            continue
        if any(d.source == draft.source and d.content.holds(draft.cue) for d in spoken):
            place = draft.source_span.start
            other = next((m for m in backwards(parsed, place) if is_person(m) and m.actors != draft.source), None)
            draft.source = other.actors if other is not None else draft.source


def takes_up(anchor: Token) -> bool:
    """Whether a sentence takes up a claim made before it: "this charge", "that alleged plot", "such accounts"."""
    nouns = lexicon()["claim_nouns"]
    for token in anchor.sent:
        if token.i > anchor.i and not anchor.is_ancestor(token):
            continue
        if token.lower_ in _DEMONSTRATIVES and token.dep_ in ("det", "amod", "predet"):
            head = token.head
            if head.lemma_ in nouns or any(c.lower_ in ("alleged", "supposed", "purported") for c in head.lefts):
                return True
            if anchor.lemma_ in ("cite", "invoke", "adduce", "hold", "offer") and head.pos_ == "NOUN":
                return True
    return False


def places(parsed: ParsedDocument, drafts: list[Draft]) -> dict[int, int]:
    """Number of the sentence of each draft, counted through the document; by the draft's identity."""
    firsts: dict[int, int] = {}
    ends: dict[int, list[int]] = {}
    count = 0
    for block in parsed.originals:
        if block.index in parsed.parses:
            firsts[block.index] = count
            ends[block.index] = [sentence.end for sentence in parsed.parses[block.index].sents]
            count += len(ends[block.index])
    return {id(d): firsts[d.block.index] + bisect_right(ends[d.block.index], d.anchor.i) for d in drafts}


def span_of(parsed: ParsedDocument, draft: Draft) -> Span:
    """The whole sentence where the claim is its main clause; otherwise from the first of its words to the last."""
    sentence = draft.anchor.sent
    whole = parsed.span(draft.block, sentence[0], sentence[-1])
    reach = draft.reach
    if draft.anchor.dep_ == "ROOT" and whole.holds(reach) and draft.rule in ("verb", "passive", "direct-speech", "phrase"):
        opening = _OPENING.match(parsed.plain, whole.start, whole.end)
        start = opening.end() if opening is not None and opening.end() <= reach.start else whole.start
        return Span(start, whole.end)
    return reach
