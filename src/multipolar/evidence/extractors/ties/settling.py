"""What is told of one pair: once a sentence, by what tells it surest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.events.scene import Actors
from multipolar.evidence.extractors.ties.around import camp_of
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Lexicon
from multipolar.evidence.extractors.ties.parties import is_bystander, is_observer, is_of

_MOST_A_SIDE = 5
_MOST_MEMBERS = 12
_MOST_TOGETHER = 3
"""Of more than these, words that bind all to all ("issued a joint statement") say little of any two."""
_RANKS = {"verb": 0, "relations": 1, "noun": 1, "event": 2, "around": 3, "meant": 4}

_LESS_SURE = ("event", "around", "meant")

Bound = tuple[str, str, Candidate]


def settled(found: Iterable[Candidate], starts: Sequence[int], words: Lexicon) -> list[Bound]:
    """Give the pairs that are told, with what tells them, in the order of the text.

    Parameters
    ----------
    found : iterable of Candidate
        With the parties that are bound.
    starts : sequence of int
        Where the sentences of the document begin.
    words : Lexicon
        Words of ties.
    """
    kept: list[Bound] = []
    told: dict[tuple[int, frozenset[str]], list[Candidate]] = {}
    camped: dict[tuple[int, frozenset[str]], list[Candidate]] = {}
    known: dict[tuple[str, frozenset[str]], dict[object, Candidate]] = {}
    for one in sorted(found, key=lambda c: (bisect_right(starts, c.span.start), _RANKS[c.rule], c.span.start, -c.span.end)):
        sentence = bisect_right(starts, one.span.start)
        for a, b in _pairs(one, words):
            pair = frozenset((a, b))
            here = told.setdefault((sentence, pair), [])
            before = known.setdefault((one.bond.sign, pair), {})
            camps = camped.setdefault((sentence, frozenset((camp_of(a), camp_of(b)))), [])
            if any(_is_same(other, one) for other in camps):
                continue
            if all(_is_apart(other, one) for other in here) and not any(_takes_up(other, one) for other in before.values()):
                here.append(one)
                camps.append(one)
                before.setdefault((one.bond.type, one.bond.directed, one.takes_up, one.a), one)  # all that `_takes_up` asks of it
                kept.append((a, b, one))
    return sorted(kept, key=lambda row: row[2].span)


def _is_apart(other: Candidate, one: Candidate) -> bool:
    """Whether a sentence tells both: of one sign one is enough, and what an event implies gives way to what a word says."""
    return other.bond.sign != one.bond.sign and not {"event", "meant"} & {one.rule, other.rule} and not other.span.meets(one.span)


def _is_same(other: Candidate, one: Candidate) -> bool:
    """Whether a phrase is told again of a state after its leader, or of the leader after the state: by two rules it is one tie."""
    return one.rule in _LESS_SURE and one is not other and other.bond.sign == one.bond.sign and other.span.meets(one.span)


def _takes_up(other: Candidate, one: Candidate) -> bool:
    """Whether a tie only takes up another that was told before: "their alliance", a war that goes on."""
    if {one.bond.type, other.bond.type} == {"war"} and (one.takes_up or other.takes_up):
        return True
    turned_round = one.bond.directed and other.bond.directed and not set(one.a) & set(other.a)
    return other.bond.type == one.bond.type and one.takes_up and not turned_round


def _pairs(one: Candidate, words: Lexicon) -> Iterator[tuple[str, str]]:
    most = _MOST_A_SIDE if one.bond.directed else _MOST_TOGETHER
    many = _MOST_MEMBERS if one.bond.type == "membership" else most
    if len(one.a) > many or len(one.b) > most or not _can_bind(one.bond.type, one.b):
        return
    for a in one.a:
        for b in one.b:
            passive = one.bond.directed and (one.bond.sign == "-" or one.rule in ("event", "verb", "meant")) and is_bystander(b, words)
            passive = passive or (one.bond.sign == "-" and (is_observer(a, words) or is_observer(b, words)))
            same = a == b or ({a[:4], b[:4]} <= {"gov:", "stat"} and camp_of(a) == camp_of(b))
            if not (same or passive or is_of(a, b) or is_of(b, a)):
                yield a, b


def _can_bind(kind: str, b: Actors) -> bool:
    return kind != "membership" or all(who.startswith("org:") or (who.startswith("grp:") and who in registry().actors) for who in b)
