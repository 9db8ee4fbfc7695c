"""Phrases of a verb or an adjective: "pull out of", "view with suspicion"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHIN = 4
_UNDOING = {"down", "away"}
_GOING = frozenset(("turn", "drift", "lean", "tilt", "move", "gravitate", "pivot", "draw", "grow", "warm"))
"""Verbs of motion: "turned towards Chile", but not "turned their guns towards Chile"."""
_BELOW = ("prep", "prt", "dobj", "advmod", "acomp", "oprd", "agent")


def following(word: Token) -> frozenset[str]:
    """Words and lemmas that follow in the sentence: a phrase need not be looked for without all of its own among them."""
    after = word.doc[word.i + 1 : word.sent.end]
    return frozenset(one for token in after for one in (token.lower_, token.lemma_))


def has_words(word: Token, wanted: tuple[str, ...]) -> bool:
    """Whether the words of a phrase follow in order: "lends its full support to", "pulls the last of its troops out of"."""
    return last_of(word, wanted) is not None


def last_of(word: Token, wanted: tuple[str, ...]) -> int | None:
    """Index of the last word of a phrase that follows closely, or whose first word hangs on the verb; None where it does not."""
    particles = {child.lower_ for child in word.rights if child.dep_ == "prt"}
    if not wanted:  # "frightened investors away"
        gone = any(child.lower_ == "away" and child.dep_ == "advmod" for child in word.rights)
        return None if gone or particles & _UNDOING else word.i
    if word.lemma_ in _GOING and len(wanted) == 1 and any(child.dep_ == "dobj" for child in word.rights):
        return None
    if particles - set(wanted):  # "turned down an offer to" is no turning to
        return None
    starts = [word.i + 1]
    starts.extend(child.i for child in word.rights if child.dep_ in _BELOW and child.i >= word.i + 1 + _WITHIN)
    return next((end for start in starts if (end := _run(word, wanted, start)) is not None), None)


def _run(word: Token, wanted: tuple[str, ...], place: int) -> int | None:
    doc = word.doc
    for one in wanted:
        end = min(place + _WITHIN, len(doc))
        place = next((i + 1 for i in range(place, end) if _is(doc[i], one)), 0)
        if not place or place > word.sent.end:
            return None
    return place - 1


def _is(token: Token, word: str) -> bool:
    return bool((token.lower_ == word or token.lemma_ == word) and token.tag_ != "TO")
