"""Nouns by grammar alone: those joined to one, and those that "who" and "whose" stand for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

Actors = tuple[str, ...]
_MOST_JOINED = 12
_LONGEST = 16
_TO_VERB = ("prep", "nsubj", "nsubjpass", "dobj", "pobj", "agent", "attr")


def coordinated(token: Token) -> list[Token]:
    """Give a noun and those joined to it, in order; not more than a dozen."""
    found = [token]
    for one in found:
        if len(found) >= _MOST_JOINED:
            break
        found.extend(child for child in one.rights if (child.dep_ == "conj" and child.pos_ != "VERB") or _is_listed(one, child))
    return found


def _is_listed(first: Token, second: Token) -> bool:
    """Whether a name is the next of a list whose last comma stands before "and": the parser makes it describe the one before."""
    if second.dep_ not in ("appos", "npadvmod") or first.pos_ != "PROPN" or second.pos_ != "PROPN":
        return False
    if any(child.i < second.i and child.dep_ == "prep" for child in first.rights):  # "the Prime Minister of Peru, Ana Vega, and"
        return False
    for token in second.doc[second.i + 1 : min(second.i + _LONGEST, second.sent.end)]:
        if token.lower_ in ("and", "or"):
            return True
        if token.pos_ not in ("PROPN", "PUNCT", "DET") or token.text in (";", ":", "(", ")"):
            break
    return False


def antecedent(pronoun: Token) -> Token | None:
    """The noun that "which", "who" or "that" stands for; also in "it was Lima that left"."""
    verb = pronoun.head
    while verb.dep_ == "conj" or (verb.pos_ in ("ADP", "DET", "PRON", "NUM", "NOUN") and verb.dep_ in _TO_VERB):  # "both of which"
        verb = verb.head
    if verb.dep_ == "relcl":
        return _first_joined(verb.head) if _is_plural(verb) else verb.head
    if verb.dep_ == "ccomp" and verb.head.lemma_ == "be":
        return next((child for child in verb.head.rights if child.dep_ == "attr"), None)
    return None


def owner_of(whose: Token) -> Token | None:
    """The noun that "whose" stands for."""
    clause = next((above for above in whose.ancestors if above.dep_ == "relcl"), None)
    return clause.head if clause is not None else None


def _is_plural(verb: Token) -> bool:
    """Whether a verb has several subjects for certain: "have", "are", "jointly sponsor"."""
    first = next((child for child in verb.lefts if child.dep_ in ("aux", "auxpass") and child.tag_ != "TO"), verb)
    return bool(first.tag_ == "VBP" or first.lower_ == "were")


def _first_joined(noun: Token) -> Token:
    """The first of several names joined by "and", where a relative clause hangs on the last: "Peru and Chile, which share"."""
    while noun.dep_ == "conj" and noun.pos_ == "PROPN" and noun.tag_ != "NNS" and noun.head.pos_ == "PROPN":
        noun = noun.head
    return noun


def union(*parts: Actors) -> Actors:
    """Join, each once, in order."""
    return tuple(dict.fromkeys([one for part in parts for one in part]))


def joined(parts: Iterable[Actors]) -> Actors:
    """Join any number, each once, in order."""
    return union(*parts)
