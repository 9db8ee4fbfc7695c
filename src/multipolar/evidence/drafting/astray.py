"""Positions in the words of an issue that are about the enemy: on a scale of one side's own forces or leaders they tell nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from multipolar.evidence.drafting import wording
from multipolar.evidence.drafting.cast import Cast
from multipolar.evidence.drafting.topics import Topic, topic_for
from multipolar.results.evidence import Mention, Position, Row
from multipolar.scenario.numbers import Number


class Aims:
    """Tells whom positions on issues about one of the two sides are aimed at.

    Parameters
    ----------
    rows : mapping
        Rows by kind.
    cast : Cast
        The actors, and the two sides.
    texts : mapping of str to str
        Text of each document by id.
    """

    def __init__(self, rows: Mapping[str, Sequence[Row]], cast: Cast, texts: Mapping[str, str]) -> None:
        self.cast, self.texts = cast, texts
        self.positions = [row for row in rows.get("position", ()) if isinstance(row, Position) and row.issue]
        self._mentions: dict[str, list[Mention]] = {}
        for row in rows.get("mention", ()):
            if isinstance(row, Mention):
                self._mentions.setdefault(row.document, []).append(row)

    def on(self, topics: Sequence[Topic]) -> Iterator[tuple[Position, str, Topic]]:
        """Positions on issues of the case, each of its actors with the issue that it concerns; those that are astray left out."""
        return ((row, actor, topic) for row, actor, topic in self._matched(topics) if not self.is_astray(row, actor, topic))

    def astray(self, topics: Sequence[Topic]) -> Iterator[tuple[Position, str, Topic]]:
        """Those that `on` leaves out."""
        return ((row, actor, topic) for row, actor, topic in self._matched(topics) if self.is_astray(row, actor, topic))

    def _matched(self, topics: Sequence[Topic]) -> Iterator[tuple[Position, str, Topic]]:
        for row in self.positions:
            for canonical in row.actors:
                actor = self.cast.case_id(canonical)
                topic = topic_for(row.issue, actor, topics, self.cast) if actor else None
                if topic is not None:
                    yield row, actor, topic

    def is_astray(self, row: Position, actor: str, topic: Topic) -> bool:
        """Whether a position on an issue about one side is about the other side's.

        ``The rebels must disarm first``, says the government whose forces the scale is about: it wants none of its own cut. What that side
        asks for itself, no limits, is no such thing, whomever it asks.
        """
        about = topic.about(self.cast)
        if not about or self._whose(row, actor) in ("", about):
            return False
        point = topic.point(wording.wanted(self._words(row)), row.direction)
        return self.cast.principal(actor) != about or point is None or point > _now(topic)

    def _whose(self, row: Position, actor: str) -> str:
        """The side whose matter a position is: the one of whom it is asked, or that it names; else as sides speak of each other.

        A side that refuses, gives ground or says *its* speaks of its own; what else it demands and supports is the enemy's. Empty where
        nobody can tell.
        """
        sides, speaker = {self.cast.attacker, self.cast.defender}, self.cast.principal(actor)
        inside = [each for each in self._mentions.get(row.document, ()) if row.span.holds(each.span)]
        for named in (self._principals(row.target), self._of(inside) - {speaker}):
            if len(named & sides) == 1:
                return next(iter(named & sides))
        if speaker not in sides:
            return ""
        is_own = row.direction == "oppose" or wording.gives_ground(row, self._words(row))
        is_its = speaker in self._of(each for each in inside if each.form == "pronoun")
        return speaker if is_own or is_its else next(iter(sides - {speaker}))

    def _of(self, mentions: Iterable[Mention]) -> set[str]:
        return self._principals([actor for each in mentions for actor in each.actors])

    def _principals(self, canonical: Sequence[str]) -> set[str]:
        return {self.cast.principal(name) for each in canonical if (name := self.cast.case_id(each))}

    def _words(self, row: Position) -> str:
        return row.span.quote(self.texts[row.document])


def _now(topic: Topic) -> float:
    """Where the issue stands today, as the library has it; the low end where it does not say."""
    return Number.parse(topic.entry.now).centre if topic.entry is not None and topic.entry.now else 0.0
