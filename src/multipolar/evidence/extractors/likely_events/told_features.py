"""What is seen of a word that may tell an event: itself, its ends, what hangs on it and what it hangs on, what rules find beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.likely_events.prospects import Prospect
from multipolar.evidence.learnt import Features
from multipolar.evidence.learnt.deeds import deed_of
from multipolar.evidence.learnt.tone import tone_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_MANY = 6
_VERBS = ("VERB", "AUX")
_TOLD = ("aux", "auxpass", "neg", "mark", "prt")
_BELOW = ("dobj", "attr", "xcomp", "ccomp", "advcl", "nsubj", "nsubjpass", "acomp", "agent", "dative", "oprd", "relcl", "acl")
_BEFORE = ("det", "amod", "poss", "compound", "nmod")


def told_features(one: Prospect) -> Features:
    """See what speaks for an event."""
    token, ends = one.token, one.ends
    part = "V" if token.pos_ in _VERBS else "N"
    lemma, deed = token.lemma_.lower(), one.types[-1]
    seen: dict[str, float] = {
        part: 1.0,
        f"{part} {lemma}": 1.0,
        f"{part} deed {deed or 'none'}": 1.0,
        f"{part} lists {one.types[0] if len(one.types) > 1 else 'none'}": 1.0,
        f"tag {token.tag_}": 1.0,
        f"{part} stands {token.dep_}": 1.0,
        f"{token.tag_} stands {token.dep_}": 1.0,
        f"{part} source {ends.source_by}": 1.0,
        f"{part} target {ends.target_by}": 1.0,
        f"{part} ends {ends.source_by} {ends.target_by}": 1.0,
        f"{deed} ends {ends.source_by} {ends.target_by}": 1.0,
        "names here": min(len(one.named), _MANY) / _MANY,
        f"tone {part} {tone_of(token)}": 1.0,
    }
    if deed and deed in one.types[:-1]:
        seen[f"{part} lists agree"] = 1.0
    for side, who, by in (("source", ends.source, ends.source_by), ("target", ends.target, ends.target_by)):
        if who:
            seen[f"{side} {by} {who[0].partition(':')[0]}"] = 1.0
            if len(who) > 1:
                seen[f"{side} several"] = 1.0
    _below(token, part, seen)
    _above(one, part, seen)
    _rules(one, part, seen)
    return seen


def _below(token: Token, part: str, seen: Features) -> None:
    """What hangs on the word."""
    plain = True
    for child in token.children:
        dep = child.dep_
        if dep in _TOLD:
            plain = False
            seen[f"{part} {dep} {child.lower_}"] = 1.0
        elif dep in _BELOW:
            seen[f"{part} has {dep}"] = 1.0
            if dep in ("dobj", "xcomp", "attr", "acomp"):
                seen[f"{part} {dep} {child.lemma_.lower()}"] = 1.0
                seen[f"{part} {dep} deed {deed_of(child) or 'none'}"] = 1.0
        elif dep == "prep":
            seen[f"{part} {child.lower_}"] = 1.0
        elif dep in _BEFORE and part == "N":
            seen[f"N {dep}"] = 1.0
            if dep == "det":
                seen[f"N det {child.lower_}"] = 1.0
            elif dep in ("amod", "compound") and child.pos_ != "PROPN":
                seen[f"N {dep} {child.lower_}"] = 1.0
    if plain and part == "V":
        seen[f"V bare {token.tag_}"] = 1.0


def _above(one: Prospect, part: str, seen: Features) -> None:
    """What the word hangs on, and whether that may tell an event itself."""
    token, head = one.token, one.token.head
    if head.i == token.i:
        return
    seen[f"{part} {token.dep_} under {head.lemma_.lower()}"] = 1.0
    seen[f"{part} {token.dep_} under {head.pos_}"] = 1.0
    if head.dep_ != "ROOT" and head.pos_ == "ADP":
        over = head.head
        seen[f"{part} {head.lower_} under {over.lemma_.lower()}"] = 1.0
        seen[f"{part} {head.lower_} under deed {deed_of(over) or 'none'}"] = 1.0
    else:
        seen[f"{part} {token.dep_} under deed {deed_of(head) or 'none'}"] = 1.0


def _rules(one: Prospect, part: str, seen: Features) -> None:
    """What rules say of it, and of what stands around it."""
    event = one.event
    if event is not None:
        rule = event.rule.removeprefix("events.")
        seen["rule"] = seen[f"rule {rule}"] = seen[f"rule {rule} {event.plover}"] = seen[f"rule {rule} {event.mode}"] = 1.0
        seen[f"rule ends {'both' if event.source and event.target else 'source' if event.source else 'target'}"] = 1.0
        seen[f"rule {part} {one.token.lemma_.lower()}"] = 1.0
    here, head = one.place, one.token.head
    seen[f"{'rule' if event else part} events here"] = min(len(one.beside) - (event is not None), _MANY) / _MANY
    mine = {*one.ends.source, *one.ends.target}
    for other in one.beside:
        if other is event:
            continue
        where = "inside" if other.span.holds(here) else "beside"
        seen[f"{part} {where} an event"] = 1.0
        if where == "inside":
            seen[f"{part} inside {other.plover}"] = 1.0
            if other.trigger.start == one.scene.block.start + head.idx:
                seen[f"{part} {one.token.dep_} of an event"] = 1.0
            if mine <= {*other.source, *other.target}:
                seen[f"{part} inside the same two"] = 1.0
        elif mine & {*other.source, *other.target}:
            seen[f"{part} beside the same"] = 1.0
