"""Paragraphs that tell what an author imagines: the labelled items of a list of scenarios."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.lexicon import Lexicon
from multipolar.evidence.language import ParsedDocument

if TYPE_CHECKING:
    from spacy.tokens import Token

_LABEL = re.compile(r"\W{0,3}(?:\d+[.)]\s*)?[A-Z][^.:!?\n]{2,60}:\s")
_COUNTED = re.compile(r"\b(?:two|three|four|five|six|several|possible|[2-6])\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:scenario|(?:best|worst)[- ]case|variant)\b", re.IGNORECASE)
_CASES = frozenset(("case", "scenario", "version", "variant", "event", "outcome"))
_POINTING = frozenset(("this", "that", "such", "best", "worst", "first", "second", "third", "last", "other"))
_WORD = re.compile(r"[a-z]+")


def imagined_blocks(parsed: ParsedDocument, words: Lexicon) -> frozenset[int]:
    """Give the indices of blocks that begin with a label ("Stalemate: ...") and follow a line or a heading that announces scenarios."""
    found: set[int] = set()
    announced = False
    for block in parsed.originals:
        text = parsed.plain[block.start : block.end]
        label = _LABEL.match(text)
        if label and (announced or _NAMED.search(label[0])):
            found.add(block.index)
            continue
        is_lead = text.rstrip().endswith(":") or (block.is_heading and _COUNTED.search(text) is not None)
        announced = is_lead and any(word.rstrip("s") in words.scenario_words for word in _WORD.findall(text.casefold()))
    return frozenset(found)


def is_supposed(token: Token) -> bool:
    """Whether a phrase beside it puts what a clause tells into a supposed case: "in the worst case Chile invades"."""
    for above in (token, *token.ancestors):
        for child in above.lefts:
            if child.lower_ == "in" and child.dep_ == "prep":
                nouns = (inner for inner in child.rights if inner.dep_ == "pobj" and inner.lemma_ in _CASES)
                if any(_is_one_of_several(noun) for noun in nouns):
                    return True
    return False


def _is_one_of_several(noun: Token) -> bool:
    """Whether "this", "such a", "the worst" stands before it, and nothing of which it is the case after it."""
    before = {child.lower_ for child in noun.lefts}
    return bool(before & _POINTING) and not any(child.lower_ == "of" for child in noun.rights)
