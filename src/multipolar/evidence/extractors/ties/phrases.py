"""Phrases of a verb or an adjective: "pull out of", "view with suspicion"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHIN = 4


def has_words(word: Token, wanted: tuple[str, ...]) -> bool:
    """Whether the words of a phrase follow in order and closely: "lends its full support to"."""
    if not wanted:
        return True
    doc, place = word.doc, word.i + 1
    for one in wanted:
        end = min(place + _WITHIN, len(doc))
        place = next((i + 1 for i in range(place, end) if doc[i].lower_ == one or doc[i].lemma_ == one), 0)
        if not place:
            return False
    return True
