"""What a frame of a verb finds, and the small questions that frames share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.lexicon import Use
from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

COMPLEMENTS = frozenset({"oprd", "acomp", "attr"})
GAPS = frozenset({"which", "that", "what", "whom"})


@dataclass(frozen=True, slots=True)
class Content:
    """What is claimed.

    Parameters
    ----------
    first, last : Token
        Its edges.
    cue_last : Token
        Where the cue ends: at the verb, or at the preposition where nothing stands between.
    use : Use
        The verb in this frame.
    head : Token
        The word on which the content hangs; its negation is the content's.
    frame : str
        Which frame it was.
    """

    first: Token
    last: Token
    cue_last: Token
    use: Use
    head: Token
    frame: str


def child_preposition(token: Token, *words: str) -> Token | None:
    """A preposition right under a word."""
    for c in token.children:
        if c.dep_ in ("prep", "dative", "agent") and c.lower_ in words and c.i > token.i:
            return c
    return None


def as_of(token: Token) -> tuple[Token, Token] | None:
    """The "as" behind a verb or its object, and the end of what it joins."""
    for c in token.children:
        if c.i < token.i:
            continue
        if (
            c.lower_ == "as"
            and c.dep_ in ("prep", "mark")
            and c.right_edge.i > c.i
            and neighbour(c, 1).lower_ not in ("well", "if", "though")
        ):
            return c, c.right_edge
        if _is_joined(c):
            return c.left_edge, c.right_edge
    return None


def _is_joined(c: Token) -> bool:
    """As in "As legally void", "as being void": the "as" hangs below what it joins."""
    if c.dep_ not in ("advcl", "ccomp", "xcomp", "acl", "amod") or c.left_edge.lower_ != "as" or c.left_edge.i == c.i:
        return False
    return c.tag_ in ("VBG", "VBN") or c.pos_ in ("ADJ", "NOUN")


def has_gap(verb: Token) -> bool:
    """Whether the object stands before the verb: "which they see as", "what they call"."""
    return verb.dep_ == "relcl" or (verb.dep_ in ("ccomp", "csubj", "pcomp", "acl") and verb.left_edge.lower_ in GAPS)


def after(join: Token | None, use: Use, frame: str, words: tuple[str, ...] = (), cue_last: Token | None = None) -> Content | None:
    """What stands behind a preposition; with `words`, only where one of them does."""
    if join is None or join.right_edge.i == join.i:
        return None
    if words and not any(c.lemma_ in words for c in join.children):
        return None
    return Content(join.doc[join.i + 1], join.right_edge, cue_last or join, use, join, frame)
