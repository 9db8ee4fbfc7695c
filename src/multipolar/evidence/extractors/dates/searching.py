"""The search for dates: each form only where its words stand, for a pattern takes many times as long to say no."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from multipolar.evidence.extractors.dates.patterns import DAYS, MONTHS, Found, forms, names
from multipolar.evidence.extractors.dates.way import way_of

_UNITS = ("hour", "day", "week", "month", "year")
_CENTURIES = ("19", "20")
_CAPITALS = tuple(name.capitalize() for name in MONTHS)
_SHORT_CAPITALS = tuple(name[:3] for name in _CAPITALS)
_WEEKDAYS = tuple(name.capitalize() for name in DAYS)
_NAMED_DAYS = ("yesterday", "today", "tomorrow", "tonight")
_BESIDE_UNITS = ("last", "next", "this", "coming", "following", "ago", "earlier", "later", "from", "before", "after")
_PARTS = ("early", "mid", "late", "beginning of", "start of", "middle of", "end of")

Needed = tuple[tuple[str, ...], ...]
"""Of each group, a stretch must hold one."""

_HOLDS: dict[str, Needed] = {
    "anniversary": (("anniversary",),),
    "iso": (_CENTURIES, ("-",)),
    "day": (_SHORT_CAPITALS, tuple("0123456789")),
    "part": (_PARTS, (*(name[:3] for name in MONTHS), *_CENTURIES, "week", "month", "year")),
    "month": (_CAPITALS,),
    "season": (("spring", "summer", "autumn", "fall", "winter"),),
    "weekday": (_WEEKDAYS,),
    "relative": ((*_NAMED_DAYS, *_UNITS), (*_NAMED_DAYS, *_BESIDE_UNITS)),
    "within": (_UNITS,),
    "year": (_CENTURIES,),
}
"""By form: what a stretch must hold to be searched, in lower case where the form is found in any case."""

_CORES: dict[str, tuple[str, int]] = {
    "month": ("|".join(_CAPITALS), 1),
    "day": ("|".join(_SHORT_CAPITALS), 1),
    "weekday": ("|".join(_WEEKDAYS), 1),
    "year": ("19|20", 1),
    "relative": ("|".join((*_NAMED_DAYS, *_UNITS)), 3),
    "within": ("|".join(_UNITS), 4),
}
"""By form: what every such date holds, and how many words of the date may stand before it."""

_LONGER = (*MONTHS, "sept", "weekend")
"""What begins like a cue and is longer."""

_WORD_START = re.compile(r"\b\w")
_NEAR = 40
"""Characters before the core of a date in which the words before it mostly stand."""

_DEADLINE = re.compile(
    r"(?:\b(?:by|until|before|no later than|not later than|within|deadline(?: of| for| is| set for| on)?|expires?(?: on)?|ultimatum)\s+)$",
    re.IGNORECASE,
)
_INSIDE_DEADLINE = re.compile(r"^(?:by|until|before|within)\b|\b(?:deadline|ultimatum|window)$", re.IGNORECASE)
_BEFORE_DEADLINE = 30
"""Characters before a date that may say that something is due by then."""

_OF_A_YEAR = frozenset(("day", "month", "part"))
"""Forms that may leave it to the reader which year is meant."""


@dataclass(frozen=True, slots=True)
class _Gate:
    """One form: its pattern, whether it is found in any case, its cues with their words, its core and how many words stand before."""

    name: str
    pattern: re.Pattern[str]
    any_case: bool
    groups: tuple[tuple[tuple[str, frozenset[str]], ...], ...]
    core: re.Pattern[str] | None
    before: int

    def held(self, vocabulary: Set[str]) -> Needed:
        """What a stretch must hold, of all that a text with these words may hold; nothing where such a date cannot stand in it."""
        needed: list[tuple[str, ...]] = []
        for group in self.groups:
            here = tuple([cue for cue, words in group if not words or not words.isdisjoint(vocabulary)])
            if not here:
                return ()
            needed.append(here)
        return tuple(needed)


def find(text: str, stretches: Sequence[tuple[int, int]], vocabulary: Set[str]) -> Iterator[Found]:
    """Dates in stretches of a plain text, in order; of two that meet, the longer; `vocabulary` has the text's words in lower case."""
    lower = text.lower()
    hits: list[Found] = []
    for gate in _gates():
        needed = gate.held(vocabulary)
        if needed:
            where = lower if gate.any_case and len(lower) == len(text) else text
            around = gate.core is not None and (where is lower or not gate.any_case)
            found = _around_core(gate, text, where, stretches) if around else _anywhere(gate, text, needed, stretches)
            hits += [_found(text, hit, gate.name) for hit in found]
    last = 0
    for one in sorted(hits, key=lambda each: (each.start, each.start - each.end)):
        if one.start >= last:
            last = one.end
            yield one


