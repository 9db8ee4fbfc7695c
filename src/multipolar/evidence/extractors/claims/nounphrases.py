"""The words of a noun phrase: a name without its title, a slug for an unnamed group, the phrase's edges."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.lexicon import lexicon
from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINING = frozenset({"of", "for", "and", "the"})
_BEFORE = frozenset({"det", "poss", "amod", "compound", "nummod", "nmod", "predet"})


def slug(tokens: Iterable[Token]) -> str:
    """Words as the end of an id."""
    words = [t.text for t in tokens]
    return re.sub(r"[^a-z0-9]+", "-", " ".join(words).lower()).strip("-") or "unnamed"


def name_of(token: Token) -> list[Token]:
    """The words of a name, without the title before it."""
    words = [token]
    while words[0].i > token.sent.start and neighbour(words[0], -1).pos_ == "PROPN":
        words.insert(0, neighbour(words[0], -1))
    titles = [at for at, t in enumerate(words[:-1]) if t.lower_ in lexicon()["speakers"] or t.lower_ in lexicon()["ranks"]]
    return words[titles[-1] + 1 :] if titles else words


def behind_name(token: Token) -> list[Token]:
    """The rest of a body's name behind its noun: "of Foreign Affairs", "of the President"."""
    words = list(itertools.takewhile(lambda t: t.text[0].isupper() or t.lower_ in _JOINING, token.doc[token.i + 1 : token.sent.end]))
    while words and words[-1].lower_ in _JOINING:
        words.pop()
    return words if words and words[0].lower_ in ("of", "for") else []


def edges_of(token: Token) -> tuple[Token, Token]:
    """A noun with what stands before it and a place or of-phrase right behind it."""
    first = last = token
    for c in token.lefts:
        if c.dep_ in _BEFORE:
            first = c.left_edge
            break
    for c in token.rights:
        if (
            c.dep_ == "prep"
            and c.lower_ in ("in", "of", "at", "from", "like")
            and c.i == last.i + 1
            and not any(t.dep_ in ("relcl", "acl") for t in c.subtree)
        ):
            last = c.right_edge
    return first, last


def examples(token: Token) -> list[Token]:
    """As in "Officials like X": those named."""
    return [
        d
        for c in token.rights
        if c.dep_ == "prep" and c.lower_ in ("like", "as", "including")
        for d in c.children
        if d.dep_ == "pobj" and d.pos_ == "PROPN"
    ]
