"""The clause that a verb asks for, also where the parser hangs it on a phrase between them: "agreed in Quito on Friday to resume"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.marks import is_infinitive

if TYPE_CHECKING:
    from spacy.tokens import Token

TAKING = frozenset(
    ("agree", "offer", "threaten", "refuse", "promise", "pledge", "vow", "decide", "plan", "intend", "decline", "fail", "undertake",
     "consent", "volunteer", "swear", "commit", "propose", "resolve", "attempt", "try", "seek", "hope", "expect", "want", "prepare",
     "pretend")
)  # fmt: skip
"""Verbs that ask for an infinitive; what stands after them with "to" is what they are about and no purpose."""

_CLAUSES = ("xcomp", "ccomp", "advcl")
_FARTHEST = 12


def infinitive_of(verb: Token) -> Token | None:
    """The verb after "to" that completes another one."""
    own = next((child for child in verb.rights if child.dep_ in ("xcomp", "ccomp") and is_infinitive(child)), None)
    if own is not None or verb.lemma_ not in TAKING:
        return own
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + _FARTHEST)]:
        if is_infinitive(token) and governed_by(token) is not None and governed_by(token) == verb:
            return token
    return None


def governed_by(verb: Token) -> Token | None:
    """The verb that an infinitive completes, past the phrase of time or place that the parser hangs it on."""
    if verb.dep_ in ("advcl", "xcomp") and verb.head.lemma_ in TAKING and not _completed(verb.head, verb):
        return verb.head
    if verb.dep_ in ("relcl", "acl") and (verb.head.dep_ == "npadvmod" or (verb.head.dep_ == "pobj" and verb.head.head.dep_ == "prep")):
        above: Token = verb.head.head if verb.head.dep_ == "npadvmod" else verb.head.head.head
        if above.lemma_ in TAKING and above.i < verb.i and not _completed(above, verb):
            return above
    return None


def _completed(verb: Token, other: Token) -> bool:
    """Whether a verb has what completes it already, so that another infinitive tells a purpose."""
    return any(
        child.i != other.i and ((child.dep_ in ("xcomp", "ccomp") and child.i < other.i) or child.dep_ == "dobj") for child in verb.rights
    )


def is_wished(verb: Token) -> bool:
    """Whether a clause tells what somebody should do: "insists that Chile leave", "suggested that it be closed"."""
    helpers = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    if any(child.lower_ == "be" or child.lower_ in ("should", "must") for child in helpers):
        return not any(child.tag_ == "MD" and child.lower_ not in ("should", "must") for child in helpers)
    if helpers:
        return False
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    return subject is not None and (
        verb.tag_ == "VB" or (verb.tag_ == "VBP" and subject.tag_ in ("NNP", "NN") and not list(subject.conjuncts))
    )
