"""Makes the rows of each kind from what a model answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

from multipolar.evidence.issues import bundled_issues
from multipolar.evidence.model.answers import ClaimAnswer, EventAnswer, GroupAnswer, PositionAnswer, RelationAnswer
from multipolar.evidence.model.passages import Passages, Rejection, around
from multipolar.evidence.model.sides import own_parties, sides
from multipolar.results.evidence import Claim, Event, Mention, Position, Row, Tie

_MOST_PAIRS = 6
"""Ties that one row may give where its names stand for several actors."""


def group(passages: Passages, data: object) -> Iterator[Row]:
    """A group that acts or speaks; one that no name in the document stands for is proposed as a group of its own."""
    given = GroupAnswer.model_validate(data)
    span = passages.quote(given)
    passages.is_group(given.quote)
    actors = passages.actors(given.actors or (given.quote,), span)
    if not actors:
        raise Rejection("no actor", given.quote)
    actors = passages.people_of(span, actors)
    unknown = actors[0] if len(actors) == 1 and passages.is_proposed(actors[0]) else ""
    yield Mention(
        document=passages.document,
        span=span,
        rule=passages.rule,
        actors=() if unknown else actors,
        form=given.form,
        proposed=unknown,
    )


def claim(passages: Passages, data: object) -> Iterator[Row]:
    """A claim; contested only with the words that contest it."""
    given = ClaimAnswer.model_validate(data)
    span = passages.quote(given)
    content, cue, source_span = (passages.inside(words, span) for words in (given.content, given.cue, given.source_words))
    if content is None:
        raise Rejection("wrong form", "a claim without content")
    contest = passages.anywhere(given.contested_by, span) if given.contested else None
    if given.contested and contest is None:
        raise Rejection("quote not in the text", "contested, without the words that say so")
    yield Claim(
        document=passages.document,
        span=around(span, content, cue),
        rule=passages.rule,
        source=passages.actors(given.source, span) or ("unknown",),
        content=content,
        cue=cue,
        source_span=source_span,
        polarity=given.polarity,
        certainty=given.certainty,
        hedges=tuple(found for words in given.hedges if (found := passages.inside(words, span))),
        contested=given.contested,
        contest=contest,
        attribution=given.attribution,
    )


def position(passages: Passages, data: object) -> Iterator[Row]:
    """A position; its issue is found by the library of issues, as for the rules."""
    given = PositionAnswer.model_validate(data)
    span = passages.quote(given)
    condition = passages.inside(given.condition, span)
    actors = passages.actors(given.actors, span)
    if not actors:
        raise Rejection("no actor", given.quote)
    yield Position(
        document=passages.document,
        span=span,
        rule=passages.rule,
        actors=actors,
        issue=bundled_issues().issue_of(passages.words(span), passages.words(passages.sentence(given.sentence))),
        direction=given.direction,
        basis=given.basis,
        conditional=condition is not None,
        condition=condition,
        hedged=given.hedged,
        target=passages.actors(given.target, span),
    )


def event(passages: Passages, data: object) -> Iterator[Row]:
    """An event with somebody in it; its date is worked out from the words that the model gives for it."""
    given = EventAnswer.model_validate(data)
    span = passages.quote(given)
    trigger = passages.inside(given.trigger, span)
    if trigger is None:
        raise Rejection("wrong form", "an event without the words that tell it")
    source, target = passages.actors(given.source, span), passages.actors(given.target, span)
    if not (source or target):
        raise Rejection("no actor", given.quote)
    made = Event(
        document=passages.document,
        span=around(span, trigger),
        rule=passages.rule,
        source=source,
        target=target,
        plover=given.type,
        mode=given.mode,
        trigger=trigger,
        date=passages.date(passages.inside(given.when, span)),
        reciprocal=given.reciprocal,
    )
    passages.events.append(made)
    yield made


def ties(passages: Passages, data: object) -> Iterator[Row]:
    """A tie, or several where a name stands for several actors; a state's troops count as the state where they do for the rules."""
    given = RelationAnswer.model_validate(data)
    span = passages.quote(given)
    one, other = sides(passages.actors((given.a,), span), passages.actors((given.b,), span), own_parties(passages.events))
    pairs = [(a, b) for a, b in product(one, other) if a != b][:_MOST_PAIRS]
    if not pairs:
        raise Rejection("no actor", given.quote)
    for a, b in pairs:
        yield Tie(
            document=passages.document,
            span=span,
            rule=passages.rule,
            a=a,
            b=b,
            type=given.type,
            sign=given.sign,
            directed=given.directed,
            status=given.status,
        )


MAKERS: dict[str, Callable[[Passages, object], Iterator[Row]]] = {
    "groups": group,
    "claims": claim,
    "positions": position,
    "events": event,
    "relations": ties,
}
"""By the names of the lists in an answer."""
