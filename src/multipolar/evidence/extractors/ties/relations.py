"""Of which sign plain "ties" or "relations" are: their adjectives, the verbs above them, the turns of speech that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.results.evidence.rows import Sign

_SUBJECTS = ("nsubj", "nsubjpass")
_HOLDING = ("have", "maintain", "be", "keep")
_IMPROVING = ("thaw", "warming", "improvement", "reset", "upgrade", "breakthrough")
_WORSENING = (
    "strain", "deterioration", "downturn", "chill", "cooling", "rupture", "break", "rift", "crisis", "breakdown", "nadir", "tension",
    "freeze",
)  # fmt: skip
_REACH = 14


def of_relations(noun: Token, words: Lexicon) -> Bond | None:
    """Give the tie that relations are, if the passage says of which sign they are.

    What becomes of them goes before what they were: "their once close relationship has soured".
    """
    head = noun.head
    if any(child.lower_ == "no" for child in noun.lefts) and head.lemma_ in _HOLDING:
        return Bond("hostile", "-", directed=False)
    sign = _turn(noun, words)
    if sign is None:
        sign = _changed(noun, words)
    if sign is not None:
        return Bond("diplomatic" if sign == "+" else "hostile", sign, directed=False)
    after = [child for child in head.rights if child.dep_ in ("acomp", "attr", "oprd")] if noun.dep_ in _SUBJECTS else []
    for child in (*noun.lefts, *after):
        for one in (child, *child.conjuncts):
            sign = words.signs.get(one.lower_)
            if sign:
                return Bond("alliance" if sign == "+" else "hostile", sign, directed=False)
    return None


def _changed(noun: Token, words: Lexicon) -> Sign | None:
    """What the verb above them, or the noun that they are the object of, makes of them."""
    head = noun.head
    while noun.dep_ == "conj" and head.pos_ == "NOUN":
        noun, head = head, head.head
    sign = (
        words.changes.get(head.lemma_.lower()) if noun.dep_ != "nsubj" or not any(child.dep_ == "dobj" for child in head.rights) else None
    )
    if sign is None:  # "relations soured in March": the parser takes the verb for a participle
        sign = next(
            (words.changes[child.lemma_.lower()] for child in noun.rights if child.dep_ == "acl" and child.lemma_.lower() in words.changes),
            None,
        )
    if sign is None and noun.dep_ in _SUBJECTS:
        sign = words.signs.get(head.lower_)
        aim = next((child for child in head.rights if child.dep_ == "xcomp"), None)  # "began to thaw", "kept improving"
        if sign is None and aim is not None:
            sign = words.changes.get(aim.lemma_.lower())
    if sign is None and head.dep_ == "prep":
        above = head.head
        lemma = above.lemma_.lower()
        sign = words.changes.get(lemma) or words.signs.get(lemma)
        if above.pos_ == "NOUN":
            sign = "+" if lemma in _IMPROVING else "-" if lemma in _WORSENING else sign
    return sign


def _turn(noun: Token, words: Lexicon) -> Sign | None:
    """What a turn of speech says of them: "have hit rock bottom", "are on the mend"."""
    if noun.dep_ not in _SUBJECTS:
        return None
    start = noun.head.i
    after = [token.lower_ for token in noun.doc[start : min(start + _REACH, noun.sent.end)]]
    text = f" {' '.join(after)} "
    return next((sign for phrase, sign in words.turns.items() if f" {phrase} " in text), None)
