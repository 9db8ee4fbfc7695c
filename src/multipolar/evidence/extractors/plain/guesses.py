"""What a word may be that no lexicon has, by its ending."""

from __future__ import annotations

from multipolar.evidence.extractors.plain.vocabulary import Word

_ED = Word(forms="dn")
_ING = Word(forms="g")
_LY = Word(mark="A")
_OTHER = Word()


def guess(word: str) -> Word:
    """What an unknown word in lower case may be by its ending."""
    if word.endswith("ed") and len(word) > 4:
        return _ED
    if word.endswith("ing") and len(word) > 5:
        return _ING
    if word.endswith("ly") and len(word) > 4:
        return _LY
    return _OTHER
