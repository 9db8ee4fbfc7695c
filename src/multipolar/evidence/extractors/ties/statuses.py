"""Whether a tie is actual, potential, perceived, contested, desired or past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.ties.lexicon import Lexicon
from multipolar.results.evidence.rows import Mode, TieStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

OF_MODE: dict[Mode, TieStatus] = {
    "actual": "actual", "planned": "potential", "hypothetical": "potential", "negated": "actual", "alleged": "contested",
}  # fmt: skip
"""Status of a tie by the mode of the words that tell it."""


def status_of(token: Token, words: Lexicon, found: TieStatus) -> TieStatus:
    """Status as the adjectives before a word and the verbs above it make it, where its mode says no more than that it is."""
    if found != "actual":
        return found
    for child in token.lefts:
        if child.lower_ in words.status_adjectives:
            return words.status_adjectives[child.lower_]
    for _ in range(4):
        if token.head.i == token.i:
            break
        token = token.head
        if token.lemma_ in words.statuses:
            return words.statuses[token.lemma_]
    return found
