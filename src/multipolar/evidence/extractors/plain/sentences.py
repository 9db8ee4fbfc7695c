"""Blocks cut into words and sentences, with the actors in them, by regular expressions alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import accumulate, pairwise

from multipolar.evidence.extractors.plain.marks import Marker, guess
from multipolar.evidence.extractors.plain.vocabulary import Word, plain_words, words
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.text import Block
from multipolar.results.evidence import Mention, Span

_TOKEN = re.compile(r"(\w+(?:-\w+)*|'s\b|'(?:t|re|ve|ll|d|m)\b|[^\w\s])")
_PHRASE = re.compile(r"(D*(?:(?:A(?=[wmM]))?[wmMS])+|D+(?=[^wmMSA]|$)|P)")
_SHORT = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "col",
        "lt",
        "maj",
        "sgt",
        "sen",
        "rep",
        "gov",
        "st",
        "prof",
        "adm",
        "capt",
        "no",
        "vs",
        "jr",
        "brig",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "u",
        "e",
        "i",
        "a",
        "p",
    )
)
_MOST_WORDS = 200_000
_STOPS = frozenset((".", "!", "?", "\u2026"))
_CLOSING = frozenset(('"', "'", ")", "]"))
_OPENERS = frozenset(
    (
        "the",
        "a",
        "an",
        "it",
        "he",
        "she",
        "they",
        "we",
        "in",
        "on",
        "at",
        "as",
        "but",
        "and",
        "yet",
        "for",
        "this",
        "that",
        "these",
        "those",
        "there",
        "while",
        "when",
        "if",
        "its",
        "his",
        "her",
        "their",
        "such",
        "neither",
        "both",
        "according",
        "after",
        "before",
    )
)


@dataclass
class Cut:
    """One block, cut.

    Parameters
    ----------
    parsed, block
        The document and the block.
    words : list of str
        In lower case; an actor is one word.
    starts, ends : list of int
        Where each stands in the document.
    kinds : list of Word or None
        What each may be.
    mentions : dict of int to Mention
        Those that are actors.
    marks : str
        One letter a word.
    bounds : list of int
        First words of sentences, and the number of words.
    phrase_from, phrase_to : dict of int to int
        End of each noun phrase by its first word, and the other way round.
    heads : list of (int, int, str)
        Noun phrases whose last word is a known noun: first word, the word behind, and the noun's singular.
    """

    parsed: ParsedDocument
    block: Block
    words: list[str]
    starts: list[int]
    ends: list[int]
    kinds: list[Word | None]
    mentions: dict[int, Mention]
    marks: str = ""
    bounds: list[int] = field(default_factory=list)
    phrase_from: dict[int, int] = field(default_factory=dict)
    phrase_to: dict[int, int] = field(default_factory=dict)
    heads: list[tuple[int, int, str]] = field(default_factory=list)

    @cached_property
    def quotes(self) -> list[int]:
        """Places of the quotation marks."""
        return [at for at, word in enumerate(self.words) if word == '"']

    def mark(self, marks: str) -> None:
        """Set the marks, and find the noun phrases in them."""
        self.marks, kinds = marks, self.kinds
        edges = [*accumulate(map(len, _PHRASE.split(marks)))]
        firsts, ends = edges[:-1:2], edges[1::2]
        self.phrase_from = dict(zip(firsts, ends, strict=True))
        self.phrase_to = dict(zip(ends, firsts, strict=True))
        self.heads = [
            (first, end, kind.noun)
            for first, end in zip(firsts, ends, strict=True)
            if marks[end - 1] == "w" and (kind := kinds[end - 1]) is not None and kind.noun
        ]

    def span(self, first: int, end: int) -> Span:
        """The stretch from a word to the one before `end`, without punctuation at its end."""
        while end > first + 1 and self.marks[end - 1] in ".,;:-":
            end -= 1
        return Span(self.starts[first], self.ends[end - 1])

    def lemma(self, at: int) -> str:
        """A word as a noun."""
        kind = self.kinds[at]
        return kind.noun if kind is not None and kind.noun else self.words[at]


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
    bounds = _bounds(made, starts, ends, mentions)
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


def _bounds(made: list[str], starts: list[int], ends: list[int], mentions: dict[int, Mention]) -> list[int]:
    """Where sentences begin: behind a full stop that ends no abbreviation, closing marks included."""
    bounds = [0]
    count = len(made)
    stops = [at for at, word in enumerate(made) if word in _STOPS]
    short = [at for at in mentions if made[at][-1] == "." and at + 1 < count and _opens(made[at + 1])]  # "… the U.S. But …"
    for at in sorted((*stops, *short)) if short else stops:
        if made[at] == "." and at and made[at - 1].lower() in _SHORT and at - 1 not in mentions:
            continue
        behind = at + 1
        while behind < count and made[behind] in _CLOSING and starts[behind] == ends[behind - 1]:
            behind += 1
        if behind < count and starts[behind] > ends[behind - 1] and not made[behind][0].islower():
            bounds.append(behind)
    bounds.append(count)
    return bounds


def _opens(word: str) -> bool:
    """Whether a word (of an actor the first) begins a sentence behind "U.S."."""
    return word[0].isupper() and word.partition(" ")[0].lower() in _OPENERS


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
