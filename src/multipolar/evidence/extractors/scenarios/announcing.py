"""Sentences that announce ways things could go: "I see three ways in which this could go", not three reasons, nor three ways to a place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from multipolar.results.evidence import Span

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7}
_COUNT = rf"(?P<count>{'|'.join(_NUMBERS)}|several|various|a few|a number of|a handful of|different|many)"
_WAYS = r"(?P<ways>ways|paths|pathways|directions|courses|roads|routes)"
_ENDS = r"(?P<ends>scenarios|futures|possibilities|outcomes|endings|endgames|trajectories)"
_NAMES = re.compile(rf"\b{_COUNT}\s+(?:[\w-]+,?\s+){{0,3}}?(?:{_WAYS}|{_ENDS})\b", re.IGNORECASE)
_MAY = r"(?:could|can|may|might|will|would)"
_GOES = re.compile(
    rf"\b{_MAY}\s+(?:\w+\s+){{0,3}}?(?:go|end|play out|unfold|develop|turn out|evolve|pan out|be resolved|finish|conclude|happen next)\b"
    rf"|\b(?:how|where)\b[^.?!]{{0,60}}\b(?:goes?|ends?|going|unfolds?)\b|\bwhat\b[^.?!]{{0,20}}\b(?:next|happens?)\b"
    rf"|\b(?:paths?|courses?|directions?|roads?|routes?)\b[^.?!]{{0,50}}\b{_MAY}\s+(?:\w+\s+)?(?:take|follow|lead)\b"
    r"|\b(?:paths|ways|roads|routes|courses)\s+(?:that\s+)?(?:lie\s+)?"
    r"(?:ahead|forward|from here|out of (?:the|this|it)|are open|lie open)\b",
    re.IGNORECASE,
)
"""What makes a way or a path one that things go, and not one that somebody walks or uses."""
_LOOKS_AHEAD = re.compile(
    rf"\b(?:{_MAY}|likely|possible|plausible|conceivable|imaginable|realistic|ahead|from here|next|there (?:are|remain)"
    r"|(?:fore)?sees?|envisages?|envisions?|imagines?|predicts?|expects?|fears?|faces?|remain|outlines?|describes?|sketch(?:es)?)\b",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(r"\b(?:had|were|was|produced|yielded|brought|ended (?:with|in)|led to|achieved)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Announcement:
    """A sentence that announces ways things could go.

    Parameters
    ----------
    span : Span
        The sentence.
    end : int
        Where the words end that announce them.
    count : int or None
        How many, where it is told.
    kind : str
        What they are called, one of them: ``way``, ``outcome``.
    """

    span: Span
    end: int
    count: int | None
    kind: str


def announcement(text: str, sentence: Span, before: str) -> Announcement | None:
    """What a sentence announces; `before` are the words of the one before it, which may ask how things will go."""
    for hit in _NAMES.finditer(text, sentence.start, sentence.end):
        words = text[sentence.start : sentence.end]
        if hit["ways"]:
            announces = bool(_GOES.search(words) or _GOES.search(before))
        else:
            announces = bool(_LOOKS_AHEAD.search(words)) and not _LOOKS_BACK.search(words)
        if announces:
            plural = (hit["ways"] or hit["ends"]).lower()
            kind = "possibility" if plural == "possibilities" else "trajectory" if plural == "trajectories" else plural.removesuffix("s")
            return Announcement(sentence, hit.end(), _NUMBERS.get(hit["count"].lower()), kind)
    return None