@cache
def _gates() -> tuple[_Gate, ...]:
    holds = _HOLDS | {"holiday": ((*names("holidays"), "easter"),)}
    made = []
    for name, pattern in forms().items():
        core, before = _CORES.get(name, ("", 0))
        groups = tuple(tuple((cue, _words_with(cue)) for cue in cues) for cues in holds[name])
        made.append(_Gate(name, pattern, bool(pattern.flags & re.IGNORECASE), groups, re.compile(core) if core else None, before))
    return tuple(made)


def _words_with(cue: str) -> frozenset[str]:
    """Words of which a text that holds a cue has one; none for figures, which are in no vocabulary."""
    letters = re.findall("[a-z]+", cue.lower())
    if not letters:
        return frozenset()
    word = max(letters, key=len)
    return frozenset((word, f"{word}s", *(one for one in _LONGER if one.startswith(word))))


def _holds(stretch: str, needed: Needed) -> bool:
    for words in needed:
        for word in words:
            if word in stretch:
                break
        else:
            return False
    return True


def _anywhere(gate: _Gate, text: str, needed: Needed, stretches: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """What a form's pattern finds in the stretches that hold its cues."""
    for start, end in stretches:
        stretch = text[start:end]
        if _holds(stretch.lower() if gate.any_case else stretch, needed):
            yield from gate.pattern.finditer(text, start, end)


def _around_core(gate: _Gate, text: str, where: str, stretches: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """The same, tried only where words begin that may belong to a date around its core."""
    assert gate.core is not None, "asked for forms with a core"  # noqa: S101 - by the caller
    last, match, starts = 0, gate.pattern.match, [start for start, _ in stretches]
    for core in gate.core.finditer(where):
        place = core.start()
        start, end = stretches[max(0, bisect_right(starts, place) - 1)]
        if not (max(last, start) <= place < end):
            continue
        for opening in (*_openings(text, max(last, start), place, gate.before), place):
            hit = match(text, opening, end)
            if hit is not None:
                yield hit
                last = hit.end()
                break


def _openings(text: str, low: int, place: int, words: int) -> list[int]:
    """Where the last words before a place begin."""
    near = max(low, place - _NEAR)
    found = [one.start() for one in _WORD_START.finditer(text, near, place)]
    if len(found) < words and near > low:
        found = [one.start() for one in _WORD_START.finditer(text, low, place)]
    return found[-words:]


def _found(text: str, hit: re.Match[str], form: str) -> Found:
    parts = {name: words for name, words in hit.groupdict().items() if words}
    words = " ".join(hit[0].casefold().split())
    way = way_of(text, hit.start(), hit.end()) if form in _OF_A_YEAR else 0
    return Found(hit.start(), hit.end(), form, words, _is_deadline(text, hit), parts, way)


def _is_deadline(text: str, hit: re.Match[str]) -> bool:
    before = _DEADLINE.search(text, max(0, hit.start() - _BEFORE_DEADLINE), hit.start())
    return bool(_INSIDE_DEADLINE.search(hit[0]) or before)
