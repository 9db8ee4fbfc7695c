"""Pairs that a sentence may tell of: both in it, one in it and one before it, or those at war whom nobody need name."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from multipolar.evidence.extractors.events.extract import is_title
from multipolar.evidence.extractors.likely_ties.cast import Cast
from multipolar.evidence.extractors.likely_ties.features import (
    about_pair,
    alone_other,
    alone_sentence,
    alone_side,
    fewest_steps,
    in_events,
    named_pair,
    named_sentence,
    path,
    unnamed_pair,
)
from multipolar.evidence.extractors.likely_ties.sentence import Sentence
from multipolar.evidence.extractors.likely_ties.sides import Side, sides_of
from multipolar.evidence.extractors.likely_ties.words import Said
from multipolar.evidence.extractors.ties.around import camp_of
from multipolar.evidence.extractors.ties.lexicon import lexicon
from multipolar.evidence.extractors.ties.parties import is_of
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.learnt import Features
from multipolar.results.evidence import Event, Span, Tie

Kind = Literal["named", "alone", "unnamed"]

_AROUND: dict[Kind, Callable[[Sentence], Features]] = {"named": named_sentence, "alone": alone_sentence, "unnamed": unnamed_pair}
"""What is seen of a sentence as a whole, by the kind of pair."""

_WORDS_APART, _NAMES_APART = 100, 12
"""Further apart than this two are no pair of the sentence (judgement): one so long is a list, a table or notes without full stops. Of fifty
articles the longest sentence has 61 words, and 11 names."""

_STANDS_FOR = 2
"""Steps that a passage counts as further off which only stands for an actor."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors in one sentence.

    Parameters
    ----------
    sentence : Sentence
        Where they are looked for.
    a, b : str
        Canonical ids, in the order of the text where both stand in it.
    kind : {"named", "alone", "unnamed"}
        Whether both, one or none of them stands in it.
    sides : tuple of Side
        The passages for them that stand in it.
    own : dict
        What is seen of them alone.
    shared : tuple of dict
        What is seen of the sentence and of the one who stands in it, the same object for all pairs that have it in common.
    """

    sentence: Sentence
    a: str
    b: str
    kind: Kind
    sides: tuple[Side, ...]
    own: Features
    shared: tuple[Features, ...]

    @property
    def features(self) -> Features:
        """All that is seen."""
        merged = dict(self.own)
        for part in self.shared:
            merged |= part
        return merged

    @property
    def actors(self) -> frozenset[str]:
        """Both, in no order."""
        return frozenset((self.a, self.b))

    @property
    def camps(self) -> frozenset[str]:
        """The states or other actors for which both stand: a leader is of his state's camp."""
        return frozenset((camp_of(self.a), camp_of(self.b)))


def pairs_of(parsed: ParsedDocument, ties: Sequence[Tie], events: Sequence[Event]) -> list[Pair]:
    """Every pair of which a document may tell something, sentence by sentence.

    Parameters
    ----------
    parsed : ParsedDocument
        With its parses and its actors linked.
    ties, events : sequence
        Those that rules found in it.
    """
    found: list[Pair] = []
    times: Counter[frozenset[str]] = Counter()
    for sentence in _sentences(parsed, ties, events):
        around: dict[Kind, Features] = {}
        by_side: dict[str, Features] = {}
        for a, b, kind, sides in _pairs(sentence):
            actors = frozenset((a, b))
            seen = about_pair(sentence, a, b, kind, times[actors]) | in_events(sentence, a, b)
            if kind == "named":
                seen |= named_pair(sentence, *sides)
                times[actors] += 1
            elif kind == "alone":
                seen |= alone_other(sentence, b)
                if a not in by_side:
                    by_side[a] = alone_side(sentence, sides[0])
            if kind not in around:
                around[kind] = _AROUND[kind](sentence)
            shared = (around[kind], by_side[a]) if kind == "alone" else (around[kind],)
            found.append(Pair(sentence, a, b, kind, sides, seen, shared))
    return found


