"""Ties of one document: what its nouns and verbs say of two actors, and what its events imply."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from multipolar.evidence.extractors.events.extract import is_title
from multipolar.evidence.extractors.events.lexicon import lexicon as event_lexicon
from multipolar.evidence.extractors.events.scene import Actors
from multipolar.evidence.extractors.ties.around import camp_of
from multipolar.evidence.extractors.ties.from_events import of_events
from multipolar.evidence.extractors.ties.lexicon import lexicon
from multipolar.evidence.extractors.ties.main_wars import of_main_war
from multipolar.evidence.extractors.ties.parties import Parties
from multipolar.evidence.extractors.ties.recipients import with_recipients
from multipolar.evidence.extractors.ties.settling import Bound, settled
from multipolar.evidence.extractors.ties.stage import staged
from multipolar.evidence.extractors.ties.topic import subject_of
from multipolar.evidence.extractors.ties.words import ties_of_block
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Event, Tie

CONFIDENCE = {"noun": 0.75, "verb": 0.65, "relations": 0.7, "event": 0.6, "around": 0.6, "meant": 0.6}
"""By rule: how often its rows were right on the annotated articles of development, less a tenth or more since they were seen there."""


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
    found = list(of_events(events, words, parsed))
    for block in parsed.originals:
        if block.index in parsed.parses and not (block.is_heading and is_title(parsed.plain[block.start : block.end])):
            scene = staged(parsed, block, words)
            if scene.at:
                found.extend(ties_of_block(scene, words, event_lexicon()))
    found = with_recipients(found)
    topic = subject_of(parsed)
    found = [one if one.b else dataclasses.replace(one, b=(topic,)) for one in found if one.b or _is_about(topic, one.a)]
    phrases = {one.at for one in found if one.is_phrase or one.rule in ("verb", "noun")} - {-1}
    found = [one for one in found if one.rule not in ("event", "meant") or one.at not in phrases]
    parties = Parties.of(found, words, parsed)
    starts = [block.start + sentence.start_char for block, sentence in parsed.sentences()]
    bound = settled(map(parties.bound, found), starts, words)
    hostile = {frozenset((a, b)) for a, b, one in bound if one.bond.sign == "-"}
    bound.extend((one.a[0], one.b[0], one) for one in of_main_war(events, parsed, hostile))
    return tuple(_row(parsed, one) for one in sorted(bound, key=lambda row: row[2].span))


def _is_about(topic: str, actors: Actors) -> bool:
    """Whether a document is about one state, so that whatever others do to nobody named is done to it."""
    return bool(topic) and all(camp_of(one) != topic for one in actors)


def _row(parsed: ParsedDocument, bound: Bound) -> Tie:
    a, b, one = bound
    return Tie(
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
