"""Whose "its" is of the one who is to do something: "urged Peru to withdraw its troops", "Peru's ability to feed its troops"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.subjects import is_passive, is_verb, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from multipolar.results.evidence import Mention

_OWN = ("its", "their")
_DEEP = 5
_OF_ASKER = frozenset(
    ("sovereignty", "territory", "border", "integrity", "independence", "security", "airspace", "soil", "water", "concern", "interest",
     "demand", "right", "statehood", "proposal", "request", "call", "neutrality", "membership", "accession")
)  # fmt: skip
"""What one asks others to respect or to grant is one's own: "urged Chile to respect its borders"."""


def controlled(doc: Doc, at: Mapping[int, Mention]) -> Iterator[tuple[int, Mention | None]]:
    """Give the possessive pronouns of infinitives with the mention of whoever is to do them, or None where that is nobody known.

    Pronouns are resolved without a parse, to the subject of the sentence; the one who is urged stands closer.

    Parameters
    ----------
    doc : spacy.tokens.Doc
        A block.
    at : mapping of int to Mention
        Mentions by token.
    """
    for token in doc:
        if token.tag_ == "PRP$" and token.lower_ in _OWN and (noun := _asked(token)) is not None:
            mention, own = at.get(noun.i), at.get(token.i)
            if mention is None and noun.pos_ == "NOUN":  # nobody known: at least not the one who asks
                yield token.i, None
            elif mention is not None and mention.actors and mention is not own and (token.lower_ == "their" or len(mention.actors) == 1):
                yield token.i, mention


def _asked(pronoun: Token) -> Token | None:
    """Who is asked to do what the pronoun is part of; None where no verb asks."""
    verb = pronoun.head
    if verb.lemma_.lower() in _OF_ASKER:
        return None
    for _ in range(_DEEP):
        if is_verb(verb):
            break
        verb = verb.head
    if not is_verb(verb) or not any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.lefts):
        return None
    above = verb.head
    if verb.dep_ not in ("xcomp", "ccomp", "advcl", "acl") or above.i > verb.i:
        return None
    own = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if own is not None:
        return own if own.i > above.i else None
    if (pressed := _under_pressure(verb, above)) is not None:
        return pressed
    if verb.dep_ == "acl" and (owner := next((child for child in above.lefts if child.dep_ == "poss"), None)) is not None:
        return owner  # "curbs on Peru's means to arm its militias"
    found = subject(verb) if verb.dep_ in ("xcomp", "ccomp") else None
    return found if found is not None and (found.i > above.i or is_passive(above)) else None


def _under_pressure(verb: Token, above: Token) -> Token | None:
    """Who is pressed: "put pressure on Peru to leave", "pressure on Peru to leave"."""
    nouns = [above, *(child for child in above.rights if child.dep_ == "dobj")]
    noun = next((one for one in nouns if one.lemma_.lower() in ("pressure", "call", "demand", "appeal")), None)
    if noun is None:
        return None
    over = dict.fromkeys((noun, above))
    places = (child for one in over for child in one.rights if child.lower_ in ("on", "to", "for") and child.i < verb.i)
    return next((inner for child in places if child.dep_ == "prep" for inner in child.rights if inner.dep_ == "pobj"), None)
