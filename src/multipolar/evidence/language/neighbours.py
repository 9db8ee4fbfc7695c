"""The tokens beside a token, which may be the first or the last of its parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def neighbour(token: Token, steps: int) -> Token:
    """The token so many places on (before it, if negative), or the last one that there is in that direction: it may be the token itself."""
    doc = token.doc
    there: Token = doc[min(max(token.i + steps, 0), len(doc) - 1)]
    return there
