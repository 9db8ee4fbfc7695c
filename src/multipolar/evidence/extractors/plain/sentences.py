"""Blocks cut into words and sentences, with the actors in them, by regular expressions alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, pairwise

from multipolar.evidence.extractors.plain.bounds import bounds_of
from multipolar.evidence.extractors.plain.cutting import Cut
from multipolar.evidence.extractors.plain.guesses import guess
from multipolar.evidence.extractors.plain.marks import Marker
from multipolar.evidence.extractors.plain.vocabulary import Word, plain_words, words
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.text import Block
from multipolar.results.evidence import Mention

_TOKEN = re.compile(r"(\w+(?:-\w+)*|'s\b|'(?:t|re|ve|ll|d|m)\b|[^\w\s])")
_MOST_WORDS = 200_000


def cuts(parsed: ParsedDocument) -> Iterator[Cut]:
    """Cut every block of a document that is no copy."""
    text = _with_dashes(parsed)
    places = iter(_actors(parsed))
    coming = next(places, None)
    for block in parsed.originals:
        inside: list[Mention] = []
        while coming is not None and coming.span.start < block.end:
            if coming.span.start >= block.start and coming.span.end <= block.end:
                inside.append(coming)
            coming = next(places, None)
        yield _cut(parsed, block, text, inside)


def _with_dashes(parsed: ParsedDocument) -> str:
    """The plain twin with its dashes again, where they join two words as a hyphen would."""
    raw, twin = parsed.document.text, parsed.plain
    if "\u2014" not in raw:
        return twin
    lengths = [*accumulate(len(part) + 1 for part in raw.split("\u2014"))]
    return "\u2014".join([twin[start : end - 1] for start, end in pairwise([0, *lengths])])


def _actors(parsed: ParsedDocument) -> Iterator[Mention]:
    """Mentions, the longer of two that meet."""
    end = -1
    for mention in parsed.mentions:
        if mention.span.start >= end and (mention.actors or mention.proposed):
            end = mention.span.end
            yield mention


def _cut(parsed: ParsedDocument, block: Block, text: str, inside: list[Mention]) -> Cut:
    made: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    mentions: dict[int, Mention] = {}
    place = block.start
    for mention in (*inside, None):
        parts = _TOKEN.split(text[place : block.end if mention is None else mention.span.start])
        edges = [*accumulate(map(len, parts), initial=place)]
        made += parts[1::2]
        starts += edges[1:-1:2]
        ends += edges[2::2]
        if mention is not None:
            mentions[len(made)] = mention
            made.append(text[mention.span.start : mention.span.end])
            starts.append(mention.span.start)
            place = mention.span.end
            ends.append(place)
    bounds = bounds_of(made, starts, ends, mentions)
    lower = [*map(str.lower, made)]
    kinds = [*map(_kinds().__getitem__, lower)]
    cut = Cut(parsed, block, lower, starts, ends, kinds, mentions, bounds=bounds)
    actors = {at: _before_noun(mention, at, lower, ends, starts) for at, mention in mentions.items()}
    cut.mark(_dated(Marker(lower, kinds, actors).marks(bounds), lower))
    return cut


def _before_noun(mention: Mention, at: int, lower: list[str], ends: list[int], starts: list[int]) -> str:
    following = lower[at + 1] if at + 1 < len(lower) else ""
    if mention.form == "pronoun" and following == "'s":
        return "M"
    if following == "'s" or mention.form == "demonym" or lower[at] in ("its", "his", "their", "her"):
        return "m"
    if following == "'" and lower[at].endswith("s"):
        return "m"
    return "m" if following == "-" and ends[at] == starts[at + 1] else "M"


class _Kinds(dict[str, Word | None]):
    """What words may be; what is not known is guessed by its ending and remembered."""

    def __missing__(self, word: str) -> Word | None:
        if len(self) > _MOST_WORDS:
            self.clear()
            self.update(words())
        self[word] = kind = guess(word) if word[0].isalnum() else None
        return kind


@cache
def _kinds() -> _Kinds:
    return _Kinds(words())


def _dated(marks: str, lower: list[str]) -> str:
    """The same with "last week" and "on Tuesday" marked as adverbs."""
    near, spans = calendar()
    if spans.isdisjoint(lower):
        return marks
    found = [at for at, word in enumerate(lower) if word in spans and at and lower[at - 1] in near]
    if not found:
        return marks
    made = list(marks)
    for at in found:
        made[at] = made[at - 1] = "A"
    return "".join(made)


@cache
def calendar() -> tuple[frozenset[str], frozenset[str]]:
    """Words such as "last" and "next", and the spans of time that stand behind them."""
    data = plain_words()
    return frozenset(data["near"].split()), frozenset(data["spans"].split())
