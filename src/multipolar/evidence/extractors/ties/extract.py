"""Ties of one document: what its nouns and verbs say of two actors, and what its events imply."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.extract import is_title
from multipolar.evidence.extractors.events.lexicon import lexicon as event_lexicon
from multipolar.evidence.extractors.events.scene import Actors, Scene
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon, lexicon
from multipolar.evidence.extractors.ties.parties import is_of, own_parties, parties
from multipolar.evidence.extractors.ties.words import ties_of_block
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Event, Tie
from multipolar.results.evidence.rows import Mode, TieStatus

CONFIDENCE = {"noun": 0.65, "verb": 0.6, "relations": 0.7, "event": 0.7, "around": 0.5}
"""By rule: how often its rows were right on the annotated articles of development, less a tenth or more since they were seen there."""

_STATUS: dict[Mode, TieStatus] = {"actual": "actual", "planned": "potential", "hypothetical": "potential", "alleged": "contested"}
_MOST_A_SIDE = 3
_RANKS = {"verb": 0, "relations": 1, "noun": 1, "event": 2, "around": 3}


def extract(parsed: ParsedDocument, events: Sequence[Event]) -> tuple[Tie, ...]:
    """Find how the actors of a document stand to each other.

    Parameters
    ----------
    parsed : ParsedDocument
        With its actors linked.
    events : sequence of Event
        What was found in it: an attack, an accusation or help is a tie too, unless it is negated.

    Returns
    -------
    tuple of Tie
        In the order of the text. A pair stands as often as different words tell it.
    """
    words = lexicon()
    found = list(_from_events(events, words, parsed))
    for block in parsed.originals:
        if block.index in parsed.parses and not (block.is_heading and is_title(parsed.plain[block.start : block.end])):
            scene = Scene.of(parsed, block)
            if scene.at:
                found.extend(ties_of_block(scene, words, event_lexicon()))
    alone = own_parties(events, words)
    starts = [block.start + sentence.start_char for block, sentence in parsed.sentences()]
    return tuple(_rows(parsed, _settled((_with_parties(one, words, alone) for one in found), starts)))


def _with_parties(one: Candidate, words: Lexicon, alone: frozenset[str]) -> Candidate:
    of_states = one.bond.type in ("war", "economic") and one.rule == "event"
    a, b = parties(one.a, one.b, words, alone, of_states=of_states)
    return dataclasses.replace(one, a=a, b=b)


def _from_events(events: Iterable[Event], words: Lexicon, parsed: ParsedDocument) -> Iterator[Candidate]:
    for event in events:
        bond = words.events.get(event.plover)
        if bond is None or event.mode == "negated" or event.rule == "events.main-war" or not (event.source and event.target):
            continue
        trigger = parsed.quote(event.trigger).casefold()
        a, b = halves(event.source) if event.reciprocal else (event.source, event.target)
        if not b:
            continue
        economic = event.plover == "SANCTION" and event.reciprocal
        bond = Bond("economic" if economic else bond.type, bond.sign, directed=not event.reciprocal)
        if event.plover == "AGREE" and (event.rule == "events.verb" or words.truces & set(parsed.quote(event.span).casefold().split())):
            continue
        takes_up = event.rule in ("events.known-war", "events.main-war")
        yield Candidate(bond, a, b, event.span, trigger, "event", _STATUS[event.mode], takes_up)


def _settled(found: Iterable[Candidate], starts: Sequence[int]) -> list[Candidate]:
    """Keep of what a sentence tells of one pair what is surest, and leave out what only takes up a tie that is known."""
    kept: list[Candidate] = []
    told: set[tuple[int, frozenset[str]]] = set()
    known: dict[tuple[str, frozenset[str]], list[Candidate]] = {}
    for one in sorted(found, key=lambda c: (bisect_right(starts, c.span.start), _RANKS[c.rule], c.span.start, -c.span.end)):
        pair = frozenset((*one.a, *one.b))
        place = (bisect_right(starts, one.span.start), pair)
        before = known.setdefault((one.bond.sign, pair), [])
        if place in told or any(_takes_up(other, one) for other in before):
            continue
        told.add(place)
        before.append(one)
        kept.append(one)
    return sorted(kept, key=lambda one: one.span)


def _takes_up(other: Candidate, one: Candidate) -> bool:
    """Whether a tie only takes up another that was told before: "their alliance", a war that goes on."""
    if {one.bond.type, other.bond.type} == {"war"} and (one.takes_up or other.takes_up):
        return True
    return other.bond.type == one.bond.type and one.takes_up


def _rows(parsed: ParsedDocument, found: Iterable[Candidate]) -> Iterator[Tie]:
    for one in found:
        if one.bond.type == "membership" and not all(who.startswith(("org:", "grp:")) for who in one.b):
            continue
        if len(one.a) > _MOST_A_SIDE or len(one.b) > _MOST_A_SIDE:
            continue
        for a, b in _pairs(one.a, one.b):
            yield Tie(
                document=parsed.document.id,
                span=one.span,
                rule=f"ties.{one.rule}",
                confidence=CONFIDENCE[one.rule],
                a=a,
                b=b,
                type=one.bond.type,
                sign=one.bond.sign,
                directed=one.bond.directed,
                status=one.status,
            )


def _pairs(a: Actors, b: Actors) -> Iterator[tuple[str, str]]:
    for one in a:
        for other in b:
            if one != other and not is_of(one, other) and not is_of(other, one):
                yield one, other
