"""Whether a date lies ahead or behind, by the words of its sentence: a day without its year is the next, the last, or the nearest."""

from __future__ import annotations

import re

_BEFORE, _AFTER = 160, 80
"""Characters before and behind a date in which its verb stands."""

_STOP = re.compile(r"[.!?;](?=\s)|\n\s*\n|:\s")
_COMING = (
    r"will|won't|shall|must|(?:is|are|due|set|planned|scheduled|expected|slated) to|due|scheduled|planned|slated|going to|unless|deadline"
)
_BEEN = (
    r"since|began|broke out|invaded|attacked|shelled|bombed|struck|killed|died|fell|seized|captured|occupied|signed|met|visited|resigned"
    r"|crossed|entered|launched|fired|was|were|had|did|would|said"
)
_CUE = re.compile(rf"\b(?:(?P<coming>{_COMING}|ultimatum|expires?)|(?P<been>{_BEEN}))\b", re.IGNORECASE)
_OPENING = re.compile(r"\W*(?:on|by|in|until|from)?\s*", re.IGNORECASE)
_PASSIVE = frozenset(("was", "were", "had", "did", "would", "said"))
"""Words of the past behind which something may still be ahead: talks that *were* to open, a vote that somebody *said* was due."""


def way_of(text: str, start: int, end: int) -> int:
    """1 where the sentence of a date tells of what is still to come, −1 of what has been, 0 where it does not say."""
    before = text[max(0, start - _BEFORE) : start]
    before = before[max((stop.end() for stop in _STOP.finditer(before)), default=0) :]
    if _OPENING.fullmatch(before):
        behind = text[end : end + _AFTER]
        stop = _STOP.search(behind)
        found = _CUE.search(behind, 0, stop.start() if stop else len(behind))
    else:
        found = next(iter(reversed(list(_CUE.finditer(before)))), None)
        if found and found["coming"] and _is_past(before[: found.start()]):
            return 0
    if found is None:
        return 0
    return 1 if found["coming"] else 0 if found[0].casefold() in _PASSIVE else -1


def _is_past(words: str) -> bool:
    """Whether what is due or planned was so once: *had been planned for*."""
    return re.search(r"\b(?:was|were|had)(?:\s+(?:been|originally|once|first))*\s+$", words, re.IGNORECASE) is not None
