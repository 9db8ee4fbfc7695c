"""Where actors stand on the issues of a case, from the positions that documents report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import sqrt

from multipolar.evidence.drafting import wording
from multipolar.evidence.drafting.astray import Aims
from multipolar.evidence.drafting.cast import Cast
from multipolar.evidence.drafting.pool import LEAST_SPREAD, MOST_SPREAD, Reading
from multipolar.evidence.drafting.topics import Topic
from multipolar.results.evidence import Position, Row

NAMED, DIRECTION = 8.0, 16.0
"""Doubt, in points, about a position whose point the passage names, and about one of which it says only the direction (judgement)."""

DOUBTED = 1.4
"""Factor on the doubt where the document hedges, imagines the speech, or infers it itself, or where nobody stands to it with a name
(judgement)."""

DISPUTED = 2.0
"""Factor on the doubt where the document also tells that the position is denied or cannot be verified (judgement)."""

LEAST_CONFIDENCE = 0.2
"""A passage of a rule that was right less often than this says nothing of where somebody stands (judgement)."""

FOR, AGAINST = 85.0, 15.0
"""Where somebody stands on a term of which the passage names no point: what the attacker, or the defender, wants (judgement)."""

SHORT = 30.0
"""How far short of that an offer or a concession stands, in points: a third of the scale (judgement)."""

GENERIC = 15.0
"""Doubt about where a side stands of which no passage names a point; passages that give the direction only never make it smaller."""

MORE, LESS = 75.0, 25.0
"""Where somebody stands on a policy who is only said to be for it, or against it (judgement)."""

_INFERRED = ("author-inferred", "hypothetical-speech", "presupposed")


def readings(
    rows: Mapping[str, Sequence[Row]], cast: Cast, topics: Sequence[Topic], texts: Mapping[str, str], leans: Mapping[str, float]
) -> Iterator[Reading]:
    """A reading of an ideal for every position of somebody in the case on an issue of the case that tells where they stand.

    Parameters
    ----------
    rows, cast, topics
        The evidence, and the case it is read for.
    texts : mapping of str to str
        Text of each document by id.
    leans : mapping of str to float
        By case id: 1 with the attacker, −1 with the defender, 0 between.
    """
    claims: dict[str, list[Row]] = defaultdict(list)
    for each in rows.get("claim", ()):
        claims[each.document].append(each)
    found: dict[str, list[tuple[Position, Reading]]] = defaultdict(list)
    for row, actor, topic in Aims(rows, cast, texts).on(topics):
        if row.confidence >= LEAST_CONFIDENCE:
            made = _reading(row, actor, topic, texts[row.document], leans.get(actor, 0.0), cast, claims[row.document])
            if made is not None:
                found[made.address].append((row, made))
    for told in found.values():
        yield from _both_ways(told)


def salience(aims: Aims, topics: Sequence[Topic]) -> dict[tuple[str, str], tuple[int, int]]:
    """Attention: of an actor's positions on issues of the case, how many concern each (issue, actor), and how many there are."""
    counted = Counter((topic.id, actor) for _, actor, topic in aims.on(topics))
    whole: Counter[str] = Counter()
    for (_, actor), count in counted.items():
        whole[actor] += count
    return {(issue, actor): (count, whole[actor]) for (issue, actor), count in counted.items()}


def _reading(row: Position, actor: str, topic: Topic, text: str, lean: float, cast: Cast, claims: Sequence[Row]) -> Reading | None:
    """Where a passage puts somebody; None where it tells neither a point nor a direction."""
    words = row.span.quote(text)
    point, ground = topic.point(wording.wanted(words), row.direction), wording.gives_ground(row, words)
    value = float(point) if point is not None else _by_direction(row, topic, lean, ground=ground)
    if value is None:
        return None
    way = {"support": "is for it", "oppose": "is against it", "demand": "demands it"}[row.direction]
    basis = {"reported": "as reported"}.get(row.basis, row.basis.replace("-", " "))
    doubts = _doubts(row, text, claims)
    said = ", ".join(["gives ground" if ground else way, basis, *doubts])
    spread = (NAMED if point is not None else DIRECTION) / (row.confidence if row.is_likely_only else sqrt(row.confidence))
    for factor in doubts.values():
        spread *= factor
    return Reading(
        address=f"positions.{topic.id}.{actor}.ideal",
        value=value,
        spread=spread,
        document=row.document,
        span=row.span,
        relation="stated" if point is not None else "direction",
        gist=f"{cast.parts[actor].name} on {topic.id.replace('-', ' ')}: {said}.",
        kind="position",
        is_step=ground and point is None and topic.way(row.direction) is None,
        least=LEAST_SPREAD if point is not None else GENERIC,
    )


def _doubts(row: Position, text: str, claims: Sequence[Row]) -> dict[str, float]:
    """What makes a passage less sure than its words: how it is put, and by what factor on the doubt."""
    found: dict[str, float] = {}
    if row.hedged or row.basis in _INFERRED:
        found["hedged" if row.hedged else "not in their own words"] = DOUBTED
    elif wording.is_unnamed(row, claims, text):
        found["by a source without a name"] = DOUBTED
    if wording.is_disputed(row, claims):
        found["and disputed"] = DISPUTED
    return found


def _by_direction(row: Position, topic: Topic, lean: float, *, ground: bool) -> float | None:
    """Where a passage that names no point puts somebody.

    Of a policy, more or less. Of a term that can be wanted or refused as such (a ceasefire), where the library says that those stand who
    are for it, or against it. Of any other term (land), the end that the actor's own side wants; an offer or a concession stands short of
    it, and of those who lean to no side nothing is told.
    """
    if topic.is_lever:
        return LESS if row.direction == "oppose" else MORE
    way = topic.way(row.direction)
    if way is not None:
        return float(way)
    if not lean:
        return None
    return (FOR if lean > 0.0 else AGAINST) - (SHORT * lean if ground else 0.0)


def _both_ways(told: Sequence[tuple[Position, Reading]]) -> Iterator[Reading]:
    """Readings of one ideal; those without a point that say for and against of one thing alike are as good as unknown."""
    ways = {row.direction for row, made in told if made.relation == "direction" and not made.is_step}
    for _, made in told:
        both = {"support", "oppose"} <= ways and made.relation == "direction"
        yield replace(made, spread=max(made.spread, MOST_SPREAD), least=MOST_SPREAD) if both else made
