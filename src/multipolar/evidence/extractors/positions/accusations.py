"""Accusations that blame a policy, not a deed: "accused Lima of bullying its neighbours"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.grammar import after, child, object_of
from multipolar.evidence.extractors.positions.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_policy(verb: Token) -> bool:
    """Whether what somebody is accused of is a way of dealing with others; of a shot fired, who is right is a matter of fact."""
    thing = child(verb, "dobj")
    what = object_of(after(verb, "of", "for") or (after(thing, "of", "for") if thing is not None else None))
    if what is None:
        return False
    words = lexicon()
    if what.pos_ in ("NOUN", "PROPN"):
        return what.lemma_.lower() in words["ill_will"]
    done = [what, *(c for c in what.rights if c.dep_ in ("xcomp", "conj") and c.pos_ == "VERB")]
    return any(each.lemma_ in words["misused"] for each in done)
