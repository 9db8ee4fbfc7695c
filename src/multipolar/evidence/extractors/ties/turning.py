"""What becomes of a tie that a noun tells, where the passage says that it is over: "lifted its sanctions", "suspended aid"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.roles import is_verb
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNDERGOING = ("dobj", "nsubjpass")
_SPURNING = ("denounce", "repudiate", "reject", "oppose", "deny", "refuse", "block", "veto", "betray")
_OF = ("of", "in", "to", "on")


def turned(noun: Token, bond: Bond, words: Lexicon, *, is_done: bool, is_asked: bool = False) -> Bond:
    """Give what is left of a tie: hostility that is lifted, friendship that is broken off.

    Parameters
    ----------
    noun : Token
        The noun that tells it.
    bond : Bond
        What it tells by itself.
    words : Lexicon
        Words of ties.
    is_done : bool
        Whether it is told as done: sanctions that somebody may lift still stand.
    is_asked : bool
        Whether it is only thought of or asked for: help that somebody is urged to end still flows.
    """
    lemma, above = noun.lemma_.lower(), _above(noun)
    if bond.sign == "-" and is_done and lemma in words.liftable and above & words.lifting:
        return Bond("diplomatic", "+", directed=bond.directed)
    if bond.sign == "-" and is_done and bond.type == "hostile" and not bond.directed and above & words.resolved:
        return Bond("diplomatic", "+", directed=False)
    if not is_asked and bond.sign == "+" and bond.type != "dependence" and not bond.person and _is_broken(noun, above, words):
        return Bond("hostile", "-", directed=bond.directed)
    return bond


def _is_broken(noun: Token, above: frozenset[str], words: Lexicon) -> bool:
    """Whether a friendly tie is cut short by the word above it, or by a participle or an adjective before it."""
    if noun.head.lemma_ in _SPURNING and any(child.dep_ == "poss" and child.tag_ != "PRP$" for child in noun.lefts):
        return False  # "denounced Peru's support for Chile": it goes on
    if any(one.lower_ == "without" and one.dep_ == "prep" for one in noun.ancestors if one.i >= noun.sent.start and noun.i - one.i < 7):
        return True
    return bool(above & words.breaking) or any(child.lower_ in words.broken for child in noun.lefts)


def _above(noun: Token) -> frozenset[str]:
    """Lemmas of what a noun undergoes: the verb of which it is the object, with its particle, or the noun "lifting of"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    head = noun.head
    if noun.dep_ == "nsubj" and is_verb(head) and not any(child.dep_ in ("dobj", "attr", "xcomp") for child in head.rights):
        return frozenset((f"{head.lemma_.lower()} itself",))
    if noun.dep_ in _UNDERGOING and is_verb(head):
        lemma = head.lemma_.lower()
        beside = (child.lower_ for child in head.rights if child.dep_ in ("prt", "advmod", "advcl") and child.i - head.i <= 6)
        return frozenset((lemma, *(f"{lemma} {one}" for one in beside)))
    if noun.dep_ == "pobj" and head.lower_ in _OF and head.head.pos_ in ("NOUN", "VERB"):
        word = head.head
        return frozenset((word.lemma_.lower(), word.lower_, f"{word.lemma_.lower()} {head.lower_}"))
    return frozenset()
