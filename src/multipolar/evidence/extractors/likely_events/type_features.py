"""What is seen of the type of an event that a word tells: what both lists say of it, of its object and of what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.learnt import Features
from multipolar.evidence.learnt.deeds import deed_of
from multipolar.evidence.learnt.tone import tone_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = ("dobj", "nsubjpass", "attr", "xcomp", "ccomp", "oprd", "acomp", "dative")
_VERBS = ("VERB", "AUX")


def type_features(token: Token, types: tuple[str, ...]) -> Features:
    """See of what type an event is.

    Parameters
    ----------
    token : Token
        Its word.
    types : tuple of str
        PLOVER types by both lists, the last from the list of deeds.
    """
    part, lemma = "V" if token.pos_ in _VERBS else "N", token.lemma_.lower()
    seen: Features = {part: 1.0, f"{part} {lemma}": 1.0, f"deed {types[-1] or 'none'}": 1.0, f"tone {tone_of(token)}": 1.0}
    for place, one in enumerate(types[:-1]):
        seen[f"listed {one}"] = 1.0
        if not place:
            seen[f"first listed {one}"] = 1.0
            if one == types[-1]:
                seen[f"both {one}"] = 1.0
    for child in token.children:
        dep, word = child.dep_, child.lemma_.lower()
        if dep in ("prep", "prt", "neg"):
            seen[f"{part} {child.lower_}"] = seen[f"{part} {lemma} {child.lower_}"] = 1.0
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    seen[f"{part} {child.lower_} deed {deed_of(inner) or 'none'}"] = seen[f"{part} after {inner.lemma_.lower()}"] = 1.0
        elif dep in _OBJECTS:
            seen[f"{part} {dep}"] = seen[f"{part} {dep} deed {deed_of(child) or 'none'}"] = seen[f"{part} object {word}"] = 1.0
            seen[f"{part} object tone {tone_of(child)}"] = 1.0
        elif dep in ("amod", "compound") and child.pos_ != "PROPN":
            seen[f"{part} before {child.lower_}"] = 1.0
    head = token.head
    if part == "N" and head.i != token.i:
        over = head.head if head.pos_ == "ADP" else head
        seen[f"N under {over.lemma_.lower()}"] = seen[f"N under deed {deed_of(over) or 'none'}"] = 1.0
    return seen
