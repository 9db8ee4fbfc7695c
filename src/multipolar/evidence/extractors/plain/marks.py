"""Marks the words of a block, one letter a word, so that patterns over the letters find phrases.

===== ==================================================  ===== =================================================
``M``  actor                                               ``V``  finite verb
``m``  actor before a noun: "Chilean", "Chile's", "its"    ``I``  infinitive, or bare verb behind a modal
``w``  any other word of a noun phrase                     ``E``  participle behind "be" or "have", or "chosen by"
``D``  determiner                                          ``G``  form in -ing that is a verb
``P``  pronoun of nobody known                             ``X``  auxiliary; ``L``  modal; ``T``  "to" before a verb
``p``  preposition; ``o``  "of"                            ``A``  adverb; ``N``  negation
``c``  and, or, but                                        ``s``  if, when, while …; ``t``  that; ``r``  who, which
``S``  possessive 's                                       else   punctuation, as it stands
===== ==================================================  ===== =================================================
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from multipolar.evidence.extractors.plain.vocabulary import Word

NOUNS = frozenset("MmwS")
"""What noun phrases are made of, beside determiners."""

_ENDS = frozenset("MwP")
_NO_VERB_AFTER = frozenset("DmpoS")
_OBJECTS = frozenset("DMmPpwtAs\"")
_ED = Word(forms="dn")
_ING = Word(forms="g")
_BE = frozenset(("be", "am", "is", "are", "was", "were", "been", "being", "'re", "'m", "isn", "aren", "wasn", "weren", "get", "gets", "got"))
_DO = frozenset(("do", "does", "did", "don", "doesn", "didn"))
_CONTRACTED = {"'t": "N", "'ll": "L", "'d": "L", "'ve": "X", "'re": "X", "'m": "X"}


def guess(word: str) -> Word | None:
    """What an unknown word in lower case may be by its ending."""
    if word.endswith("ed") and len(word) > 4:
        return _ED
    if word.endswith("ing") and len(word) > 5:
        return _ING
    return None


def mark(words: Sequence[str], kinds: Sequence[Word | None], openings: frozenset[int], actors: Mapping[int, bool]) -> str:
    """Mark the words of a block.

    Parameters
    ----------
    words : sequence of str
        In lower case.
    kinds : sequence of Word or None
        What each may be.
    openings : set of int
        Those that begin a sentence.
    actors : mapping of int to bool
        Which of them stand for actors, and whether each stands before a noun.
    """
    made: list[str] = []
    before, word_before = "", ""
    count = len(words)
    for at in range(count):
        if at in openings:
            before, word_before = "", ""
        if at in actors:
            one = "m" if actors[at] else "M"
        else:
            word, kind = words[at], kinds[at]
            if kind is None:
                one = _CONTRACTED.get(word) or ("S" if word == "'s" else "w" if word[0].isalnum() else word)
            elif kind.mark:
                one = _closed(word, kind, before, word_before, at, words, kinds, actors)
            elif kind.forms:
                one = _open(kind, before, word_before, at, words, kinds, actors)
            else:
                one = "w"
        made.append(one)
        if one not in "AN":
            before, word_before = one, words[at]
    return "".join(made)


def _closed(
    word: str, kind: Word, before: str, word_before: str, at: int, words: Sequence[str], kinds: Sequence[Word | None], actors: Mapping[int, bool]
) -> str:
    """A word of a closed class, where it may be more than one thing."""
    following = kinds[at + 1] if at + 1 < len(words) else None
    if word == "to":
        if at + 1 < len(words) and at + 1 not in actors and following is not None and ("b" in following.forms or following.mark == "X" or following.mark == "A"):
            beyond = kinds[at + 2] if at + 2 < len(words) else None
            noun = following.noun and at + 2 < len(words) and not (beyond is not None and beyond.mark) and at + 2 not in actors
            return "p" if noun and words[at + 2] in ".,;" and word_before not in _WANTING else "T"
        return "p"
    if kind.mark == "t":  # "that": before a clause, or like "this"
        if before in ("", "p", "D") or (before in ("V", "I", "E", "G") and following is not None and following.noun and not following.mark and not _clause_follows(at + 1, words, kinds, actors)):
            return "D"
        return "t"
    if kind.mark == "X" and kind.forms and before in ("D", "m"):
        return "w"
    if kind.mark == "L" and before in ("D", "m", "S"):
        return "w"  # "free will"
    if word == "one" and before in ("D", "o"):
        return "w"
    if kind.mark == "p" and word in ("before", "after", "since", "as", "than") and _clause_follows(at + 1, words, kinds, actors):
        return "s"
    if kind.mark == "D" and at + 1 < len(words) and (words[at + 1] in ",.;:)" or (following is not None and following.mark in ("X", "L"))):
        return "P"  # "this is"
    if kind.mark == "P" and word == "one" and following is not None and (following.noun or following.mark == "o"):
        return "w"
    return kind.mark


_WANTING = frozenset(("want", "wants", "wanted", "refuse", "refuses", "refused", "ready", "able", "unable", "willing", "agreed", "agree", "begin", "vowed", "continue"))


def _clause_follows(at: int, words: Sequence[str], kinds: Sequence[Word | None], actors: Mapping[int, bool]) -> bool:
    """Whether a noun phrase with a finite verb right behind it begins here."""
    seen = False
    for place in range(at, min(at + 7, len(words))):
        if place in actors:
            seen = seen or not actors[place]
            continue
        kind, word = kinds[place], words[place]
        if kind is None:
            if not word[0].isalnum() and word != "'s":
                return False
            seen = True
        elif kind.mark in ("X", "L"):
            return seen
        elif kind.mark == "P":
            seen = True
        elif kind.mark:
            if kind.mark not in ("D", "A", "N", "m", "w", "o"):
                return False
        elif seen and ("d" in kind.forms or ("s" in kind.forms and not kind.noun)) and kind is not _ING:
            return True
        else:
            seen = True
    return False


def _open(
    kind: Word, before: str, word_before: str, at: int, words: Sequence[str], kinds: Sequence[Word | None], actors: Mapping[int, bool]
) -> str:
    """A word that may be a verb: by what stands before and behind it."""
    forms = kind.forms
    if before == "T" or before == "L":
        return "I" if "b" in forms else "w"
    ahead = _ahead(at, words, kinds, actors)
    if before == "X":
        if word_before in _DO:
            return "I" if "b" in forms else "w"
        if "g" in forms:
            return "G" if word_before in _BE else "w"
        if "n" in forms:
            return "E"
        return "w"
    if "d" in forms or "n" in forms:
        return _past(forms, before, at, ahead, words, kinds)
    if "g" in forms:
        return _ing(kind, before, ahead)
    if before in _NO_VERB_AFTER or before in ("", "(", '"', ":", ";"):
        return "w"
    if "s" in forms:
        if not kind.noun:
            return "V" if before in "MwPrc,)-" else "w"
        if before in "MPr" or (before == "w" and not word_before.endswith("s")):
            return "V" if ahead in "DMmPtTs" and (before != "w" or ahead in "DPt") else "w"
        return "V" if before in "c," and ahead in "DMPt" else "w"
    return _base(kind, before, word_before, ahead)


def _base(kind: Word, before: str, word_before: str, ahead: str) -> str:
    if before == "P":
        return "V" if word_before in ("they", "we", "you", "i") else "w"
    if before in ("I", "c", ","):
        return "I" if not kind.noun and before == "c" else "I" if before == "c" and ahead in "DMmPt" else "w"
    if before in ("M", "w", "r"):
        plural = before == "r" or word_before.endswith(("s", "people", "men"))
        if plural and (not kind.noun or ahead in "DMmPtT"):
            return "V"
    return "w"


def _past(forms: str, before: str, at: int, ahead: str, words: Sequence[str], kinds: Sequence[Word | None]) -> str:
    if before in _NO_VERB_AFTER:
        return "w"
    by = at + 1 < len(words) and words[at + 1] == "by"
    if by and "n" in forms and before in ("w", "M", ",", ""):
        return "E"
    if "d" not in forms:
        return "E" if before in ("w", "M", "c") and ahead in "pAT" else "w"
    if before in ("M", "P", "r", "w"):
        return "V"
    if before in ("c", ",", '"', ")", "-"):
        return "V" if ahead in "DMmPptTAs\"" or ahead == "o" else "w"
    if before in ("V", "I", "G", "E", "T"):
        return "w"
    if before == "":
        return "E" if ahead in "p" else "w"
    return "w"


def _ing(kind: Word, before: str, ahead: str) -> str:
    if before in ("D", "m", "S"):
        return "w"
    if before in ("p", "o", ",", "s", "c", "", "V", "I", "E", "G", "-", ":"):
        return "w" if ahead == "o" or (kind.noun and ahead not in "DMmP") else "G"
    if before in ("w", "M"):
        return "G" if ahead in "DMmPpt" and not (kind.noun and ahead == "p") else "w"
    return "w"


def _ahead(at: int, words: Sequence[str], kinds: Sequence[Word | None], actors: Mapping[int, bool]) -> str:
    """Roughly what stands behind a word; blank where nothing does, so that it is in no set."""
    place = at + 1
    if place >= len(words):
        return "."
    if place in actors:
        return "m" if actors[place] else "M"
    kind, word = kinds[place], words[place]
    if kind is None:
        return "w" if word[0].isalnum() else word
    if word == "to":
        following = kinds[place + 1] if place + 1 < len(words) else None
        return "T" if following is not None and "b" in following.forms and place + 1 not in actors else "p"
    return kind.mark or "w"