def _sentences(parsed: ParsedDocument, ties: Sequence[Tie], events: Sequence[Event]) -> Iterator[Sentence]:
    cast = Cast.of(parsed, ties, lexicon())
    before: list[str] = []
    said, block_read = Said(), -1
    for block, tokens in parsed.sentences():
        if block.is_heading and is_title(parsed.plain[block.start : block.end]):
            continue
        if block.index != block_read:
            said, block_read = Said(), block.index
        span = Span(block.start + tokens.start_char, block.start + tokens.end_char)
        sentence = Sentence(
            parsed=parsed,
            block=block,
            tokens=tokens,
            span=span,
            cast=cast,
            said=said,
            sides=sides_of(parsed, block, tokens, cast.parties),
            before=before,
            events=tuple([event for event in events if span.holds(event.trigger)]),
            ties=tuple([tie for tie in ties if tie.span.meets(span)]),
        )
        yield sentence
        before = sentence.named


def _pairs(sentence: Sentence) -> Iterator[tuple[str, str, Kind, tuple[Side, ...]]]:
    for near in _near(sentence):
        closest = _closest(near, sentence.said)
        yield closest[0].actor, closest[1].actor, "named", closest
    if not sentence.is_telling:
        return
    for a, b in itertools.product(sentence.named, sentence.absent):
        if _is_pair(a, b):
            yield a, b, "alone", tuple([side for side in sentence.sides[a] if side.by == "own"][:1])
    war = sentence.cast.at_war
    if war and not war & set(sentence.sides):
        first, second = sorted(war)
        yield first, second, "unnamed", ()


def _is_pair(a: str, b: str) -> bool:
    """Whether two are two: no leader and his own state, no two places on the map."""
    if a.startswith("loc:") and b.startswith("loc:"):
        return False
    same = camp_of(a) == camp_of(b) and any(one.startswith(("per:", "gov:")) for one in (a, b))
    return not (same or is_of(a, b) or is_of(b, a))


def _near(sentence: Sentence) -> Iterator[list[tuple[Side, Side]]]:
    """The passages for every two that are a pair and stand near each other, pairs and passages in the order of the text."""
    actors = list(sentence.sides)
    placed = sorted((side.token.i, actor, place) for actor, name in enumerate(actors) for place, side in enumerate(sentence.sides[name]))
    names = [bisect_left(sentence.names, token) for token, _, _ in placed]
    near: dict[tuple[int, int], list[tuple[int, int]]] = {}
    first = 0
    for at, (token, actor, place) in enumerate(placed):
        while token - placed[first][0] > _WORDS_APART or names[at] - names[first] > _NAMES_APART:
            first += 1
        for _, other, its in placed[first:at]:
            if other < actor:
                near.setdefault((other, actor), []).append((its, place))
            elif other > actor:
                near.setdefault((actor, other), []).append((place, its))
    for (a, b), places in sorted(near.items()):
        if _is_pair(actors[a], actors[b]):
            both = [(sentence.sides[actors[a]][one], sentence.sides[actors[b]][other]) for one, other in sorted(places)]
            parted = [(one, other) for one, other in both if one.mention is not other.mention or len(one.mention.actors) > 1]
            if parted:
                yield parted


def _closest(near: Sequence[tuple[Side, Side]], said: Said) -> tuple[Side, Side]:
    """The passages for two that stand closest in the grammar, of those the closest in the text, in its order."""
    found, least = near[0], math.inf
    for one, other in sorted(near, key=lambda both: abs(both[0].token.i - both[1].token.i)):
        more = _STANDS_FOR * ((one.by != "own") + (other.by != "own"))
        if len(near) > 1 and fewest_steps(one.token, other.token, said) + more < least:
            up, down = path(one.token, other.token, said)
            if len(up) + len(down) + more < least:
                found, least = (one, other), len(up) + len(down) + more
    one, other = found
    return (one, other) if one.token.i <= other.token.i else (other, one)
