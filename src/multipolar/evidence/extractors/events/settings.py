"""When and where an event is: the date and the place that its own clause names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import Candidate
from multipolar.evidence.extractors.events.roles import is_verb
from multipolar.evidence.extractors.events.scene import Scene
from multipolar.evidence.language.neighbours import neighbour
from multipolar.results.evidence import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACING = ("in", "at", "near", "outside", "inside", "off", "across")
_NOT_THEN = ("since", "until", "till", "before", "after", "from", "by")
_DEEPEST = 6

Dated = tuple[int, DateMention]
"""Index of the first token of a date, and the date."""


def dates_of(scene: Scene, dates: Sequence[DateMention]) -> tuple[Dated, ...]:
    """Dates of a block that could be worked out, by token; not those that only bound a time ("since 1994")."""
    start, end = scene.block.start, scene.block.end
    found = []
    for date in dates:
        if date.earliest and start <= date.span.start < end and not date.deadline:
            tokens = scene.doc.char_span(date.span.start - start, date.span.end - start, alignment_mode="expand")
            if tokens and tokens[0].lower_ not in _NOT_THEN and (tokens[0].i == 0 or neighbour(tokens[0], -1).lower_ not in _NOT_THEN):
                found.append((tokens[0].i, date))
    return tuple(found)


def date_of(one: Candidate, dates: Sequence[Dated]) -> tuple[str, str] | None:
    """First and last day of the date that hangs on the event's word, or on the verb above its noun."""
    over = _verb_over(one.trigger)
    sentence = one.trigger.sent
    for place, date in dates:
        if sentence.start <= place < sentence.end:
            token = one.scene.doc[place]
            for _ in range(_DEEPEST):
                if token.i in (one.trigger.i, over.i):
                    return date.earliest, date.latest
                if is_verb(token) or token.head.i == token.i:
                    break
                token = token.head
    return None


def place_of(one: Candidate) -> str:
    """Canonical id of the place within the passage, else of the place or state in which the verb says it was."""
    scene = one.scene
    for token in scene.doc[one.first.i : one.last.i + 1]:
        place = scene.place(token)
        if place:
            return place
    ends = {*one.source, *one.target}
    for above in (one.trigger, _verb_over(one.trigger)):
        for preposition in above.rights:
            if preposition.dep_ == "prep" and preposition.lower_ in _PLACING:
                for inner in preposition.rights:
                    named = (scene.place(inner), *(who for who in scene.named(inner) if who.startswith("state:") and who not in ends))
                    if inner.dep_ == "pobj" and any(named):
                        return next(filter(None, named))
    return ""


def _verb_over(token: Token) -> Token:
    """The verb that an event's noun belongs to, or the event's verb itself."""
    for _ in range(_DEEPEST):
        if is_verb(token) or token.head.i == token.i:
            return token
        token = token.head
    return token
