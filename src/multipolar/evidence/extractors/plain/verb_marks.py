"""Marks of words that may be verbs, by what stands before and behind them."""

from __future__ import annotations

from multipolar.evidence.extractors.plain.vocabulary import Word

_WE = frozenset(("they", "we", "you", "i"))


def third(kind: Word, before: str, word_before: str, ahead: str) -> str:
    """A form in -s: a verb, or a plural."""
    if not kind.noun:
        return "V" if before in "MwPrct,)-" else "w"
    if before in ("M", "P", "r") or (before == "w" and not word_before.endswith("s")):
        return "V" if ahead in ("DPt" if before == "w" else "DMmPtTs") else "w"
    return "V" if before in ("c", ",") and ahead in "DMPt" else "w"


def base(kind: Word, before: str, word_before: str, ahead: str) -> str:
    """A bare form: of a verb, or of a noun."""
    if before == "P" or word_before in _WE:
        return "V" if word_before in _WE else "w"
    if before == "c":
        return "I" if not kind.noun or ahead in "DMmPt" else "w"
    if before in ("M", "w", "r", "t"):
        plural = before in ("r", "t") or word_before.endswith(("s", "people", "men")) or " and " in word_before
        return "V" if plural and (not kind.noun or ahead in "DMmPtT") else "w"
    return "w"


def ing(kind: Word, before: str, ahead: str) -> str:
    """A form in -ing: of a verb, or a noun."""
    if before in ("p", "o", ",", "s", "c", "", "V", "I", "E", "G", "-", ":"):
        return "w" if ahead == "o" or (kind.noun and ahead not in "DMmP") else "G"
    if before in ("w", "M"):
        return "G" if ahead in "DMmPpt" and not (kind.noun and ahead == "p") else "w"
    return "w"
