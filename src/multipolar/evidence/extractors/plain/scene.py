"""One block read: its frames, and whom its noun phrases mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property

from multipolar.evidence.extractors.claims.lexicon import lexicon as claim_words
from multipolar.evidence.extractors.events.lexicon import lexicon as event_words
from multipolar.evidence.extractors.plain.cutting import Cut
from multipolar.evidence.extractors.plain.frames import Frame, Phrase, arguments
from multipolar.evidence.extractors.plain.reading import Reader
from multipolar.results.evidence import Mention, Span

Actors = tuple[str, ...]

_THINGS = ("loc:", "evt:", "asset:")
_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass
class Scene:
    """A block with its frames.

    Parameters
    ----------
    cut : Cut
        The block.
    frames : list of Frame
        Its verbs.
    """

    cut: Cut
    frames: list[Frame]
    _heads: dict[Phrase, Mention | None] = field(default_factory=dict, repr=False)
    _actors: dict[Phrase, Actors] = field(default_factory=dict, repr=False)
    _after: dict[tuple[int, int], list[tuple[str, int, int]]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, cut: Cut) -> Scene:
        """Read a block."""
        return cls(cut, Reader(cut).read())

    def actors(self, phrase: Phrase) -> Actors:
        """Whom a noun phrase means; nobody where it is a place or a thing of somebody's ("Chile's economy")."""
        found = self._actors.get(phrase)
        if found is None:
            mention = self.head(phrase)
            found = () if mention is None else tuple([one for one in ids_of(mention) if not one.startswith(_THINGS)])
            self._actors[phrase] = found
        return found

    def place(self, phrase: Phrase) -> str:
        """Id of the place that a noun phrase names."""
        mention = self.head(phrase)
        return next((one for one in ids_of(mention) if one.startswith("loc:")), "") if mention is not None else ""

    def head(self, phrase: Phrase) -> Mention | None:
        """The mention at the head of a noun phrase: its last word, or what a noun that acts belongs to ("Chilean jets")."""
        if phrase not in self._heads:
            self._heads[phrase] = self._head(phrase)
        return self._heads[phrase]

    def _head(self, phrase: Phrase) -> Mention | None:
        first, end = phrase
        marks, mentions = self.cut.marks, self.cut.mentions
        while end > first and marks[end - 1] in "DS":
            end -= 1
        if end - 1 in mentions:
            return mentions[end - 1]
        last = -1
        for at in range(end - 1, first - 1, -1):
            if at in mentions:
                last = at
                break
        if last < 0:
            return None
        if self.cut.lemma(end - 1) in _acting():
            return mentions[last]
        if marks[last] == "M" and last + 2 >= end and self.cut.words[end - 1].isdigit():
            return mentions[last]
        return None

    def each(self, phrases: Iterable[Phrase]) -> Actors:
        """Whom several noun phrases mean, each once."""
        found: Actors = ()
        for phrase in phrases:
            ids = self.actors(phrase)
            found = ids if not found else (*found, *[one for one in ids if one not in found])
        return found

    def doer(self, frame: Frame) -> Actors:
        """Who does what a verb tells."""
        if frame.done_by is None:
            frame.done_by = self.each(frame.behind("by") if frame.passive else frame.all_subjects)
        return frame.done_by

    def objects(self, frame: Frame) -> Actors:
        """To whom it is done."""
        if frame.passive:
            return self.each(frame.all_subjects)
        return self.each(frame.behind(""))

    @cached_property
    def carried_on(self) -> dict[int, Frame]:
        """By verb (its `id`), the first behind it in its sentence that has its subject and is joined to it by "and"."""
        found: dict[int, Frame] = {}
        for other in self.frames:
            one = other.subject_from
            if one is not None and other.link == "and" and other.finite and other.at > one.at and other.bounds == one.bounds:
                found.setdefault(id(one), other)
        return found

    @cached_property
    def governed(self) -> dict[int, tuple[Frame, str]]:
        """By the first word of a noun phrase: the verb that it belongs to, and as what: ``subject``, ``object`` or a preposition."""
        found: dict[int, tuple[Frame, str]] = {}
        for frame in self.frames:
            for first, _ in frame.subjects:
                found.setdefault(first, (frame, "subject"))
            taken = ""
            for word, first, _ in frame.arguments:
                if not taken or not word:
                    found[first] = frame, word or "object"
                taken = taken or word
        return found

    @cached_property
    def hedges(self) -> list[int]:
        """Places of the words that weaken what is said."""
        weak = claim_words()["hedges"]
        return [at for at, word in enumerate(self.cut.words) if word in weak]

    def inside(self, phrase: Phrase, before: int) -> Actors:
        """Actors before a noun in its phrase: "Chilean", "Chile's"."""
        mentions = self.cut.mentions
        found = [one for at in range(phrase[0], before) if at in mentions for one in ids_of(mentions[at]) if not one.startswith(_THINGS)]
        return tuple(dict.fromkeys(found)) if found else ()

    def after(self, at: int, end: int) -> list[tuple[str, int, int]]:
        """Noun phrases behind a noun, each with its preposition."""
        found = self._after.get((at, end))
        if found is None:
            behind = arguments(self.cut.words, self.cut.marks, self.cut.phrase_from, at, end)
            self._after[at, end] = found = [one for one in behind if one[0]]
        return found

    def phrase_at(self, at: int) -> Phrase:
        """The noun phrase in which a word stands."""
        for first in range(at, max(-1, at - 12), -1):
            end = self.cut.phrase_from.get(first)
            if end is not None and end > at:
                return first, end
        return at, at + 1

    def quoted(self, at: int) -> bool:
        """Whether a word stands between quotation marks."""
        return bisect_left(self.cut.quotes, at) % 2 == 1

    def bounds(self, at: int) -> Phrase:
        """First word of a sentence, and the word behind it."""
        place = bisect_left(self.cut.bounds, at + 1) - 1
        return self.cut.bounds[place], self.cut.bounds[place + 1]

    def span(self, first: int, end: int) -> Span:
        """A stretch of the document."""
        return self.cut.span(first, end)

    def slug(self, phrase: Phrase) -> str:
        """Id of a group that a noun phrase names only by what it is."""
        words = [self.cut.words[at] for at in range(*phrase) if self.cut.marks[at] in "wM"]
        return "grp:" + (_SLUG.sub("-", " ".join(words[-3:])).strip("-") or "unnamed")


def ids_of(mention: Mention) -> Actors:
    """Ids of a mention, proposed ones too."""
    return mention.actors or ((mention.proposed,) if mention.proposed else ())


@cache
def _acting() -> frozenset[str]:
    """Nouns that stand for those to whom they belong."""
    return event_words().acting | claim_words()["bodies"] | claim_words()["speakers"]
