"""Paragraphs that tell what an author imagines: the labelled items of a list of scenarios."""

from __future__ import annotations

import re

from multipolar.evidence.extractors.events.lexicon import Lexicon
from multipolar.evidence.language import ParsedDocument

_LABEL = re.compile(r"\W{0,3}(?:\d+[.)]\s*)?[A-Z][^.:!?\n]{2,60}:\s")
_COUNTED = re.compile(r"\b(?:two|three|four|five|six|several|possible|[2-6])\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")


def imagined_blocks(parsed: ParsedDocument, words: Lexicon) -> frozenset[int]:
    """Give the indices of blocks that begin with a label ("Stalemate: ...") and follow a line or a heading that announces scenarios."""
    found: set[int] = set()
    announced = False
    for block in parsed.originals:
        text = parsed.plain[block.start : block.end]
        if announced and _LABEL.match(text):
            found.add(block.index)
            continue
        is_lead = text.rstrip().endswith(":") or (block.is_heading and _COUNTED.search(text) is not None)
        announced = is_lead and any(word.rstrip("s") in words.scenario_words for word in _WORD.findall(text.casefold()))
    return frozenset(found)
