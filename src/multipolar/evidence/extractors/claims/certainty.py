"""How sure a document is that something was said, and how sure what is said is made to sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.grammar import above, child
from multipolar.evidence.extractors.claims.lexicon import lexicon
from multipolar.results.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.claims.drafts import Draft
    from multipolar.evidence.language import ParsedDocument

_NEAR = 12
_ONLY_SAID = frozenset({"reported", "rumoured", "rumored", "suspected", "presumed"})
_FIRM = frozenset({"insist", "deny", "pledge", "promise", "vow", "maintain", "warn", "threaten", "swear", "guarantee", "claim", "confirm"})
"""Verbs behind which a "would" is no supposition."""
_IF = frozenset({"if", "unless"})


def weigh(parsed: ParsedDocument, draft: Draft) -> None:
    """Set a draft's certainty and hedges.

    Speculative: the saying itself is imagined ("might say", "is likely to say", "if he says").
    Hedged: the saying is not certain ("appears to say", "reportedly said"), nobody is named, or what is said is weakened ("could").
    """
    imagined = None if draft.rule == "phrase" and _is_said(draft) else _imagined(draft.anchor)
    if imagined is not None:
        draft.hedges.append(_at(parsed, draft, imagined))
        draft.certainty = "speculative"
        return
    inside = _in_content(draft)
    weak = [*_on_cue(draft.anchor), *inside, *_conditional(draft)]
    draft.hedges += [_at(parsed, draft, token) for token in weak]
    if weak and draft.certainty == "asserted":
        draft.certainty = "hedged"


def _is_said(draft: Draft) -> bool:
    """Whether the anchor is part of what is said ("according to analysts, the bridge could fall"): its modal only hedges."""
    return draft.content.start <= draft.block.start + draft.anchor.idx < draft.content.end


def weaken(drafts: list[Draft]) -> None:
    """Hedge what rests on hearsay: "the radio spoke of a prince who is said to have fled"."""
    for at, draft in enumerate(drafts):
        if draft.anchor.lemma_ in lexicon()["charging"]:
            continue  # that somebody is accused is no hearsay
        if draft.attribution != "agentless" or draft.rule != "passive" or draft.anchor.dep_ not in ("relcl", "ccomp", "acl"):
            continue
        for other in drafts[max(0, at - _NEAR) : at]:
            if other.content.holds(draft.cue) and other.certainty == "asserted":
                other.certainty = "hedged"
                other.hedges.append(draft.cue)


def _at(parsed: ParsedDocument, draft: Draft, token: Token) -> Span:
    return parsed.span(draft.block, token, token)


def _imagined(anchor: Token) -> Token | None:
    """The word that makes the saying a supposition, if there is one."""
    if anchor.pos_ == "NOUN":
        return None
    top, _ = above(anchor)
    finite = anchor.tag_ in ("VBD", "VBZ", "VBP")
    for verb in dict.fromkeys((anchor, top, anchor.head if anchor.dep_ == "conj" and not finite else anchor)):
        for c in verb.children:
            if c.tag_ == "MD" and c.i < verb.i and (c.lower_ in lexicon()["modals"] or c.lower_ in ("would", "'d")):
                return c
            if c.dep_ == "advmod" and c.lower_ in ("perhaps", "maybe", "possibly", "conceivably") and c.i < verb.i:
                return c
            if c.dep_ == "mark" and c.lower_ in _IF and verb.dep_ == "advcl":
                return c
    return None


def _on_cue(anchor: Token) -> list[Token]:
    """Hedges of the saying: "appears to say", "reportedly said", "it seems that they say"."""
    words = lexicon()
    found: list[Token] = []
    place, steps = anchor, 0
    while steps < 3:
        found += [c for c in place.children if c.dep_ == "advmod" and c.i < place.i and c.lower_ in words["hedges"]]
        head = place.head
        if place.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") for c in place.lefts):
            break  # what weakens the clause before does not weaken this one
        if head == place or place.dep_ not in ("xcomp", "ccomp", "conj"):
            break
        if head.lemma_ in ("appear", "seem") and place.dep_ != "conj":
            found.append(head)
        elif place.dep_ == "ccomp":
            break
        place, steps = head, steps + 1
    return found


def _in_content(draft: Draft) -> list[Token]:
    """Hedges of what is said."""
    words, modals = lexicon()["hedges"], lexicon()["modals"]
    found: list[Token] = []
    doc = draft.anchor.doc
    low, high = draft.content.start - draft.block.start, draft.content.end - draft.block.start
    first = doc.char_span(low, high, alignment_mode="expand")
    for token in first or ():
        word = token.lower_
        if token.dep_ == "amod" and word in _ONLY_SAID:
            found.append(token)
            continue
        if word == "likely" and token.dep_ in ("acomp", "oprd") and child(token, "xcomp") is None:
            continue  # "consider it likely": how likely is what is said
        if word not in words or (word in modals and (token.tag_ != "MD" or _denied(token))):
            continue
        found.append(token)
    return found


def _conditional(draft: Draft) -> list[Token]:
    """The "would" of what is said in the present: a supposition; behind "said" it only tells what was to come."""
    anchor = draft.anchor
    present = anchor.tag_ in ("VBZ", "VBP") or (anchor.tag_ == "VBN" and any(c.lower_ in ("has", "have") for c in anchor.lefts))
    if not present or draft.rule != "verb" or anchor.lemma_ in _FIRM:
        return []
    clause = next((c for c in anchor.rights if c.dep_ == "ccomp"), None)
    return [c for c in clause.lefts if c.lower_ == "would" and c.tag_ == "MD"] if clause is not None else []


def _denied(modal: Token) -> bool:
    after = modal.doc[modal.i + 1].lower_ if modal.i + 1 < len(modal.doc) else ""
    return after in ("not", "n't", "never", "no", "only")
