"""Who stands with whom, and who talks over whose head: what every table of a draft builds on."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from multipolar.evidence.actors import Registry
from multipolar.evidence.drafting import affinities
from multipolar.evidence.drafting.cast import Cast
from multipolar.evidence.drafting.material import Evidence
from multipolar.evidence.drafting.passages import Passages, keys_of
from multipolar.evidence.drafting.pool import pool
from multipolar.results.evidence import Event, Row

T = TypeVar("T", bound=Row)


class Powers:
    """One draft in the making: its evidence, its cast, and how they lean."""

    def __init__(self, evidence: Evidence, known: Registry, cast: Cast, day: date) -> None:
        self.evidence, self.known, self.cast, self.day = evidence, known, cast, day
        self.keys = keys_of(evidence.documents)
        self.passages = Passages(self.keys)
        self.affinities = pool(affinities.readings(evidence.rows, cast, evidence.texts), evidence.story_of)
        self.leans = self._leans()
        self.patrons = self._patrons()

    def _leans(self) -> dict[str, float]:
        """By case id: 1 with the attacker, −1 with the defender, by the difference of affinities.

        Those who act for a principal lean as it does; an opposition leans to nobody for its sake.
        """
        cast, leans = self.cast, {self.cast.attacker: 1.0, self.cast.defender: -1.0}
        for part in cast.principals:
            if part.id not in leans:
                gap = self._affinity(part.id, cast.attacker) - self._affinity(part.id, cast.defender)
                leans[part.id] = 1.0 if gap > 15.0 else -1.0 if gap < -15.0 else 0.0
        return {part.id: leans[part.of or part.id] if part.speaks else 0.0 for part in cast.parts.values()}

    def _affinity(self, one: str, other: str) -> float:
        pooled = self.affinities.get("ties.affinities.{}.{}".format(*sorted((one, other))))
        return pooled.mean if pooled else 0.0

    def _patrons(self) -> tuple[str, ...]:
        """Principals who do not lean to the attacker, and confer with it or plan to: they talk over the defender's head.

        What somebody could, should or is said to do is no deed and makes nobody a patron.
        """
        events, sides_ = self._rows("event", Event), (self.cast.attacker, self.cast.defender)
        others = [part for part in self.cast.principals if part.kind == "state" and part.id not in sides_ and self.leans[part.id] <= 0.0]
        return tuple(part.id for part in others if any(self._confer(event, part.id, self.cast.attacker) for event in events))[:2]

    def _confer(self, event: Event, one: str, other: str) -> bool:
        if event.plover != "CONSULT" or event.mode not in ("actual", "planned"):
            return False
        met = {self.cast.doer(each) for each in (*event.source, *event.target)}
        return {one, other} <= met

    def _rows(self, kind: str, row: type[T]) -> list[T]:
        return [each for each in self.evidence.rows.get(kind, ()) if isinstance(each, row)]
