"""Where actors stand on the issues of a case, from the positions that documents report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from multipolar.evidence.drafting.cast import Cast
from multipolar.evidence.drafting.pool import Reading
from multipolar.evidence.drafting.topics import Topic, topic_for
from multipolar.results.evidence import Position, Row

NAMED, DIRECTION = 8.0, 16.0
"""Doubt, in points, about a position whose point the passage names, and about one of which it says only the direction (judgement)."""

DOUBTED = 1.4
"""Factor on the doubt where the document hedges, imagines the speech, or infers it itself (judgement)."""

FOR, AGAINST = 85.0, 15.0
"""Where somebody stands on a term who is only said to want what the attacker, or the defender, wants (judgement)."""

MORE, LESS = 75.0, 25.0
"""Where somebody stands on a policy who is only said to be for it, or against it (judgement)."""

_INFERRED = ("author-inferred", "hypothetical-speech", "presupposed")


def readings(
    rows: Mapping[str, Sequence[Row]], cast: Cast, topics: Sequence[Topic], texts: Mapping[str, str], leans: Mapping[str, float]
) -> Iterator[Reading]:
    """A reading of an ideal for every position of somebody in the case on an issue of the case.

    Parameters
    ----------
    rows, cast, topics
        The evidence, and the case it is read for.
    texts : mapping of str to str
        Text of each document by id.
    leans : mapping of str to float
        By case id: 1 with the attacker, −1 with the defender, 0 between.
    """
    for row in rows.get("position", ()):
        if not isinstance(row, Position) or not row.issue:
            continue
        for canonical in row.actors:
            actor = cast.case_id(canonical)
            topic = topic_for(row.issue, actor, topics, cast) if actor else None
            if topic is not None:
                yield _reading(row, actor, topic, texts[row.document], leans.get(actor, 0.0), cast)


def salience(rows: Mapping[str, Sequence[Row]], cast: Cast, topics: Sequence[Topic]) -> dict[tuple[str, str], tuple[int, int]]:
    """Attention: of an actor's positions on issues of the case, how many concern each (issue, actor), and how many there are."""
    counted: Counter[tuple[str, str]] = Counter()
    for row in rows.get("position", ()):
        if isinstance(row, Position) and row.issue:
            for canonical in row.actors:
                actor = cast.case_id(canonical)
                topic = topic_for(row.issue, actor, topics, cast) if actor else None
                if topic is not None:
                    counted[topic.id, actor] += 1
    whole: Counter[str] = Counter()
    for (_, actor), count in counted.items():
        whole[actor] += count
    return {(issue, actor): (count, whole[actor]) for (issue, actor), count in counted.items()}


def _reading(row: Position, actor: str, topic: Topic, text: str, lean: float, cast: Cast) -> Reading:
    point = topic.point(text[row.span.start : row.span.end], row.direction)
    value = float(point) if point is not None else _by_direction(row, topic, lean)
    spread = (NAMED if point is not None else DIRECTION) * (DOUBTED if row.hedged or row.basis in _INFERRED else 1.0)
    said = {"support": "is for it", "oppose": "is against it", "demand": "demands it"}[row.direction]
    basis = {"reported": "as reported"}.get(row.basis, row.basis.replace("-", " "))
    return Reading(
        address=f"positions.{topic.id}.{actor}.ideal",
        value=value,
        spread=spread / row.confidence if row.is_likely_only else spread,
        document=row.document,
        span=row.span,
        relation="stated" if point is not None else "direction",
        gist=f"{cast.parts[actor].name} on {topic.id.replace('-', ' ')}: {said}, {basis}.",
        kind="position",
    )


def _by_direction(row: Position, topic: Topic, lean: float) -> float:
    """Of a policy, more or less; of a term, the end that the actor's own side wants, whichever way the passage puts it."""
    if topic.is_lever:
        return LESS if row.direction == "oppose" else MORE
    return FOR if lean > 0.0 else AGAINST if lean < 0.0 else 50.0
