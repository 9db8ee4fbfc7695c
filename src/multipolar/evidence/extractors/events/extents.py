"""Where the passage of an event begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.roles import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_INSIDE = ("dobj", "dative", "agent", "prep", "xcomp", "oprd", "prt", "nsubjpass", "attr", "advmod", "aux", "auxpass", "neg")
_ASIDE = 4
"""Words that may stand between a subject and its verb for the passage to begin with the subject."""

_CLAUSES = ("relcl", "advcl", "punct", "acl", "appos", "parataxis")


def clause_extent(verb: Token) -> tuple[Token, Token]:
    """First and last token of the clause from the verb's own subject to the end of its arguments."""
    doc = verb.doc
    low = high = verb.i
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass") and child.i < verb.i:
            if not any(inner.dep_ in ("relcl", "appos") and inner.right_edge.i - child.i > _ASIDE for inner in child.rights):
                low = min(low, _left(child))
        elif child.dep_ in _INSIDE and not (child.dep_ == "advmod" and child.i < low):
            edge = child.right_edge.i if child.dep_ not in ("dobj", "prep", "nsubjpass") else _right(child)
            high, low = max(high, edge), min(low, child.i)
    if verb.dep_ == "acl" and verb.head.i < verb.i and is_passive(verb):  # "the blockade imposed by"
        low = min(low, _left(verb.head))
    while high > verb.i and doc[high].is_punct:
        high -= 1
    return doc[low], doc[high]


def _left(noun: Token) -> int:
    edge: int = noun.left_edge.i
    return edge if noun.i - edge < 12 else noun.i


def _right(token: Token) -> int:
    """Right edge of a phrase without the clauses that hang on its nouns."""
    high: int = token.i
    waiting = [token]
    while waiting:
        one = waiting.pop()
        high = max(high, one.i)
        waiting.extend(child for child in one.rights if child.dep_ not in _CLAUSES)
    return high


def noun_extent(noun: Token) -> tuple[Token, Token]:
    """First and last token of a noun with what stands before it and after its prepositions."""
    doc = noun.doc
    low: int = min((child.left_edge.i for child in noun.lefts if child.dep_ not in ("punct", "cc", "prep", "relcl")), default=noun.i)
    high: int = noun.i
    for child in noun.rights:
        if child.dep_ == "prep":
            high = max([high, *(_phrase(inner) for inner in child.children if inner.dep_ == "pobj")])
    return doc[low if noun.i - low < 10 else noun.i], doc[high]


def _phrase(noun: Token) -> int:
    """Index of the last token of a noun with what is joined to it or stands after "of"."""
    high: int = noun.i
    waiting = [noun]
    while waiting:
        one = waiting.pop()
        high = max(high, one.i)
        for child in one.rights:
            if child.dep_ == "conj" and child.pos_ != "VERB":
                waiting.append(child)
            elif child.dep_ == "prep" and child.lower_ == "of":
                waiting.extend(inner for inner in child.children if inner.dep_ == "pobj")
    return high
