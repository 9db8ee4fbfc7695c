"""Which of the events found in one document are told twice, or are only what another event is about."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable

from multipolar.evidence.extractors.events.candidates import Candidate
from multipolar.evidence.extractors.events.complements import governed_by
from multipolar.evidence.extractors.events.marks import is_finite, is_infinitive

_SPEECH = ("REQUEST", "REJECT", "ACCUSE", "THREATEN", "CONSULT", "AGREE")
_BESIDE = ("without", "after", "before", "while", "despite", "during", "amid", "following", "at", "under", "since")
_PROMISES = ("promise", "pledge", "undertake", "commit", "volunteer")
_OWN_WORDS = ("THREATEN", "AGREE", "REJECT")


def settle(found: Iterable[Candidate]) -> list[Candidate]:
    """Leave out events that lie inside another and add nothing; in the order of the text."""
    sentences: dict[tuple[int, int], list[Candidate]] = {}
    for one in found:
        sentences.setdefault((one.scene.block.index, one.trigger.sent.start), []).append(one)
    return [one for place in sorted(sentences) for one in _of_sentence(sentences[place])]


def _of_sentence(found: Iterable[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    for one in sorted(found, key=lambda c: (c.first.i, -c.last.i)):
        promise = next((other for other in kept if _is_promise_of(other, one)), None)
        if promise is not None:
            kept[kept.index(promise)] = one
        elif any(_covers(other, one) for other in kept):
            kept = [_with_target(other, one) if _covers(other, one) else other for other in kept]
        else:
            covered = [other for other in kept if _covers(one, other)]
            kept = [other for other in kept if other not in covered]
            kept.append(functools.reduce(_with_target, covered, one))
    return kept


def _is_promise_of(one: Candidate, other: Candidate) -> bool:
    """Whether the first only promises the second: the deed that is planned says more than the promise."""
    if one.scene is not other.scene or one.trigger.lemma_ not in _PROMISES or one.reading.type != "AGREE":
        return False
    verb = other.trigger
    return (
        verb.head.i == one.trigger.i and verb.dep_ in ("xcomp", "dobj") and other.mode == "planned" and set(one.source) == set(other.source)
    )


def _with_target(one: Candidate, inner: Candidate) -> Candidate:
    """What is refused or promised says to whom: "refused to negotiate with X"."""
    if one.target or one.reading.type not in _OWN_WORDS or not set(one.source) & set(inner.source):
        return one
    return dataclasses.replace(one, target=tuple(who for who in inner.target if who not in one.source))


def _covers(one: Candidate, other: Candidate) -> bool:
    """Whether the second is told by the first already."""
    if one.scene is not other.scene or one.trigger.i == other.trigger.i:
        return one is other
    if _is_in_one_breath(one, other):
        return True
    if one.rule == other.rule == "noun" and other.trigger.dep_ == "conj" and other.trigger in one.trigger.conjuncts:
        return other.trigger.i > one.trigger.i and _no_more(one, other)
    inside = one.first.i <= other.trigger.i <= one.last.i and _above(one, other) and (one.rule == "noun" or other.trigger.i > one.trigger.i)
    if not inside:
        return False
    if set(other.taken) & set(one.taken):
        return True
    if other.rule != "noun" and not other.is_complete and set(one.source) & set(other.source) and _is_means(other):
        return True
    same = set(one.source) & set(other.source) or not other.source
    if one.reading.type == other.reading.type and same and (set(one.target) & set(other.target) or not other.target or not one.target):
        return True
    if one.reading.type in _OWN_WORDS and same and (other.rule == "noun" or _is_complement(one, other)):
        return True  # what somebody threatens, promises or refuses to do himself
    if one.reading.type == "ACCUSE" and other.rule != "noun":  # what somebody is accused of is told, as alleged
        return False
    return one.reading.type in _SPEECH and not other.is_complete and _is_complement(one, other)


def _is_in_one_breath(one: Candidate, other: Candidate) -> bool:
    """Whether two verbs share one object: in "arms and trains the rebels" the second is told with it."""
    same = one.reading.type == other.reading.type and one.source == other.source and bool(one.target) and not other.target
    return same and one.trigger in other.trigger.conjuncts and not any(child.dep_ == "dobj" for child in other.trigger.children)


def _no_more(one: Candidate, other: Candidate) -> bool:
    return {*other.source, *other.target} <= {*one.source, *one.target}


def _is_complement(one: Candidate, other: Candidate) -> bool:
    """Whether a verb stands in the clause that another governs, and not in one that is only beside it: "left without attacking"."""
    token = other.trigger
    while token.i != one.trigger.i and token.head.i != token.i:
        if token.dep_ == "conj" and is_finite(token) and is_infinitive(token.head):
            return False
        if (over := governed_by(token)) is not None:
            token = over
            continue
        if token.dep_ == "advcl" or (token.dep_ == "prep" and token.lower_ in _BESIDE):
            return False
        token = token.head
    return True


def _is_means(other: Candidate) -> bool:
    """Whether it is how another is done: "by selling grain"."""
    token = other.trigger
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ == "pcomp" and token.head.lower_ in ("by", "through")


def _above(one: Candidate, other: Candidate) -> bool:
    token = other.trigger
    while token.head.i != token.i and (token.dep_ != "relcl" or other.rule == "noun" or governed_by(token) is not None):
        token = governed_by(token) or token.head
        if token.i == one.trigger.i:
            return True
    return False
