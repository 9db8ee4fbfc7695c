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
from dataclasses import dataclass
from itertools import pairwise

from multipolar.evidence.extractors.plain.verb_marks import base, ing, third
from multipolar.evidence.extractors.plain.vocabulary import Word

_NO_VERB_AFTER = frozenset("DmpoS")
_BEHIND_VERB = frozenset('DMmPptTAso"')
_BEFORE_CLAUSES = frozenset(("before", "after", "since", "as", "than"))
_WANTING = frozenset((
    "want", "wants", "wanted", "refuse", "refuses", "refused", "ready", "able", "unable", "willing", "agreed", "agree", "begin",
    "vowed", "continue",
))  # fmt: skip
_BE = frozenset(
    ("be", "am", "is", "are", "was", "were", "been", "being", "'re", "'m", "isn", "aren", "wasn", "weren", "get", "gets", "got")
)
_DO = frozenset(("do", "does", "did", "don", "doesn", "didn"))
_CONTRACTED = {"'t": "N", "'ll": "L", "'d": "L", "'ve": "X", "'re": "X", "'m": "X"}


_PASSED = frozenset('AN"')
"""Marks over which a word sees the one before."""

_IS_BEHIND = frozenset(("it", "that", "there", "he", "she", "what", "who", "this", "here"))


@dataclass(frozen=True, slots=True)
class Marker:
    """Marks the words of one block.

    Parameters
    ----------
    words : sequence of str
        In lower case.
    kinds : sequence of Word or None
        What each may be.
    actors : mapping of int to str
        Those that stand for actors, with ``m`` for one before a noun.
    """

    words: Sequence[str]
    kinds: Sequence[Word | None]
    actors: Mapping[int, str]

    def marks(self, bounds: Sequence[int]) -> str:
        """One letter a word; `bounds` are the first words of sentences, and the number of words."""
        made: list[str] = []
        add = made.append
        earlier = "", ""
        words, kinds, actors = self.words, self.kinds, self.actors
        for low, high in pairwise(bounds):
            before = word_before = ""
            for at in range(low, high):
                word, kind = words[at], kinds[at]
                if at in actors:
                    one = actors[at]
                elif kind is None:
                    one = _mark_of(word, word_before)
                elif kind.always:
                    one = kind.always
                elif kind.mark:
                    one = self._closed(word, kind, before, word_before, at)
                else:
                    one = self._open(kind, before, word_before, at)
                add(one)
                if one not in _PASSED:
                    if one == "p":
                        earlier = before, word_before
                    before, word_before = one, word
                elif before == "p" and one == "A":  # "on Tuesday"
                    before, word_before = earlier
        return "".join(made)

    def _closed(self, word: str, kind: Word, before: str, word_before: str, at: int) -> str:
        """A word of a closed class that may be more than one thing."""
        if word == "to":
            return self._to(at, word_before)
        following = self._kind(at + 1)
        if kind.mark == "t":  # "that": before a clause, or like "this"
            if before in ("V", "I", "E", "G"):
                return "t" if self.actors.get(at + 1) == "M" or self._clause(at + 1) else "D"
            return "D" if before in ("", "p", "D", "o") else "t"
        if kind.mark == "X":
            return "w" if kind.forms and before in ("D", "m") else "X"
        if kind.mark == "L":
            return "w" if before in ("D", "m", "S") else "L"  # "free will"
        if kind.mark == "p":
            return "s" if word in _BEFORE_CLAUSES and self._clause(at + 1) else "p"
        if kind.mark == "D":
            if word == "neither" and before == "X":
                return "N"
            alone = at + 1 < len(self.words) and (self.words[at + 1] in ",.;:)" or (following is not None and following.mark in ("X", "L")))
            return "P" if alone and at + 1 not in self.actors else "D"  # "this is"
        if word == "one" and (before in ("D", "o") or (following is not None and (following.noun or following.mark == "o"))):
            return "w"
        return kind.mark

    def _to(self, at: int, word_before: str) -> str:
        following = self._kind(at + 1)
        if following is None or not ("b" in following.forms or following.mark in ("X", "A", "N")):
            return "p"
        if following.noun:  # "to support", "to power"
            beyond = self._ahead(at + 1)
            return "T" if beyond in "DMmPptAT" or word_before in _WANTING else "p"
        return "T"

    def _kind(self, at: int) -> Word | None:
        return self.kinds[at] if at < len(self.words) and at not in self.actors else None

    def _clause(self, at: int) -> bool:
        """Whether a noun phrase with a finite verb right behind it begins here."""
        seen = False
        for place in range(at, min(at + 7, len(self.words))):
            if place in self.actors:
                seen = seen or self.actors[place] == "M"
                continue
            kind, word = self.kinds[place], self.words[place]
            if kind is None:
                if word != "'s":
                    return False
                seen = True
            elif kind.mark in ("X", "L"):
                return seen
            elif kind.mark:
                if kind.mark not in "PDANmwo":
                    return False
                seen = seen or kind.mark in "Pw"
            elif seen and ("d" in kind.forms or ("s" in kind.forms and not kind.noun)):
                return True
            else:
                seen = True
        return False

    def _open(self, kind: Word, before: str, word_before: str, at: int) -> str:
        """A word that may be a verb: by what stands before and behind it."""
        forms = kind.forms
        if before == "T" or before == "L":
            return "I" if "b" in forms else "w"
        if before == "X":
            return self._behind_auxiliary(forms, word_before)
        ahead = self._ahead(at)
        if "d" in forms or "n" in forms:
            return self._past(forms, before, at, ahead)
        if "g" in forms:
            return ing(kind, before, ahead)
        if before in _NO_VERB_AFTER or before in ("", "(", '"', ":", ";"):
            return "w"
        if "s" in forms:
            return third(kind, before, word_before, ahead)
        return base(kind, before, word_before, ahead)

    def _behind_auxiliary(self, forms: str, auxiliary: str) -> str:
        if auxiliary in _DO:
            return "I" if "b" in forms else "w"
        if "g" in forms:
            return "G" if auxiliary in _BE else "w"
        return "E" if "n" in forms else "w"

    def _past(self, forms: str, before: str, at: int, ahead: str) -> str:
        if before in _NO_VERB_AFTER:
            return "w"
        by = at + 1 < len(self.words) and self.words[at + 1] == "by"
        if by and "n" in forms and before in ("w", "M", ",", ""):
            return "E"
        if "d" not in forms:
            return "E" if before in ("w", "M", "c") and ahead in "pAT" else "w"
        if before in ("M", "P", "r", "w"):
            return "V"
        if before in ("c", ",", '"', ")", "-", "t"):
            return "V" if ahead in _BEHIND_VERB else "w"
        return "E" if before == "" and ahead == "p" else "w"

    def _ahead(self, at: int) -> str:
        """Roughly what stands behind a word."""
        place = at + 1
        if place >= len(self.words):
            return "."
        if place in self.actors:
            return self.actors[place]
        kind, word = self.kinds[place], self.words[place]
        if kind is None:
            return word[0]
        if word == "to":
            following = self._kind(place + 1)
            return "T" if following is not None and "b" in following.forms else "p"
        return kind.mark or "w"


def _mark_of(word: str, word_before: str) -> str:
    if word == "'s":
        return "X" if word_before in _IS_BEHIND else "S"
    return _CONTRACTED.get(word, word[0])
