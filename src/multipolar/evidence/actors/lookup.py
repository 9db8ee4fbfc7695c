"""Whom a noun phrase of a parsed sentence means: for the extractors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.text import Block
from multipolar.results.evidence import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "pobj", "poss", "attr"})
_LEFT_OUT = frozenset({"relcl", "appos", "conj", "cc", "punct", "acl", "advcl", "preconj"})
_DEEPEST = 4


def actors_of(parsed: ParsedDocument, block: Block, token: Token) -> tuple[str, ...]:
    """Ids of the actors that the noun phrase headed by a token means, each once.

    Coordinated names are joined, pronouns and collectives are resolved, ``who`` and ``which`` stand for what they relate to, and
    the id proposed for an unknown name counts like a known one. Empty where nobody is meant or it cannot be told.

    Parameters
    ----------
    parsed : ParsedDocument
        With its mentions.
    block : Block
        In which the token stands.
    token : Token
        Head of the phrase.
    """
    return tuple(dict.fromkeys(_of(parsed, block, token, 0)))


def mention_of(parsed: ParsedDocument, block: Block, token: Token) -> Mention | None:
    """The mention headed by a token, or None: in ``A's government`` the whole for ``government`` and the name for ``A``."""
    over = parsed.mentions_over(block.start + token.idx)
    if len(over) <= 1:
        return over[0] if over else None
    for mention in over:
        inside = token.doc.char_span(mention.span.start - block.start, mention.span.end - block.start, alignment_mode="expand")
        if inside is not None and inside.root.i == token.i:
            return mention
    return over[-1] if token.dep_ in ("poss", "nmod") else over[0]


def span_of_np(parsed: ParsedDocument, block: Block, token: Token) -> Span:
    """The stretch of a noun phrase: its head and what modifies it, without relative clauses, appositions and coordinated phrases."""
    first = last = token
    for child in token.children:
        if child.dep_ in _LEFT_OUT:
            continue
        left, right = child.left_edge, child.right_edge
        if left.i < first.i:
            first = left
        if right.i > last.i and child.dep_ in ("prep", "case", "compound", "nummod", "flat"):
            last = right
    return parsed.span(block, first, last)


def _of(parsed: ParsedDocument, block: Block, token: Token, depth: int) -> list[str]:
    if depth > _DEEPEST:
        return []
    found = list(_own(parsed, block, token, depth))
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "ADJ"):
            found += _of(parsed, block, child, depth + 1)
    return found


def _own(parsed: ParsedDocument, block: Block, token: Token, depth: int) -> list[str]:
    mention = mention_of(parsed, block, token)
    if mention is not None:
        return ids_of(mention)
    if token.lower_ in _RELATIVE and token.dep_ in _SUBJECTS:
        return _antecedent(parsed, block, token, depth)
    for child in token.children:
        if child.dep_ == "appos":
            found = _of(parsed, block, child, depth + 1)
            if found:
                return found
    return []


def _antecedent(parsed: ParsedDocument, block: Block, token: Token, depth: int) -> list[str]:
    """What a relative pronoun stands for."""
    head = token.head
    while head.dep_ not in ("relcl", "ROOT") and head.head != head:
        head = head.head
    return _of(parsed, block, head.head, depth + 1) if head.dep_ == "relcl" else []


def ids_of(mention: Mention) -> list[str]:
    """Actors of a mention; for an unknown name the proposed id."""
    return list(mention.actors) or ([mention.proposed] if mention.proposed else [])
